#pragma once

#include <string>

namespace datapilot::query_plan {

// Every line two blanks further in.
std::string indented(const std::string& text);
// A statement inside another one.
std::string nested(const std::string& statement);

}  // namespace datapilot::query_plan
