#pragma once

#include "llm/protocol.h"

namespace datapilot::llm {

// Chat completions with tools, as OpenAI, OVHcloud, Mistral, vLLM, Ollama and llama.cpp serve them.
// Servers that stream nothing, or answer in text what they should have called, are understood too.
class ChatCompletions final : public Protocol {
  public:
    http_client::Request request(const ModelAddress& address, const Request& wanted) const override;
    std::unique_ptr<AnswerReader> reader() const override;
};

}  // namespace datapilot::llm
