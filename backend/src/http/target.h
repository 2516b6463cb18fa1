#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace datapilot::http {

// A request's path and query, checked: well-formed percent-encoding, UTF-8, no NUL.
bool is_well_formed_target(std::string_view target);

// The path of a target, without its query.
std::string_view path_of(std::string_view target);

// One percent-encoded segment of a path.
std::string decoded_segment(std::string_view segment);

// A parameter of the query of a well-formed target.
std::optional<std::string> query_parameter(std::string_view target, std::string_view name);

// The canonical form (8-4-4-4-12 hexadecimal digits) in lower case; nothing when it is no UUID.
std::optional<std::string> as_uuid(std::string_view text);

}  // namespace datapilot::http
