#include "llm/protocols/chat_completions.h"

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/system/system_error.hpp>
#include <map>
#include <utility>

#include "llm/protocols/text_call.h"
#include "llm/sse_parser.h"

namespace datapilot::llm {
namespace {

namespace json = boost::json;
using http_client::Reading;

constexpr std::size_t most_answer_bytes = 256 << 10;
constexpr std::size_t most_body_bytes = 1 << 20;

json::array tools(const Request& wanted) {
    json::array all;
    for (const auto& tool : wanted.tools) {
        all.push_back(json::object{{"type", "function"},
                                   {"function",
                                    {{"name", tool.name},
                                     {"description", tool.description},
                                     {"strict", true},
                                     {"parameters", tool.schema}}}});
    }
    return all;
}

struct AddMessage {
    json::array& messages;

    void operator()(const UserText& user) const {
        messages.push_back(json::object{{"role", "user"}, {"content", user.text}});
    }
    void operator()(const Attempt& attempt) const {
        const json::object function{{"name", attempt.call.name},
                                    {"arguments", attempt.call.arguments}};
        const json::object call{
            {"id", attempt.call.id}, {"type", "function"}, {"function", function}};
        messages.push_back(json::object{
            {"role", "assistant"}, {"content", nullptr}, {"tool_calls", json::array{call}}});
        messages.push_back(json::object{
            {"role", "tool"}, {"tool_call_id", attempt.call.id}, {"content", attempt.outcome}});
    }
};

StopReason stop_reason(std::string_view name) {
    if (name == "stop" || name == "tool_calls") return StopReason::finished;
    if (name == "length") return StopReason::too_long;
    return name == "content_filter" ? StopReason::refused : StopReason::other;
}

const json::object* object_in(const json::object& object, std::string_view field) {
    const auto* found = object.if_contains(field);
    return found ? found->if_object() : nullptr;
}

std::string_view text_in(const json::object& object, std::string_view field) {
    const auto* found = object.if_contains(field);
    const auto* text = found ? found->if_string() : nullptr;
    return text ? std::string_view{*text} : std::string_view{};
}

std::int64_t count(const json::object& usage, std::string_view field) {
    const auto* found = usage.if_contains(field);
    return found && found->is_number() ? found->to_number<std::int64_t>() : 0;
}

class Reader final : public AnswerReader {
  public:
    Reading take(const http_client::Head& head, std::string_view piece) override {
        if (!head.header("Content-Type").starts_with("text/event-stream")) {
            whole_ += piece;
            if (whole_.size() > most_body_bytes) break_off("a body past the cap");
        } else if (!events_.feed(piece, [this](const SseEvent& event) { take_event(event); })) {
            break_off("an event past the cap");
        }
        return broken_ || ended_ ? Reading::enough : Reading::go_on;
    }

    boost::system::result<Answer, BrokenAnswer> answer() && override {
        if (!broken_ && !whole_.empty()) take_json(whole_);
        if (broken_) return *broken_;
        // Some servers close without [DONE]; a reason to stop is an end as well.
        if (!ended_ && !finished_) return BrokenAnswer{false, "the stream ended before its end"};
        auto call = std::move(calls_[first_call_]);
        if (!call.name.empty()) {
            if (call.id.empty()) call.id = "call_1";
            answer_.content = std::move(call);
        } else if (auto written = call_in_text(text_)) {
            answer_.content = std::move(*written);
        } else {
            answer_.content = std::move(text_);
        }
        return std::move(answer_);
    }

  private:
    void break_off(std::string detail) {
        if (!broken_) broken_ = BrokenAnswer{false, std::move(detail)};
    }

    void take_event(const SseEvent& event) {
        if (broken_ || ended_) return;
        if (event.data == "[DONE]") {
            ended_ = true;
        } else {
            take_json(event.data);
        }
    }

    void take_json(std::string_view text) {
        try {
            take_object(json::parse(json::string_view{text.data(), text.size()}).as_object());
        } catch (const boost::system::system_error& wrong) {
            break_off("a chunk: " + wrong.code().message());
        }
    }

