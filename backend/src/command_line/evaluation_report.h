#pragma once

#include <boost/json/object.hpp>
#include <chrono>
#include <string>
#include <vector>

#include "ai/answering/answer.h"
#include "base/result.h"

namespace datapilot::command_line {

// One line of the file of answers.
boost::json::object evaluated(const std::string& id,
                              const base::Result<ai::answering::Answer>& answer);

// How many were answered, asked back, refused or failed, and how long one took.
std::string evaluation_summary(const std::vector<boost::json::object>& lines,
                               std::chrono::milliseconds total);

}  // namespace datapilot::command_line
