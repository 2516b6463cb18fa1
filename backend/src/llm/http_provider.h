#pragma once

#include <chrono>

#include "http_client/client.h"
#include "llm/protocol.h"

namespace datapilot::llm {

struct CallLimits {
    std::chrono::seconds time;  // of one call, repetitions included
    std::size_t calls = 512;    // at once; one more is model_unavailable
};

// A model behind an address; the key goes into the request's header and nowhere else. Used on one
// event loop.
class HttpProvider final : public Provider {
  public:
    HttpProvider(http_client::Client& client, ModelAddress address, CallLimits limits)
        : client_(client), address_(std::move(address)), limits_(limits) {}

    std::string_view model() const override { return address_.model; }
    runtime::Task<Completion> complete(Request request, ProgressSink progress) override;

  private:
    http_client::Client& client_;
    ModelAddress address_;
    CallLimits limits_;
    std::size_t running_ = 0;
};

}  // namespace datapilot::llm
