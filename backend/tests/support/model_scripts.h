#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <vector>

#include "support/scripted_http_server.h"

// What language models answer over the wire, for scripted servers.
namespace datapilot::tests {

// One event of the Messages API.
std::string anthropic_event(const std::string& name, const boost::json::object& data);

// A whole stream that calls a tool, its arguments in pieces of so many bytes.
std::vector<std::string> anthropic_call(const std::string& tool, const std::string& arguments,
                                        std::size_t piece = 16);
std::vector<std::string> anthropic_text(const std::string& text);

std::vector<std::string> chat_call(const std::string& tool, const std::string& arguments,
                                   std::size_t piece = 16);
std::vector<std::string> chat_text(const std::string& text);

}  // namespace datapilot::tests
