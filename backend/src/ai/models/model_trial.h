#pragma once

#include <boost/json/object.hpp>
#include <chrono>
#include <vector>

#include "base/text.h"
#include "http_client/client.h"
#include "llm/protocol.h"
#include "runtime/task.h"

namespace datapilot::ai::models {

// The steps of a trial, in their order: the service answers, it takes the key, it has the model,
// the model answers by calling a function.
enum class TrialStep { service, key, model, call };
enum class TrialOutcome { passed, warned, failed, not_reached };

struct TrialCheck {
    TrialStep step{};
    TrialOutcome outcome = TrialOutcome::not_reached;
    base::Text message{};
};

struct TrialReport {
    std::vector<TrialCheck> checks;  // one for each step
    std::string model{};             // as the service names it; empty where none answered
    llm::TokenUsage usage{};
    std::chrono::milliseconds time{};

    bool ok() const;
    // For the audit log: "passed", or the step that did not.
    std::string_view outcome() const;
};

// What one call says of a model; pure. A closed port, a filtered one and an address that must not
// be reached read the same.
TrialReport report_of(const llm::Completion& completion);

// Asks the model for one small call; nothing of the company is in it.
runtime::Task<TrialReport> try_out(http_client::Client& network, llm::ModelAddress address);

// ModelTrialReport of docs/api/openapi.yaml.
boost::json::object to_json(const TrialReport& report, base::Language language);

}  // namespace datapilot::ai::models
