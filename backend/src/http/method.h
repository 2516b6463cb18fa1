#pragma once

#include <string_view>

namespace datapilot::http {

// The methods that routes are made for; HEAD and OPTIONS are answered by the server itself.
enum class Method { get, post, put, patch, delete_ };

std::string_view name(Method method);

// True when a request with this method may change something.
bool changes_state(Method method);

}  // namespace datapilot::http
