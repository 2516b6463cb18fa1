#include "ai/models/model_trial.h"

#include <gtest/gtest.h>

#include <boost/asio/io_context.hpp>
#include <boost/json/serialize.hpp>

#include "http_client/network_client.h"
#include "runtime/run.h"
#include "support/model_scripts.h"

namespace datapilot::ai::models {
namespace {

using tests::Script;

class ModelTrialTest : public ::testing::Test {
  protected:
    TrialReport try_out(Script script) {
        tests::ScriptedHttpServer server{{std::move(script)}};
        auto report = try_out_at(server.url(""));
        received_ = server.received();
        return report;
    }

    TrialReport try_out_at(const std::string& url) {
        http_client::NetworkClient network{{}};
        return runtime::run(loop_, models::try_out(network, {llm::ProviderKind::openai_compatible,
                                                             url, "secret-key", "a-model"}));
    }

    // "failed key", "passed".
    static std::string told(const TrialReport& report) {
        const std::string where{report.outcome()};
        if (where == "passed") return where;
        return (report.ok() ? "warned " : "failed ") + where;
    }

    static std::string french(const TrialReport& report) {
        return boost::json::serialize(to_json(report, base::Language::french));
    }

    boost::asio::io_context loop_{1};
    std::vector<tests::ReceivedRequest> received_;
};

TEST_F(ModelTrialTest, AModelThatCallsTheFunctionPasses) {
    const auto report =
        try_out(tests::answers_in_chunks(tests::chat_call("report", R"({"ready":true})")));
    EXPECT_EQ(told(report), "passed");
    EXPECT_EQ(report.model, "test-model");
    EXPECT_EQ(report.usage.input, 1200);
    EXPECT_EQ(received_.at(0).header("Authorization"), "Bearer secret-key");
}

TEST_F(ModelTrialTest, AModelThatOnlyTalksIsUsableWithAWarning) {
    const auto report = try_out(tests::answers_in_chunks(tests::chat_text("Prêt !")));
    EXPECT_EQ(told(report), "warned call");
    EXPECT_NE(french(report).find("sait appeler des fonctions"), std::string::npos);
}

TEST_F(ModelTrialTest, EachStatusHasItsStep) {
    EXPECT_EQ(told(try_out(tests::answers(401, "{}"))), "failed key");
    EXPECT_EQ(told(try_out(tests::answers(403, "{}"))), "failed key");
    EXPECT_EQ(told(try_out(tests::answers(402, "{}"))), "failed key");
    EXPECT_EQ(told(try_out(tests::answers(429, "{}"))), "failed key");
    EXPECT_EQ(told(try_out(tests::answers(404, "{}"))), "failed model");
    EXPECT_EQ(told(try_out(tests::answers(400, "{}"))), "failed model");
    EXPECT_EQ(told(try_out(tests::answers(422, "{}"))), "failed model");
    EXPECT_EQ(told(try_out(tests::answers(500, "{}"))), "failed service");
    EXPECT_EQ(told(try_out(tests::answers(302, "{}"))), "failed service");
    EXPECT_EQ(told(try_out(tests::answers(200, "<html>", "text/html"))), "failed call");
    EXPECT_EQ(received_.size(), 1U);
}

TEST_F(ModelTrialTest, AServerThatIsNotThereAndOneThatLeavesReadTheSame) {
    const auto left = try_out(tests::resets());
    const auto closed = try_out_at("http://127.0.0.1:9");
    EXPECT_EQ(told(left), "failed service");
    auto words = [](TrialReport report) {
        report.time = {};
        return french(report);
    };
    EXPECT_EQ(words(left), words(closed));
}

TEST_F(ModelTrialTest, TheServersOwnWordsAndTheKeyAreNotRepeated) {
    const auto told_to_user =
        french(try_out(tests::answers(401, R"({"error":"<b>bad key secret-key</b>"})")));
    EXPECT_EQ(told_to_user.find("secret-key"), std::string::npos);
    EXPECT_EQ(told_to_user.find("<b>"), std::string::npos);
}

}  // namespace
}  // namespace datapilot::ai::models
