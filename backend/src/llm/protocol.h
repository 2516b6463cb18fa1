#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "http_client/client.h"
#include "llm/provider.h"

namespace datapilot::llm {

enum class ProviderKind { anthropic, openai_compatible };

std::string_view name(ProviderKind kind);
std::optional<ProviderKind> provider_kind(std::string_view name);

// Where a model is, and as whom it is asked.
struct ModelAddress {
    ProviderKind kind = ProviderKind::anthropic;
    std::string url;    // the base, e.g. "https://api.anthropic.com"
    std::string key{};  // a secret; empty for servers that want none
    std::string model;
};

// Why a stream gives no answer.
struct BrokenAnswer {
    bool overloaded = false;  // the service says that it is, in the middle of an answer
    std::string detail;       // for the log
};

// Puts an answer together from the pieces of a body, a stream of events or one JSON object.
class AnswerReader {
  public:
    virtual ~AnswerReader() = default;

    // `enough` at the end of the answer, or where nothing that follows can mend it.
    virtual http_client::Reading take(const http_client::Head& head, std::string_view piece) = 0;
    // Once the body has ended.
    virtual boost::system::result<Answer, BrokenAnswer> answer() && = 0;
};

[[noreturn]] void throw_exception_from_error(const BrokenAnswer& broken,
                                             const boost::source_location& where);

// How one kind of server is spoken to; pure.
class Protocol {
  public:
    virtual ~Protocol() = default;
    virtual http_client::Request request(const ModelAddress& address,
                                         const Request& wanted) const = 0;
    virtual std::unique_ptr<AnswerReader> reader() const = 0;
};

const Protocol& protocol(ProviderKind kind);

}  // namespace datapilot::llm
