#include "llm/protocols/anthropic.h"

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/system/system_error.hpp>
#include <map>
#include <utility>

#include "llm/protocols/argument_json.h"
#include "llm/sse_parser.h"

namespace datapilot::llm {
namespace {

namespace json = boost::json;
using http_client::Reading;

constexpr std::size_t most_answer_bytes = 256 << 10;

// What stands before this mark is kept at hand for a few minutes and costs a tenth the next time.
json::object mark() {
    return {{"type", "ephemeral"}};
}

json::array system_blocks(const Request& wanted) {
    json::array blocks;
    for (const auto& text : wanted.system) {
        blocks.push_back(json::object{{"type", "text"}, {"text", text}, {"cache_control", mark()}});
    }
    return blocks;
}

json::array tools(const Request& wanted) {
    json::array all;
    for (const auto& tool : wanted.tools) {
        all.push_back(json::object{{"name", tool.name},
                                   {"description", tool.description},
                                   {"strict", true},
                                   {"input_schema", tool.schema}});
    }
    return all;
}

struct AddMessage {
    json::array& messages;

    void operator()(const UserText& user) const {
        messages.push_back(json::object{{"role", "user"}, {"content", user.text}});
    }
    void operator()(const Attempt& attempt) const {
        const json::object call{{"type", "tool_use"},
                                {"id", attempt.call.id},
                                {"name", attempt.call.name},
                                {"input", argument_object(attempt.call.arguments)}};
        messages.push_back(json::object{{"role", "assistant"}, {"content", json::array{call}}});
        const json::object result{{"type", "tool_result"},
                                  {"tool_use_id", attempt.call.id},
                                  {"is_error", true},
                                  {"content", attempt.outcome}};
        messages.push_back(json::object{{"role", "user"}, {"content", json::array{result}}});
    }
};

StopReason stop_reason(std::string_view name) {
    if (name == "end_turn" || name == "tool_use" || name == "stop_sequence") {
        return StopReason::finished;
    }
    if (name == "max_tokens" || name == "model_context_window_exceeded") {
        return StopReason::too_long;
    }
    return name == "refusal" ? StopReason::refused : StopReason::other;
}

std::int64_t count(const json::object& usage, std::string_view field) {
    const auto* found = usage.if_contains(field);
    return found && found->is_number() ? found->to_number<std::int64_t>() : 0;
}

class Reader final : public AnswerReader {
  public:
    Reading take(const http_client::Head&, std::string_view piece) override {
        const bool fits = events_.feed(piece, [this](SseEvent event) { take(event); });
        if (!fits) break_off("an event past the cap");
        return broken_ || ended_ ? Reading::enough : Reading::go_on;
    }

    boost::system::result<Answer, BrokenAnswer> answer() && override {
        if (broken_) return *broken_;
        if (!ended_) return BrokenAnswer{false, "the stream ended before its message_stop"};
        for (auto& [index, block] : blocks_) {
            if (block.tool.name.empty()) continue;
            answer_.content = std::move(block.tool);
            return std::move(answer_);
        }
        std::string text;
        for (const auto& [index, block] : blocks_) text += block.text;
        answer_.content = std::move(text);
        return std::move(answer_);
    }

  private:
    struct Block {
        ToolCall tool;
        std::string text;
    };

    void break_off(std::string detail, bool overloaded = false) {
        if (!broken_) broken_ = BrokenAnswer{overloaded, std::move(detail)};
    }

    // Each event throws system_error where it is not what its name promises.
    void take(const SseEvent& event) {
        if (broken_ || ended_) return;
        try {
            take(event.name, json::parse(event.data).as_object());
        } catch (const boost::system::system_error& wrong) {
            break_off(event.name + ": " + wrong.code().message());
        }
    }

    // Names that are not known, ping among them, change nothing.
    void take(std::string_view name, const json::object& data) {
        if (name == "message_start") {
            start(data.at("message").as_object());
        } else if (name == "content_block_start") {
            auto& block = blocks_[data.at("index").to_number<int>()];
            const auto& content = data.at("content_block").as_object();
            if (content.at("type").as_string() != "tool_use") return;
            block.tool.id = content.at("id").as_string();
            block.tool.name = content.at("name").as_string();
        } else if (name == "content_block_delta") {
            grow(blocks_[data.at("index").to_number<int>()], data.at("delta").as_object());
        } else if (name == "message_delta") {
            finish(data);
        } else if (name == "message_stop") {
            ended_ = true;
        } else if (name == "error") {
            const auto& error = data.at("error").as_object();
            const std::string type{error.at("type").as_string()};
            break_off(type, type == "overloaded_error" || type == "rate_limit_error");
        }
    }

    void start(const json::object& message) {
        answer_.model = message.at("model").as_string();
        const auto& usage = message.at("usage").as_object();
        answer_.usage.cached_input = count(usage, "cache_read_input_tokens");
        answer_.usage.input = count(usage, "input_tokens") + answer_.usage.cached_input +
                              count(usage, "cache_creation_input_tokens");
        answer_.usage.output = count(usage, "output_tokens");
    }

    void grow(Block& block, const json::object& delta) {
        const std::string_view type = delta.at("type").as_string();
        if (type == "text_delta") block.text += delta.at("text").as_string();
        if (type == "input_json_delta") {
            block.tool.arguments += delta.at("partial_json").as_string();
        }
        if (block.text.size() + block.tool.arguments.size() > most_answer_bytes) {
            break_off("an answer past the cap");
        }
    }

    // Its counts are of the whole message.
    void finish(const json::object& data) {
        if (const auto* reason = data.at("delta").as_object().if_contains("stop_reason")) {
            if (reason->is_string()) answer_.stop = stop_reason(reason->as_string());
        }
        const auto* usage = data.if_contains("usage");
        if (usage && usage->is_object()) {
            if (const auto output = count(usage->as_object(), "output_tokens"); output > 0) {
                answer_.usage.output = output;
            }
        }
    }

    SseParser events_;
    std::map<int, Block> blocks_;
    Answer answer_{};
    bool ended_ = false;
    std::optional<BrokenAnswer> broken_{};
};

}  // namespace

http_client::Request Anthropic::request(const ModelAddress& address, const Request& wanted) const {
    json::array messages;
    for (const auto& message : wanted.messages) std::visit(AddMessage{messages}, message);
    const json::object body{
        {"model", address.model},
        {"max_tokens", wanted.max_tokens},
        {"temperature", 0},
        {"stream", true},
        {"tools", tools(wanted)},
        {"tool_choice", {{"type", "any"}, {"disable_parallel_tool_use", true}}},
        {"system", system_blocks(wanted)},
        {"messages", std::move(messages)},
    };
    return {.url = address.url + "/v1/messages",
            .headers = {{"Content-Type", "application/json"},
                        {"Accept", "text/event-stream"},
                        {"anthropic-version", "2023-06-01"},
                        {"x-api-key", address.key}},
            .body = json::serialize(body)};
}

std::unique_ptr<AnswerReader> Anthropic::reader() const {
    return std::make_unique<Reader>();
}

}  // namespace datapilot::llm
