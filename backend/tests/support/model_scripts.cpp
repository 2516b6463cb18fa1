#include "support/model_scripts.h"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

namespace datapilot::tests {
namespace {

namespace json = boost::json;

std::string chat_chunk(json::object delta, json::value reason = nullptr) {
    const json::object choice{
        {"index", 0}, {"delta", std::move(delta)}, {"finish_reason", std::move(reason)}};
    const json::object chunk{{"object", "chat.completion.chunk"},
                             {"model", "test-model"},
                             {"choices", json::array{choice}}};
    return "data: " + json::serialize(chunk) + "\n\n";
}

std::string chat_end() {
    return R"(data: {"model":"test-model","choices":[],"usage":{"prompt_tokens":1200,)"
           R"("completion_tokens":80,"prompt_tokens_details":{"cached_tokens":1000}}})"
           "\n\ndata: [DONE]\n\n";
}

// A JSON text cannot hold half a character.
bool begins_a_character(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
}

std::vector<std::string> pieces(const std::string& text, std::size_t size) {
    std::vector<std::string> all;
    for (std::size_t at = 0; at < text.size();) {
        auto end = std::min(at + size, text.size());
        while (end < text.size() && !begins_a_character(text[end])) ++end;
        all.push_back(text.substr(at, end - at));
        at = end;
    }
    return all;
}

std::string anthropic_start() {
    const json::object usage{{"input_tokens", 200},
                             {"cache_creation_input_tokens", 0},
                             {"cache_read_input_tokens", 1000},
                             {"output_tokens", 1}};
    const json::object message{
        {"id", "msg_1"},          {"type", "message"},        {"role", "assistant"},
        {"model", "claude-test"}, {"content", json::array{}}, {"usage", usage}};
    return anthropic_event("message_start", {{"message", message}}) + anthropic_event("ping", {});
}

std::string anthropic_end(const std::string& reason) {
    return anthropic_event("content_block_stop", {{"index", 0}}) +
           anthropic_event("message_delta", {{"delta", {{"stop_reason", reason}}},
                                             {"usage", {{"output_tokens", 80}}}}) +
           anthropic_event("message_stop", {});
}

}  // namespace

std::string anthropic_event(const std::string& name, const json::object& data) {
    auto whole = data;
    whole["type"] = name;
    return "event: " + name + "\ndata: " + json::serialize(whole) + "\n\n";
}

std::vector<std::string> anthropic_call(const std::string& tool, const std::string& arguments,
                                        std::size_t piece) {
    std::vector<std::string> chunks{anthropic_start()};
    const json::object block{
        {"type", "tool_use"}, {"id", "toolu_1"}, {"name", tool}, {"input", json::object{}}};
    chunks.push_back(
        anthropic_event("content_block_start", {{"index", 0}, {"content_block", block}}));
    // A name that no version of this program knows yet.
    chunks.push_back(anthropic_event("something_new", {{"index", 0}}));
    for (const auto& part : pieces(arguments, piece)) {
        const json::object delta{{"type", "input_json_delta"}, {"partial_json", part}};
        chunks.push_back(anthropic_event("content_block_delta", {{"index", 0}, {"delta", delta}}));
    }
    chunks.push_back(anthropic_end("tool_use"));
    return chunks;
}

std::vector<std::string> anthropic_text(const std::string& text) {
    const json::object block{{"type", "text"}, {"text", ""}};
    const json::object delta{{"type", "text_delta"}, {"text", text}};
    return {anthropic_start(),
            anthropic_event("content_block_start", {{"index", 0}, {"content_block", block}}),
            anthropic_event("content_block_delta", {{"index", 0}, {"delta", delta}}),
            anthropic_end("end_turn")};
}

std::vector<std::string> chat_call(const std::string& tool, const std::string& arguments,
                                   std::size_t piece) {
    const auto call = [](json::object function, bool first) {
        json::object one{{"index", 0}, {"function", std::move(function)}};
        if (first) one["id"] = "call_7";
        return json::object{{"tool_calls", json::array{one}}};
    };
    std::vector<std::string> chunks{chat_chunk(call({{"name", tool}, {"arguments", ""}}, true))};
    for (const auto& part : pieces(arguments, piece)) {
        chunks.push_back(chat_chunk(call({{"arguments", part}}, false)));
    }
    chunks.push_back(chat_chunk({}, "tool_calls"));
    chunks.push_back(chat_end());
    return chunks;
}

std::vector<std::string> chat_text(const std::string& text) {
    return {chat_chunk({{"role", "assistant"}, {"content", text}}), chat_chunk({}, "stop"),
            chat_end()};
}

}  // namespace datapilot::tests
