#include "llm/http_provider.h"

#include <gtest/gtest.h>

#include <boost/asio/io_context.hpp>
#include <boost/json/parse.hpp>
#include <thread>

#include "http_client/network_client.h"
#include "http_client/patient_client.h"
#include "runtime/run.h"
#include "runtime/task_group.h"
#include "support/model_scripts.h"

namespace datapilot::llm {
namespace {

using base::Errc;
using tests::Script;
using tests::ScriptedHttpServer;

// The same expectations of both kinds of servers.
class HttpProviderTest : public ::testing::TestWithParam<ProviderKind> {
  protected:
    bool anthropic() const { return GetParam() == ProviderKind::anthropic; }

    std::vector<std::string> call(const std::string& arguments, std::size_t piece = 16) const {
        return anthropic() ? tests::anthropic_call("answer_with_sql", arguments, piece)
                           : tests::chat_call("answer_with_sql", arguments, piece);
    }
    std::vector<std::string> text(const std::string& said) const {
        return anthropic() ? tests::anthropic_text(said) : tests::chat_text(said);
    }

    Completion complete(std::vector<Script> scripts) {
        server_.emplace(std::move(scripts));
        HttpProvider provider{patient_,
                              {GetParam(), server_->url(""), "secret-key", "a-model"},
                              {std::chrono::seconds{most_seconds_}}};
        Request request{.system = {"Be exact.", "<schema></schema>"},
                        .tools = {{"answer_with_sql", "SQL", {{"type", "object"}}}}};
        request.messages.emplace_back(UserText{"Combien ?"});
        return runtime::run(loop_, provider.complete(std::move(request), {}));
    }

    Errc code(std::vector<Script> scripts) {
        const auto completion = complete(std::move(scripts));
        EXPECT_FALSE(completion.answer);
        return completion.answer ? Errc::internal : completion.answer.error().code;
    }

    int most_seconds_ = 5;
    boost::asio::io_context loop_{1};
    base::SystemClock clock_;
    http_client::NetworkClient network_{{}};
    http_client::PatientClient patient_{
        {network_, clock_, [] { return 0.0; }}, {}, {.failures_to_open = 1000}};
    std::optional<ScriptedHttpServer> server_;
};

INSTANTIATE_TEST_SUITE_P(Protocols, HttpProviderTest,
                         ::testing::Values(ProviderKind::anthropic,
                                           ProviderKind::openai_compatible),
                         [](const auto& kind) { return std::string{name(kind.param)}; });

TEST_P(HttpProviderTest, ACallComesTogetherFromItsPieces) {
    const std::string arguments = R"({"sql":"SELECT 'x' AS \"a \\\" b\""})";
    for (const std::size_t piece : {1U, 3U, 1000U}) {
        const auto completion = complete({tests::answers_in_chunks(call(arguments, piece))});
        ASSERT_TRUE(completion.answer) << piece;
        const auto& made = std::get<ToolCall>(completion.answer->content);
        EXPECT_EQ(made.name, "answer_with_sql");
        EXPECT_EQ(made.arguments, arguments);
        EXPECT_EQ(completion.answer->usage, (TokenUsage{1200, 1000, 80}));
    }
}

TEST_P(HttpProviderTest, ACharacterMayBeCutBetweenTwoChunks) {
    const std::string arguments = R"({"sql":"SELECT 'é'"})";
    std::string stream;
    for (const auto& chunk : call(arguments, 1000)) stream += chunk;
    std::vector<std::string> bytes;
    for (const char byte : stream) bytes.emplace_back(1, byte);
    const auto completion = complete({tests::answers_in_chunks(bytes)});
    ASSERT_TRUE(completion.answer);
    EXPECT_EQ(std::get<ToolCall>(completion.answer->content).arguments, arguments);
}

TEST_P(HttpProviderTest, TextInPlaceOfACallIsHandedOn) {
    const auto completion = complete({tests::answers_in_chunks(text("Je ne sais pas."))});
    ASSERT_TRUE(completion.answer);
    EXPECT_EQ(std::get<std::string>(completion.answer->content), "Je ne sais pas.");
}

