#include "llm/provider.h"

#include <boost/json/serialize.hpp>

namespace datapilot::llm {
namespace {

constexpr std::int64_t bytes_of_a_token = 3;

}  // namespace

std::int64_t estimated_tokens(std::string_view text) {
    return (static_cast<std::int64_t>(text.size()) + bytes_of_a_token - 1) / bytes_of_a_token;
}

std::int64_t estimated_tokens(const Request& request) {
    std::int64_t tokens = 0;
    for (const auto& block : request.system) tokens += estimated_tokens(block);
    for (const auto& tool : request.tools) {
        tokens += estimated_tokens(tool.description) +
                  estimated_tokens(boost::json::serialize(tool.schema));
    }
    for (const auto& message : request.messages) {
        if (const auto* text = std::get_if<UserText>(&message)) {
            tokens += estimated_tokens(text->text);
        } else {
            const auto& attempt = std::get<Attempt>(message);
            tokens += estimated_tokens(attempt.call.arguments) + estimated_tokens(attempt.outcome);
        }
    }
    return tokens;
}

}  // namespace datapilot::llm
