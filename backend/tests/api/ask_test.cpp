#include <gtest/gtest.h>
#include <signal.h>

#include <algorithm>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <chrono>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "api/api_test.h"

namespace datapilot::tests {
namespace {

constexpr auto query = "/api/v1/ai/query";
constexpr auto question = "total du montant par région";

struct Event {
    std::string name;
    boost::json::value data;
};

std::vector<Event> events_of(const std::string& stream) {
    std::vector<Event> events;
    std::size_t from = 0;
    while (true) {
        const auto end = stream.find("\n\n", from);
        if (end == std::string::npos) return events;
        const auto block = stream.substr(from, end - from);
        from = end + 2;
        if (block.starts_with(':')) continue;
        const auto line = block.find("\ndata: ");
        events.push_back({block.substr(7, line - 7), boost::json::parse(block.substr(line + 7))});
    }
}

class AskTest : public ApiTest {
  protected:
    AskTest() {
        const auto made = company_.client.upload(
            "/api/v1/data-sources", {{"name", "Ventes"}},
            {{"ventes.csv",
              "région;montant;date\nNord;1 234,56;31/12/2025\nSud;12,50;01/02/2025\n"
              "Nord;0,44;02/02/2025\n"}});
        source_ = made.json().at("id").as_string();
    }

    std::string body(const std::string& text) const {
        return boost::json::serialize(
            boost::json::object{{"data_source_id", source_}, {"question", text}});
    }

    HttpAnswer ask(const std::string& text, const std::string& accept = "application/json") {
        return company_.client.request("POST", query, body(text),
                                       {{"Content-Type", "application/json"}, {"Accept", accept}});
    }

    Company company_ = register_company(port(), "Acme");
    std::string source_;
};

TEST_F(AskTest, AQuestionGetsAnExactAnswerAndIsKept) {
    const auto answer = ask("total du montant par région en 2025");
    ASSERT_EQ(answer.status, 200) << answer.body;
    const auto json = answer.json();
    EXPECT_EQ(json.at("status").as_string(), "answered") << answer.body;
    EXPECT_EQ(json.at("engine").as_string(), "rules");
    EXPECT_EQ(json.at_pointer("/usage/egress_bytes").as_int64(), 0);
    EXPECT_NE(answer.body.find("1235.00"), std::string::npos) << answer.body;

    const auto kept = company_.client.get("/api/v1/ai/conversations/" +
                                          std::string{json.at("conversation_id").as_string()});
    EXPECT_EQ(kept.json().at("answers").at(0).at("id"), json.at("id"));
}

TEST_F(AskTest, TheSameQuestionAsAStreamTellsItsStepsInOrderAndEndsWithTheAnswer) {
    const auto stream = ask(question, "text/event-stream");
    EXPECT_EQ(stream.header("Content-Type"), "text/event-stream");
    std::vector<std::string> steps;
    const auto events = events_of(stream.body);
    for (const auto& event : events) {
        steps.push_back(event.name == "step" ? std::string{event.data.at("step").as_string()}
                                             : event.name);
    }
    EXPECT_EQ(steps, (std::vector<std::string>{"understood", "tables", "sql", "sql", "running",
                                               "rows", "answer"}))
        << stream.body;
    EXPECT_EQ(events.back().data.at("status").as_string(), "answered");
}

TEST_F(AskTest, AnAnswerIsExportedForAFrenchSpreadsheet) {
    const auto answer = ask("total du montant par région en 2025");
    const auto file =
        company_.client.get("/api/v1/ai/answers/" +
                            std::string{answer.json().at("id").as_string()} + "/export?format=csv");
    EXPECT_TRUE(file.header("Content-Type").starts_with("text/csv"));
    EXPECT_TRUE(file.header("Content-Disposition").starts_with("attachment"));
    EXPECT_TRUE(file.body.starts_with("\xEF\xBB\xBF")) << file.body;
    EXPECT_NE(file.body.find("\r\nNord;1235,00"), std::string::npos) << file.body;
}

TEST_F(AskTest, AQuestionThatCannotBeOneIsRefusedWithWhatToDo) {
    EXPECT_EQ(ask(std::string(10'000, 'a')).code(), "question_too_long");
    EXPECT_EQ(ask(" ?! ").code(), "question_empty");
    EXPECT_EQ(ask(question, "text/html").code(), "not_acceptable");
    const auto stream = ask("", "text/event-stream");
    EXPECT_EQ(stream.status, 422);
    EXPECT_EQ(stream.header("Content-Type"), "application/problem+json");
}

TEST_F(AskTest, AWordThatNobodyKnowsIsNamed) {
    const auto answer = ask("total du zorglub par région");
    ASSERT_EQ(answer.status, 200);
    EXPECT_NE(answer.json().at("status").as_string(), "answered");
    EXPECT_NE(answer.body.find("zorglub"), std::string::npos) << answer.body;
}

TEST_F(AskTest, ClosingTheConnectionKillsTheWorkerThatRunsTheQuestion) {
    ASSERT_EQ(ask(question).status, 200);
    const auto workers = serve().workers();
    // Stopped, a worker answers nothing: the question is running when its client leaves.
    for (const auto worker : workers) kill(worker, SIGSTOP);
    {
        RawConnection connection(port());
        const auto json = body(question);
        connection.send("POST /api/v1/ai/query HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " +
                        company_.token +
                        "\r\nContent-Type: application/json\r\nAccept: text/event-stream\r\n"
                        "Content-Length: " +
                        std::to_string(json.size()) + "\r\n\r\n" + json);
        std::string seen;
        while (seen.find("\"running\"") == std::string::npos) {
            const auto more = connection.read_some();
            ASSERT_FALSE(more.empty()) << seen;
            seen += more;
        }
    }
    const auto one_is_gone = [&] {
        const auto now = serve().workers();
        return std::ranges::any_of(
            workers, [&](pid_t worker) { return std::ranges::find(now, worker) == now.end(); });
    };
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{15};
    while (!one_is_gone() && std::chrono::steady_clock::now() < deadline) {
        std::this_thread::sleep_for(std::chrono::milliseconds{5});
    }
    EXPECT_TRUE(one_is_gone());
    for (const auto worker : workers) kill(worker, SIGCONT);
    EXPECT_EQ(ask(question).json().at("status").as_string(), "answered");
}

}  // namespace
}  // namespace datapilot::tests
