#pragma once

#include <boost/json/object.hpp>
#include <functional>
#include <vector>

#include "command_line/connect_option.h"
#include "command_line/evaluation_set.h"
#include "command_line/session.h"
#include "runtime/task.h"

namespace datapilot::command_line {

// Answers every question of a set, several at once: each source is read once, and a follow-up
// carries the plan of the answer before it. One line for each question, in the set's order.
// `answered` is told of each question that is done, from any thread.
// Databases are those of `server`, which is null where the sources are files.
runtime::Task<std::vector<boost::json::object>> evaluate(const EvaluationSet* set,
                                                         const ConnectOption* server,
                                                         const Workers* workers,
                                                         std::function<void()> answered);

}  // namespace datapilot::command_line
