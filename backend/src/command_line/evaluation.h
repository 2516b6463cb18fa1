#pragma once

#include <boost/json/object.hpp>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "ai/answering/answer_question.h"
#include "command_line/connect_option.h"
#include "command_line/evaluation_set.h"
#include "command_line/session.h"
#include "runtime/task.h"

namespace datapilot::command_line {

// How a set is answered; the lines of an earlier run stand in for the questions that they answer.
struct EvaluationWay {
    ai::answering::EngineWish engine = ai::answering::EngineWish::automatic;
    ai::answering::ModelMeans model{};
    const ConnectOption* server = nullptr;  // of the databases; none where the sources are files
    std::map<std::string, boost::json::object> done{};  // by the id of the question
};

// Told of each question that is done, from any thread.
using LineSink = std::function<void(const boost::json::object& line)>;

// Answers every question of a set, several at once: each source is read once, and a follow-up
// carries the plan of the answer before it. One line for each question, in the set's order.
// Questions that follow one another are taken from an earlier run together or not at all.
runtime::Task<std::vector<boost::json::object>> evaluate(const EvaluationSet* set,
                                                         const Workers* workers, EvaluationWay way,
                                                         LineSink answered);

}  // namespace datapilot::command_line
