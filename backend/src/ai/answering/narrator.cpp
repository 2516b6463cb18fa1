#include "ai/answering/narrator.h"

#include <array>
#include <utility>

namespace datapilot::ai::answering {

using runtime::Task;

std::chrono::microseconds Narrator::elapsed() const {
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() -
                                                                 start_);
}

Task<void> Narrator::reached(Step step, base::Text message) {
    Event event = StepReached{step, message.in(language_), elapsed()};
    return tell(std::move(event));
}

Task<void> Narrator::tell(Event event) {
    if (sink_) co_await sink_(std::move(event));
}

std::string_view name(Step step) {
    constexpr std::array<std::string_view, 8> names{"understood", "tables", "sql",    "running",
                                                    "shortlist",  "model",  "repair", "compare"};
    return names[static_cast<std::size_t>(step)];
}

}  // namespace datapilot::ai::answering
