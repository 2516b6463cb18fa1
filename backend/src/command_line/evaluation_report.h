#pragma once

#include <boost/json/object.hpp>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ai/answering/answer.h"
#include "base/result.h"
#include "command_line/evaluation_set.h"

namespace datapilot::command_line {

// One line of the file of answers.
boost::json::object evaluated(const std::string& id,
                              const base::Result<ai::answering::Answer>& answer);

// How many were answered, asked back, refused or failed, and how long one took.
std::string evaluation_summary(const std::vector<boost::json::object>& lines,
                               std::chrono::milliseconds total);

// How many of the answers with a known result are right; empty where none is known.
std::string score_summary(const EvaluationSet& set, const std::vector<boost::json::object>& lines);

// What a language model read, wrote and cost; empty where none was asked.
std::string model_summary(const std::vector<boost::json::object>& lines, std::int64_t micro_euros);

// The sum of a number over all lines that have it.
std::int64_t sum_of(const std::vector<boost::json::object>& lines, std::string_view field);

}  // namespace datapilot::command_line
