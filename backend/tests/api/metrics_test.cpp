#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <boost/json/parse.hpp>
#include <string>

#include "api/api_test.h"

namespace datapilot::tests {
namespace {

using testing::HasSubstr;
using testing::Not;

// Words and values that appear nowhere else, so that a log that holds them has told too much.
constexpr auto csv = "ville;montant\nZanzibarville;1234,5\nLyon;2\n";
constexpr auto question = "quel est le montant total à Zanzibarville ?";

class MetricsTest : public ::testing::Test {
  protected:
    std::uint16_t metrics_port() {
        const auto line = serve_.program().wait_for_line("\"event\":\"metrics_listening\"");
        return boost::json::parse(line).at("port").to_number<std::uint16_t>();
    }

    std::string scraped() { return HttpClient(metrics_port()).get("/metrics").body; }

    // The id of the answer.
    std::string ask() {
        const auto source = company_.client.upload("/api/v1/data-sources", {{"name", "Ventes"}},
                                                   {{"ventes.csv", csv}});
        const auto answer = company_.client.post(
            "/api/v1/ai/query",
            {{"data_source_id", source.json().at("id")}, {"question", question}});
        EXPECT_EQ(answer.status, 200) << answer.body;
        return std::string{answer.json().at("id").as_string()};
    }

    Serve serve_{Variables{{"DATAPILOT_METRICS_PORT", "0"},
                           {"DATAPILOT_SLOW_QUESTION_MS", "0"},
                           {"DATAPILOT_LOG_LEVEL", "debug"}},
                 1};
    Company company_ = register_company(serve_.port(), "Acme");
};

TEST_F(MetricsTest, RequestsAnswersWorkersAndConnectionsAreCounted) {
    ask();
    company_.client.get("/api/v1/invented/by/a/client");
    const auto text = scraped();
    EXPECT_THAT(text,
                HasSubstr("datapilot_requests_total{method=\"POST\",route=\"/api/v1/ai/query\","
                          "status=\"200\"} 1\n"));
    EXPECT_THAT(text, HasSubstr("datapilot_request_seconds_count{method=\"POST\","
                                "route=\"/api/v1/data-sources\"} 1\n"));
    EXPECT_THAT(text,
                HasSubstr("datapilot_requests_total{method=\"\",route=\"\",status=\"404\"} 1\n"));
    EXPECT_THAT(text, Not(HasSubstr("invented")));
    EXPECT_THAT(text,
                HasSubstr("datapilot_answers_total{engine=\"rules\",status=\"answered\"} 1\n"));
    EXPECT_THAT(text, HasSubstr("datapilot_workers{state=\"idle\"} 1\n"));
    EXPECT_THAT(text, HasSubstr("datapilot_egress_bytes_total 0\n"));
    EXPECT_THAT(text, HasSubstr("datapilot_database_connections_most 8\n"));
    EXPECT_THAT(text, HasSubstr("datapilot_knowledge_learnt_total 1\n"));
    EXPECT_THAT(text, HasSubstr("\nprocess_resident_memory_bytes "));
}

TEST_F(MetricsTest, TheyAreNotServedWhereTheApiIs) {
    EXPECT_EQ(HttpClient(serve_.port()).get("/metrics").status, 404);
    EXPECT_EQ(HttpClient(metrics_port()).get("/api/v1/auth/me").status, 404);
}

TEST_F(MetricsTest, AWorkerThatDiesIsCounted) {
    ask();
    ASSERT_THAT(scraped(), HasSubstr("datapilot_workers_crashed_total 0\n"));
    for (const auto worker : serve_.workers()) kill(worker, SIGKILL);
    serve_.program().wait_for_line("\"event\":\"worker_crashed\"");
    EXPECT_THAT(scraped(), HasSubstr("datapilot_workers_crashed_total 1\n"));
}

TEST_F(MetricsTest, TheLogNamesTheAnswerButHoldsNoneOfItsWordsOrRows) {
    const auto id = ask();
    EXPECT_EQ(serve_.program().stop(), 0);
    const auto log = serve_.program().standard_error();
    const auto line = serve_.program().wait_for_line("\"event\":\"slow_question\"");
    EXPECT_THAT(line, HasSubstr("\"answer_id\":\"" + id + "\""));
    EXPECT_THAT(line, HasSubstr("\"tenant_id\":\"" + company_.tenant + "\""));
    EXPECT_THAT(line, HasSubstr("\"request_id\":\""));
    for (const auto* secret : {"Zanzibarville", "montant", "1234,5", "1234.5", "ventes.csv"}) {
        EXPECT_THAT(log, Not(HasSubstr(secret)));
    }
}

}  // namespace
}  // namespace datapilot::tests
