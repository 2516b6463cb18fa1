#pragma once

#include <memory>

#include "ai/answering/answer_question.h"
#include "base/result.h"
#include "llm/connection.h"

namespace datapilot::command_line {

// The language model that the environment configures, for a program without a server: no budgets.
class Model {
  public:
    // Fails where the configuration is wrong, and with model_not_configured where the engine is
    // `model` and there is none.
    static base::Result<Model> from_environment(ai::answering::EngineWish engine);

    // It must outlive the question. None where the rules alone are asked.
    ai::answering::ModelMeans means() const;

    // Micro-euros.
    std::int64_t cost(std::int64_t input_tokens, std::int64_t output_tokens) const;

  private:
    std::unique_ptr<http_client::NetworkClient> network_;
    std::unique_ptr<llm::Connection> connection_;
    config::ModelSettings settings_;
};

}  // namespace datapilot::command_line
