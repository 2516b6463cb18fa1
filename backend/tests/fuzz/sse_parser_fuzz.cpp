// The event stream parser against mutated streams: cut anywhere, the events are the same.
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "fuzz/fuzz_target.h"
#include "llm/sse_parser.h"

namespace {

using datapilot::llm::SseEvent;
using datapilot::llm::SseParser;

std::vector<std::string> events(std::string_view stream, std::size_t piece) {
    SseParser parser{4096};
    std::vector<std::string> all;
    for (std::size_t at = 0; at < stream.size(); at += piece) {
        const bool fits = parser.feed(stream.substr(at, piece), [&](const SseEvent& event) {
            all.push_back(event.name + '\0' + event.data);
        });
        if (!fits) break;
    }
    return all;
}

}  // namespace

void fuzz_one(std::string_view input) {
    const auto whole = events(input, input.size() + 1);
    for (const std::size_t piece : {1U, 7U}) {
        if (events(input, piece) == whole) continue;
        std::fprintf(stderr, "pieces of %zu bytes give other events\n", piece);
        std::abort();
    }
}
