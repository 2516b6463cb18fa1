#pragma once

#include <chrono>

#include "http_client/client.h"
#include "llm/protocol.h"

namespace datapilot::llm {

// A model behind an address; the key goes into the request's header and nowhere else.
class HttpProvider final : public Provider {
  public:
    HttpProvider(http_client::Client& client, ModelAddress address, std::chrono::seconds most_time)
        : client_(client), address_(std::move(address)), most_time_(most_time) {}

    std::string_view model() const override { return address_.model; }
    runtime::Task<Completion> complete(Request request, ProgressSink progress) override;

  private:
    http_client::Client& client_;
    ModelAddress address_;
    std::chrono::seconds most_time_;
};

}  // namespace datapilot::llm
