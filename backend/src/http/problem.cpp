#include "http/problem.h"

#include <boost/beast/http/status.hpp>
#include <boost/json/array.hpp>
#include <utility>
#include <variant>

#include "http/response.h"

namespace datapilot::http {
namespace {

boost::json::object field_object(const base::FieldError& error, base::Language language) {
    const auto code =
        std::visit([](auto value) { return std::string{base::name(value)}; }, error.code);
    return {{"field", error.field}, {"code", code}, {"message", error.message.in(language)}};
}

}  // namespace

int status_of(base::Errc code) {
    using base::Errc;
    switch (code) {
        case Errc::question_not_understood:
        case Errc::question_out_of_scope:
            return 200;  // part of an answer, never a problem of their own
        case Errc::malformed_request:
        case Errc::malformed_json:
        case Errc::upload_interrupted:
            return 400;
        case Errc::unauthenticated:
        case Errc::token_expired:
        case Errc::refresh_reused:
        case Errc::invalid_credentials:
            return 401;
        case Errc::forbidden:
        case Errc::origin_refused:
        case Errc::egress_forbidden:
            return 403;
        case Errc::not_found:
            return 404;
        case Errc::method_not_allowed:
            return 405;
        case Errc::not_acceptable:
            return 406;
        case Errc::request_timeout:
            return 408;
        case Errc::email_taken:
        case Errc::conflict:
        case Errc::idempotency_conflict:
        case Errc::schema_outdated:
        case Errc::model_not_configured:
            return 409;
        case Errc::payload_too_large:
        case Errc::file_too_large:
        case Errc::quota_exceeded:
            return 413;
        case Errc::unsupported_media_type:
            return 415;
        case Errc::validation_failed:
        case Errc::too_many_files:
        case Errc::too_many_columns:
        case Errc::file_empty:
        case Errc::file_not_text:
        case Errc::file_header_only:
        case Errc::file_header_invalid:
        case Errc::file_row_too_long:
        case Errc::file_cell_too_large:
        case Errc::question_empty:
        case Errc::question_too_long:
        case Errc::sql_refused:
        case Errc::query_failed:
        case Errc::query_too_large:
            return 422;
        case Errc::throttled:
        case Errc::budget_spent:
            return 429;
        case Errc::headers_too_large:
            return 431;
        case Errc::worker_crashed:
        case Errc::internal:
            return 500;
        case Errc::source_unreachable:
        case Errc::source_tls_failed:
        case Errc::source_login_failed:
        case Errc::source_database_missing:
        case Errc::source_rights_missing:
        case Errc::source_lost:
        case Errc::source_misbehaved:
        case Errc::model_refused:
        case Errc::model_answer_invalid:
            return 502;
        case Errc::overloaded:
        case Errc::shutting_down:
        case Errc::database_unavailable:
        case Errc::model_unavailable:
            return 503;
        case Errc::query_timeout:
        case Errc::model_timeout:
            return 504;
        case Errc::storage_full:
            return 507;
    }
    return 500;
}

std::string reason_phrase(int status) {
    namespace beast_http = boost::beast::http;
    return beast_http::obsolete_reason(beast_http::int_to_status(static_cast<unsigned>(status)));
}

boost::json::object problem_object(const base::Error& error, base::Language language,
                                   const std::string& request_id) {
    const auto code = std::string{base::name(error.code)};
    const int status = status_of(error.code);
    boost::json::array errors;
    for (const auto& field : error.fields) errors.push_back(field_object(field, language));
    return {{"type", "urn:datapilot:problem:" + code},
            {"title", reason_phrase(status)},
            {"status", status},
            {"code", code},
            {"message", error.message.in(language)},
            {"request_id", request_id},
            {"errors", std::move(errors)}};
}

Response problem(base::Error error) {
    const int status = status_of(error.code);
    Headers headers{{"Content-Type", "application/problem+json"}};
    if (error.retry_after) {
        headers.push_back({"Retry-After", std::to_string(error.retry_after->count())});
    }
    return {status, std::move(headers), std::move(error)};
}

}  // namespace datapilot::http
