#include "base/error.h"

#include <array>
#include <utility>

namespace datapilot::base {
namespace {

constexpr std::array names{
    std::pair{Errc::malformed_request, std::string_view{"malformed_request"}},
    std::pair{Errc::malformed_json, std::string_view{"malformed_json"}},
    std::pair{Errc::validation_failed, std::string_view{"validation_failed"}},
    std::pair{Errc::unauthenticated, std::string_view{"unauthenticated"}},
    std::pair{Errc::token_expired, std::string_view{"token_expired"}},
    std::pair{Errc::refresh_reused, std::string_view{"refresh_reused"}},
    std::pair{Errc::invalid_credentials, std::string_view{"invalid_credentials"}},
    std::pair{Errc::email_taken, std::string_view{"email_taken"}},
    std::pair{Errc::throttled, std::string_view{"throttled"}},
    std::pair{Errc::forbidden, std::string_view{"forbidden"}},
    std::pair{Errc::origin_refused, std::string_view{"origin_refused"}},
    std::pair{Errc::not_found, std::string_view{"not_found"}},
    std::pair{Errc::method_not_allowed, std::string_view{"method_not_allowed"}},
    std::pair{Errc::not_acceptable, std::string_view{"not_acceptable"}},
    std::pair{Errc::conflict, std::string_view{"conflict"}},
    std::pair{Errc::idempotency_conflict, std::string_view{"idempotency_conflict"}},
    std::pair{Errc::request_timeout, std::string_view{"request_timeout"}},
    std::pair{Errc::headers_too_large, std::string_view{"headers_too_large"}},
    std::pair{Errc::payload_too_large, std::string_view{"payload_too_large"}},
    std::pair{Errc::unsupported_media_type, std::string_view{"unsupported_media_type"}},
    std::pair{Errc::upload_interrupted, std::string_view{"upload_interrupted"}},
    std::pair{Errc::too_many_files, std::string_view{"too_many_files"}},
    std::pair{Errc::too_many_columns, std::string_view{"too_many_columns"}},
    std::pair{Errc::file_empty, std::string_view{"file_empty"}},
    std::pair{Errc::file_not_text, std::string_view{"file_not_text"}},
    std::pair{Errc::file_header_only, std::string_view{"file_header_only"}},
    std::pair{Errc::file_header_invalid, std::string_view{"file_header_invalid"}},
    std::pair{Errc::file_row_too_long, std::string_view{"file_row_too_long"}},
    std::pair{Errc::file_cell_too_large, std::string_view{"file_cell_too_large"}},
    std::pair{Errc::file_too_large, std::string_view{"file_too_large"}},
    std::pair{Errc::quota_exceeded, std::string_view{"quota_exceeded"}},
    std::pair{Errc::storage_full, std::string_view{"storage_full"}},
    std::pair{Errc::question_empty, std::string_view{"question_empty"}},
    std::pair{Errc::question_too_long, std::string_view{"question_too_long"}},
    std::pair{Errc::question_not_understood, std::string_view{"question_not_understood"}},
    std::pair{Errc::question_out_of_scope, std::string_view{"question_out_of_scope"}},
    std::pair{Errc::sql_refused, std::string_view{"sql_refused"}},
    std::pair{Errc::query_failed, std::string_view{"query_failed"}},
    std::pair{Errc::query_timeout, std::string_view{"query_timeout"}},
    std::pair{Errc::query_too_large, std::string_view{"query_too_large"}},
    std::pair{Errc::source_unreachable, std::string_view{"source_unreachable"}},
    std::pair{Errc::source_tls_failed, std::string_view{"source_tls_failed"}},
    std::pair{Errc::source_login_failed, std::string_view{"source_login_failed"}},
    std::pair{Errc::source_database_missing, std::string_view{"source_database_missing"}},
    std::pair{Errc::source_rights_missing, std::string_view{"source_rights_missing"}},
    std::pair{Errc::source_lost, std::string_view{"source_lost"}},
    std::pair{Errc::source_misbehaved, std::string_view{"source_misbehaved"}},
    std::pair{Errc::schema_outdated, std::string_view{"schema_outdated"}},
    std::pair{Errc::model_not_configured, std::string_view{"model_not_configured"}},
    std::pair{Errc::model_unavailable, std::string_view{"model_unavailable"}},
    std::pair{Errc::model_timeout, std::string_view{"model_timeout"}},
    std::pair{Errc::model_refused, std::string_view{"model_refused"}},
    std::pair{Errc::model_answer_invalid, std::string_view{"model_answer_invalid"}},
    std::pair{Errc::egress_forbidden, std::string_view{"egress_forbidden"}},
    std::pair{Errc::budget_spent, std::string_view{"budget_spent"}},
    std::pair{Errc::worker_crashed, std::string_view{"worker_crashed"}},
    std::pair{Errc::overloaded, std::string_view{"overloaded"}},
    std::pair{Errc::shutting_down, std::string_view{"shutting_down"}},
    std::pair{Errc::database_unavailable, std::string_view{"database_unavailable"}},
    std::pair{Errc::internal, std::string_view{"internal"}},
};

}  // namespace

std::string_view name(Errc code) {
    for (const auto& [candidate, text] : names) {
        if (candidate == code) return text;
    }
    return "internal";
}

std::optional<Errc> errc_from_name(std::string_view text) {
    for (const auto& [code, candidate] : names) {
        if (candidate == text) return code;
    }
    return std::nullopt;
}

std::string_view name(FieldErrc code) {
    switch (code) {
        case FieldErrc::required:
            return "required";
        case FieldErrc::wrong_type:
            return "wrong_type";
        case FieldErrc::too_short:
            return "too_short";
        case FieldErrc::too_long:
            return "too_long";
        case FieldErrc::invalid_format:
            return "invalid_format";
        case FieldErrc::out_of_range:
            return "out_of_range";
        case FieldErrc::not_allowed:
            return "not_allowed";
        case FieldErrc::unknown_field:
            return "unknown_field";
    }
    return "invalid_format";
}

}  // namespace datapilot::base
