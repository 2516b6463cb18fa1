#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"
#include "runtime/task.h"

namespace datapilot::llm {

// A function that the model answers with; its schema is strict: every field is required, nothing
// else is allowed, nothing recurs.
struct Tool {
    std::string name;
    std::string description;
    boost::json::object schema;
};

struct ToolCall {
    std::string id{};
    std::string name{};
    std::string arguments{};  // JSON, as the model wrote it: it may be broken
};

struct UserText {
    std::string text;
};
// What the model answered, and what came of it: sent back when it should mend its answer.
struct Attempt {
    ToolCall call;
    std::string outcome;  // JSON
};
using Message = std::variant<UserText, Attempt>;

struct Request {
    // Instructions and data, the same for many questions: a provider may keep them at hand.
    std::vector<std::string> system{};
    std::vector<Tool> tools{};  // the model must call one of them
    std::vector<Message> messages{};
    int max_tokens = 2000;
};

struct TokenUsage {
    std::int64_t input = 0;         // all of it, what was at hand included
    std::int64_t cached_input = 0;  // of it, what was at hand
    std::int64_t output = 0;
    bool operator==(const TokenUsage&) const = default;
};

enum class StopReason { finished, too_long, refused, other };

// A call, or text where the model called nothing.
struct Answer {
    std::variant<ToolCall, std::string> content;
    TokenUsage usage{};
    StopReason stop = StopReason::finished;
    std::string model{};  // as the provider names it
};

// `sent_bytes` left this machine, whether or not an answer came. Failures: model_unavailable,
// model_timeout, model_refused (the key, the rights), model_answer_invalid.
struct Completion {
    base::Result<Answer> answer;
    std::int64_t sent_bytes = 0;
    int status = 0;  // of HTTP; 0 where nothing answered
};

// Told how many bytes of the answer have come; it must not block.
using ProgressSink = std::function<void(std::size_t)>;

class Provider {
  public:
    virtual ~Provider() = default;

    virtual std::string_view model() const = 0;
    virtual runtime::Task<Completion> complete(Request request, ProgressSink progress) = 0;
};

// How many tokens a text may be at most, without asking the provider: models cut European text and
// identifiers into pieces of three to four bytes.
std::int64_t estimated_tokens(std::string_view text);
std::int64_t estimated_tokens(const Request& request);

}  // namespace datapilot::llm
