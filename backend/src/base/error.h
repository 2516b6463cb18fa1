#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace datapilot::base {

// Every failure that a caller can meet; docs/api/openapi.yaml lists the same names, with what to
// do.
enum class Errc {
    validation_failed,
    malformed_json,
    unauthenticated,
    token_expired,
    refresh_reused,
    invalid_credentials,
    email_taken,
    throttled,
    forbidden,
    not_found,
    method_not_allowed,
    conflict,
    idempotency_conflict,
    payload_too_large,
    headers_too_large,
    bad_request,
    unsupported_media_type,
    not_acceptable,
    file_empty,
    file_not_text,
    file_header_only,
    file_header_invalid,
    file_row_too_long,
    file_too_large,
    too_many_columns,
    upload_interrupted,
    storage_full,
    question_empty,
    question_too_long,
    question_not_understood,
    sql_refused,
    query_failed,
    query_timeout,
    query_too_large,
    worker_crashed,
    overloaded,
    shutting_down,
    database_unavailable,
    internal,
};

// The stable name of a code, as the API and the command line show it.
std::string_view name(Errc code);
std::optional<Errc> errc_from_name(std::string_view name);

struct FieldError {
    std::string field;
    Errc code = Errc::validation_failed;
    Text message;
};

// A failure the caller can cause or act on. Lost infrastructure and broken invariants throw.
struct Error {
    Errc code = Errc::internal;
    Text message;                      // shown to the user
    std::string detail{};              // logged, never shown
    std::vector<FieldError> fields{};  // which part of the input is to blame, if one is
};

}  // namespace datapilot::base
