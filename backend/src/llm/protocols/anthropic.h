#pragma once

#include "llm/protocol.h"

namespace datapilot::llm {

// The Messages API, version 2023-06-01: strict tools, streaming, prompt caching.
class Anthropic final : public Protocol {
  public:
    http_client::Request request(const ModelAddress& address, const Request& wanted) const override;
    std::unique_ptr<AnswerReader> reader() const override;
};

}  // namespace datapilot::llm