TEST_P(HttpProviderTest, BrokenJsonInsideTheCallIsHandedOnForARepair) {
    const auto completion = complete({tests::answers_in_chunks(call(R"({"sql":"SEL)"))});
    ASSERT_TRUE(completion.answer);
    EXPECT_EQ(std::get<ToolCall>(completion.answer->content).arguments, R"({"sql":"SEL)");
}

TEST_P(HttpProviderTest, BrokenEventsAreNoAnswer) {
    EXPECT_EQ(code({tests::answers_in_chunks(
                  {"event: message_start\ndata: {\"type\":\"message_start\",\n\n"})}),
              Errc::model_answer_invalid);
    EXPECT_EQ(code({tests::answers(200, "<html>hello</html>", "text/event-stream")}),
              Errc::model_answer_invalid);
}

TEST_P(HttpProviderTest, ACutStreamIsNotAskedForAgain) {
    auto chunks = call(R"({"sql":"SELECT 1"})");
    chunks.pop_back();
    EXPECT_EQ(code({tests::cuts_after(chunks)}), Errc::model_unavailable);
    EXPECT_EQ(server_->received().size(), 1U);
}

TEST_P(HttpProviderTest, AStreamThatEndsEarlyIsNoAnswer) {
    auto chunks = call(R"({"sql":"SELECT 1"})");
    chunks.resize(2);
    EXPECT_EQ(code({tests::answers_in_chunks(chunks)}), Errc::model_answer_invalid);
}

TEST_P(HttpProviderTest, WhatPassesIsTriedAgain) {
    const auto good = tests::answers_in_chunks(call("{}"));
    const auto completion =
        complete({tests::answers(429, "{}", "application/json", "Retry-After: 0\r\n"),
                  tests::answers(529, "{}"), good});
    EXPECT_TRUE(completion.answer);
    ASSERT_EQ(server_->received().size(), 3U);
    std::size_t sent = 0;
    for (const auto& request : server_->received()) {
        sent += request.head.size() + 4 + request.body.size();
    }
    EXPECT_EQ(static_cast<std::size_t>(completion.sent_bytes), sent);
}

TEST_P(HttpProviderTest, FailuresHaveTheirCodes) {
    EXPECT_EQ(code({tests::answers(529, "{}")}), Errc::model_unavailable);
    EXPECT_EQ(code({tests::answers(401, "{}")}), Errc::model_refused);
    EXPECT_EQ(code({tests::answers(404, "{}")}), Errc::model_refused);
    EXPECT_EQ(code({tests::resets()}), Errc::model_unavailable);
}

TEST_P(HttpProviderTest, AHangMeetsTheDeadline) {
    most_seconds_ = 1;
    EXPECT_EQ(code({tests::hangs()}), Errc::model_timeout);
}

TEST_P(HttpProviderTest, FiftyMegabytesAreNotTakenIn) {
    const auto flood = [](const tests::ReceivedRequest&, tests::Wire& wire) {
        wire.send(tests::chunked_head("text/event-stream"));
        const std::string megabyte(1 << 20, 'x');
        for (int i = 0; i < 50; ++i) wire.send(tests::as_chunk("data: " + megabyte + "\n\n"));
        wire.send("0\r\n\r\n");
    };
    EXPECT_EQ(code({flood}), Errc::model_answer_invalid);
}

TEST_P(HttpProviderTest, TheKeyIsInItsHeaderAndNowhereElse) {
    complete({tests::answers_in_chunks(call("{}"))});
    const auto request = server_->received().at(0);
    if (anthropic()) {
        EXPECT_EQ(request.header("x-api-key"), "secret-key");
        EXPECT_EQ(request.header("anthropic-version"), "2023-06-01");
    } else {
        EXPECT_EQ(request.header("Authorization"), "Bearer secret-key");
    }
    EXPECT_EQ(request.body.find("secret-key"), std::string::npos);
}

TEST_P(HttpProviderTest, ErrorsTellNothingOfTheKeyOrTheServersWords) {
    const auto completion = complete({tests::answers(400, R"({"error":"bad key secret-key"})")});
    ASSERT_FALSE(completion.answer);
    EXPECT_EQ(completion.answer.error().detail, "status 400");
}

TEST_P(HttpProviderTest, OneCallTooManyAtOnceIsNotSent) {
    server_.emplace(std::vector<Script>{tests::hangs()});
    HttpProvider provider{patient_,
                          {GetParam(), server_->url(""), "key", "a-model"},
                          {.time = std::chrono::seconds{1}, .calls = 2}};
    std::vector<std::string> outcomes;
    runtime::TaskGroup calls{loop_.get_executor()};
    const auto ask = [](HttpProvider* model,
                        std::vector<std::string>* told) -> runtime::Task<void> {
        const auto completion = co_await model->complete({}, {});
        told->emplace_back(completion.answer ? "answered"
                                             : completion.answer.error().detail.substr(0, 14));
    };
    for (int i = 0; i < 3; ++i) calls.spawn("ask", ask(&provider, &outcomes));
    runtime::run(loop_, calls.wait());
    EXPECT_EQ(outcomes.size(), 3U);
    EXPECT_EQ(outcomes.at(0), "too many calls");
    EXPECT_EQ(server_->received().size(), 2U);
}

class ChatServersTest : public HttpProviderTest {};
INSTANTIATE_TEST_SUITE_P(Protocols, ChatServersTest,
                         ::testing::Values(ProviderKind::openai_compatible));

TEST_P(ChatServersTest, AServerThatStreamsNothingIsUnderstood) {
    const auto completion = complete({tests::answers(
        200,
        R"({"model":"m","choices":[{"message":{"tool_calls":[{"id":"c","function":{"name":"answer_with_sql","arguments":"{\"sql\":\"SELECT 1\"}"}}]},"finish_reason":"tool_calls"}],"usage":{"prompt_tokens":5,"completion_tokens":2}})")});
    ASSERT_TRUE(completion.answer);
    EXPECT_EQ(std::get<ToolCall>(completion.answer->content).arguments, R"({"sql":"SELECT 1"})");
    EXPECT_EQ(completion.answer->usage, (TokenUsage{5, 0, 2}));
}

TEST_P(ChatServersTest, ACallWrittenAsTextIsACall) {
    const auto completion = complete({tests::answers_in_chunks(tests::chat_text(
        "Voici :\n```json\n{\"name\":\"refuse\",\"arguments\":{\"reason\":\"non\"}}\n```"))});
    ASSERT_TRUE(completion.answer);
    const auto& made = std::get<ToolCall>(completion.answer->content);
    EXPECT_EQ(made.name, "refuse");
    EXPECT_EQ(made.arguments, R"({"reason":"non"})");
}

class AnthropicTest : public HttpProviderTest {};
INSTANTIATE_TEST_SUITE_P(Protocols, AnthropicTest, ::testing::Values(ProviderKind::anthropic));

TEST_P(AnthropicTest, AnErrorInTheMiddleOfAStreamEndsIt) {
    auto chunks = call(R"({"sql":"SELECT 1"})");
    chunks[2] = tests::anthropic_event("error", {{"error", {{"type", "overloaded_error"}}}});
    EXPECT_EQ(code({tests::answers_in_chunks(chunks)}), Errc::model_unavailable);
}

}  // namespace
}  // namespace datapilot::llm