    void take_object(const json::object& chunk) {
        if (chunk.contains("error")) return break_off("an error in the answer");
        if (const auto model = text_in(chunk, "model"); !model.empty()) answer_.model = model;
        if (const auto* usage = object_in(chunk, "usage")) take_usage(*usage);
        const auto* choices = chunk.if_contains("choices");
        if (!choices || !choices->is_array() || choices->as_array().empty()) return;
        const auto& choice = choices->as_array().front().as_object();
        // A stream brings deltas, a whole answer the message.
        if (const auto* delta = object_in(choice, "delta")) take_message(*delta);
        if (const auto* message = object_in(choice, "message")) take_message(*message);
        if (const auto reason = text_in(choice, "finish_reason"); !reason.empty()) {
            answer_.stop = stop_reason(reason);
            finished_ = true;
        }
    }

    void take_usage(const json::object& usage) {
        answer_.usage.input = count(usage, "prompt_tokens");
        answer_.usage.output = count(usage, "completion_tokens");
        if (const auto* details = object_in(usage, "prompt_tokens_details")) {
            answer_.usage.cached_input = count(*details, "cached_tokens");
        }
    }

    void take_message(const json::object& message) {
        text_ += text_in(message, "content");
        bytes_ += text_in(message, "content").size();
        const auto* calls = message.if_contains("tool_calls");
        if (calls && calls->is_array()) {
            int place = 0;
            for (const auto& call : calls->as_array()) take_call(call.as_object(), place++);
        }
        if (bytes_ > most_answer_bytes) break_off("an answer past the cap");
    }

    void take_call(const json::object& piece, int place) {
        const auto* index = piece.if_contains("index");
        auto& call = calls_[index && index->is_number() ? index->to_number<int>() : place];
        if (const auto id = text_in(piece, "id"); !id.empty()) call.id = id;
        const auto* function = object_in(piece, "function");
        if (!function) return;
        if (const auto name = text_in(*function, "name"); !name.empty()) call.name = name;
        call.arguments += text_in(*function, "arguments");
        bytes_ += text_in(*function, "arguments").size();
        // Ollama's older servers give an object in place of its text.
        if (const auto* object = object_in(*function, "arguments")) {
            call.arguments = json::serialize(*object);
        }
    }

    static constexpr int first_call_ = 0;

    SseParser events_;
    std::string whole_;
    std::string text_;
    std::map<int, ToolCall> calls_;
    std::size_t bytes_ = 0;
    Answer answer_{};
    bool ended_ = false;
    bool finished_ = false;
    std::optional<BrokenAnswer> broken_{};
};

}  // namespace

http_client::Request ChatCompletions::request(const ModelAddress& address,
                                              const Request& wanted) const {
    json::array messages;
    std::string system;
    for (const auto& block : wanted.system) system += (system.empty() ? "" : "\n\n") + block;
    messages.push_back(json::object{{"role", "system"}, {"content", system}});
    for (const auto& message : wanted.messages) std::visit(AddMessage{messages}, message);
    const json::object body{
        {"model", address.model},
        {"max_tokens", wanted.max_tokens},
        {"temperature", 0},
        {"stream", true},
        {"stream_options", {{"include_usage", true}}},
        {"tools", tools(wanted)},
        {"tool_choice", "required"},
        {"parallel_tool_calls", false},
        {"messages", std::move(messages)},
    };
    http_client::Request request{
        .url = address.url + "/chat/completions",
        .headers = {{"Content-Type", "application/json"}, {"Accept", "text/event-stream"}},
        .body = json::serialize(body)};
    if (!address.key.empty()) {
        request.headers.emplace_back("Authorization", "Bearer " + address.key);
    }
    return request;
}

std::unique_ptr<AnswerReader> ChatCompletions::reader() const {
    return std::make_unique<Reader>();
}

}  // namespace datapilot::llm
