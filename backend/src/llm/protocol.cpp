#include "llm/protocol.h"

#include <stdexcept>

#include "llm/protocols/anthropic.h"
#include "llm/protocols/chat_completions.h"

namespace datapilot::llm {

std::string_view name(ProviderKind kind) {
    return kind == ProviderKind::anthropic ? "anthropic" : "openai_compatible";
}

std::optional<ProviderKind> provider_kind(std::string_view text) {
    if (text == name(ProviderKind::anthropic)) return ProviderKind::anthropic;
    if (text == name(ProviderKind::openai_compatible)) return ProviderKind::openai_compatible;
    return std::nullopt;
}

void throw_exception_from_error(const BrokenAnswer& broken, const boost::source_location& where) {
    throw std::logic_error("a broken answer was used as an answer: " + broken.detail + " at " +
                           where.to_string());
}

const Protocol& protocol(ProviderKind kind) {
    static const Anthropic anthropic;
    static const ChatCompletions chat_completions;
    if (kind == ProviderKind::anthropic) return anthropic;
    return chat_completions;
}

}  // namespace datapilot::llm
