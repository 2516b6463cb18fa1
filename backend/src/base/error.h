#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/text.h"

namespace datapilot::base {

// Every failure that a caller can meet; docs/api/openapi.yaml lists the same names, with what to
// do.
enum class Errc {
    malformed_request,
    malformed_json,
    validation_failed,
    unauthenticated,
    token_expired,
    refresh_reused,
    invalid_credentials,
    email_taken,
    throttled,
    forbidden,
    origin_refused,
    not_found,
    method_not_allowed,
    not_acceptable,
    conflict,
    idempotency_conflict,
    request_timeout,
    headers_too_large,
    payload_too_large,
    unsupported_media_type,
    upload_interrupted,
    too_many_files,
    too_many_columns,
    file_empty,
    file_not_text,
    file_header_only,
    file_header_invalid,
    file_row_too_long,
    file_cell_too_large,
    file_too_large,
    quota_exceeded,
    storage_full,
    question_empty,
    question_too_long,
    question_not_understood,
    question_out_of_scope,
    sql_refused,
    query_failed,
    query_timeout,
    query_too_large,
    source_unreachable,
    source_tls_failed,
    source_login_failed,
    source_database_missing,
    source_rights_missing,
    source_lost,
    source_misbehaved,
    schema_outdated,
    model_not_configured,
    model_unavailable,
    model_timeout,
    model_refused,
    model_answer_invalid,
    egress_forbidden,
    budget_spent,
    worker_crashed,
    overloaded,
    shutting_down,
    database_unavailable,
    internal,
};

// The stable name of a code, as the API and the command line show it.
std::string_view name(Errc code);
std::optional<Errc> errc_from_name(std::string_view name);

// What is wrong with one field of a request.
enum class FieldErrc {
    required,
    wrong_type,
    too_short,
    too_long,
    invalid_format,
    out_of_range,
    not_allowed,
    unknown_field,
};

std::string_view name(FieldErrc code);

struct FieldError {
    std::string field;  // of the body or the query, or the name of a file
    std::variant<FieldErrc, Errc> code = FieldErrc::invalid_format;  // an Errc for a file
    Text message;
};

// A failure the caller can cause or act on. Lost infrastructure and broken invariants throw.
struct Error {
    Errc code = Errc::internal;
    Text message;                      // shown to the user
    std::string detail{};              // logged, never shown
    std::vector<FieldError> fields{};  // which part of the input is to blame, if one is
    std::optional<std::chrono::seconds> retry_after{};  // when to try again, if that is known
};

}  // namespace datapilot::base
