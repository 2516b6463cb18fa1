#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <chrono>
#include <cstdint>
#include <string>
#include <thread>
#include <utility>

#include "api/api_test.h"
#include "api/dashboard_api.h"

namespace datapilot::tests {
namespace {

namespace json = boost::json;
using namespace std::chrono_literals;

class DashboardDataTest : public ApiTest, protected DashboardApi {
  protected:
    explicit DashboardDataTest(std::uint16_t asked = port()) : DashboardApi(asked) {}

    HttpAnswer pin(const std::string& dashboard, const std::string& question,
                   json::object wishes = {}) {
        const auto answer = ask(question);
        EXPECT_EQ(text_at(answer, "/status"), "answered") << answer.body;
        wishes["answer_id"] = answer.json().at("id");
        return add(dashboard, wishes);
    }

    static json::value one_cell(const std::string& text) {
        return json::parse("[[\"" + text + "\"]]");
    }

    static json::object only_period(json::object period) {
        return {{"filters", {{"period", std::move(period)}, {"conditions", json::array{}}}}};
    }
    static json::object only_condition(json::object condition) {
        return {
            {"filters", {{"period", nullptr}, {"conditions", json::array{std::move(condition)}}}}};
    }
};

// Rows are cached in the process: where there are several, one of them is asked.
class DashboardCacheTest : public DashboardDataTest {
  protected:
    DashboardCacheTest() : DashboardDataTest(serve().port_of(0)) {}
};

TEST_F(DashboardDataTest, EachWidgetComesInALineOfItsOwn) {
    const auto id = make_dashboard("Ventes");
    const auto bars = pin(id, "total des montants par région");
    const auto number = pin(id, "total des montants");
    add(id, text_widget("sans données"));
    const auto lines = data(id);
    ASSERT_EQ(lines.size(), 4u);
    EXPECT_EQ(lines.front().at("event"), "begin");
    EXPECT_EQ(lines.front().at("widget_ids").as_array().size(), 2u);
    EXPECT_EQ(lines.back().at("event"), "end");
    EXPECT_EQ(lines.back().at("widgets"), 2);
    EXPECT_EQ(lines.back().at("failed"), 0);

    const auto shown = line_about(lines, bars);
    EXPECT_EQ(shown.at("event"), "widget");
    EXPECT_EQ(shown.at("row_count"), 3);
    EXPECT_EQ(shown.at("chart").at("type"), "bar");
    EXPECT_EQ(shown.at("dimensions").at(0).at("of"),
              (json::value{{"table", "ventes"}, {"column", "région"}}));
    EXPECT_TRUE(shown.at("warnings").as_array().empty());
    EXPECT_EQ(line_about(lines, number).at("rows"), one_cell("117.75"));
}

TEST_F(DashboardDataTest, AWidgetThatFailsSpoilsNoOther) {
    const auto id = make_dashboard("Ventes");
    const auto wrong = add(id, sql_widget("SELECT inconnue FROM ventes"));
    const auto refused = add(id, sql_widget("SELECT * FROM read_csv('/etc/passwd')"));
    const auto good = pin(id, "total des montants");
    const auto lines = data(id);
    EXPECT_EQ(line_about(lines, wrong).at("event"), "error");
    EXPECT_EQ(line_about(lines, wrong).at("problem").at("code"), "query_failed");
    EXPECT_EQ(line_about(lines, refused).at("problem").at("code"), "sql_refused");
    EXPECT_EQ(line_about(lines, good).at("event"), "widget");
    EXPECT_EQ(lines.back().at("failed"), 2);
}

TEST_F(DashboardDataTest, AWidgetWhoseSourceWasDeletedSaysSo) {
    const auto id = make_dashboard("Ventes");
    const auto orphan = pin(id, "total des montants");
    ASSERT_EQ(company_.client.erase("/api/v1/data-sources/" + source_).status, 204);
    const auto line = line_about(data(id), orphan);
    EXPECT_EQ(line.at("problem").at("code"), "not_found");
}

TEST_F(DashboardCacheTest, WhatWasShownIsShownAgainFromTheCacheUntilItIsRefreshed) {
    const auto id = make_dashboard("Ventes");
    const auto widget = pin(id, "total des montants par région");
    const auto first = line_about(data(id), widget);
    EXPECT_EQ(first.at("cached"), false);
    const auto second = line_about(data(id), widget);
    EXPECT_EQ(second.at("cached"), true);
    EXPECT_EQ(second.at("rows"), first.at("rows"));
    EXPECT_EQ(second.at("as_of"), first.at("as_of"));
    EXPECT_GE(second.at("age_seconds").as_int64(), 0);
    EXPECT_EQ(line_about(data(id, {{"refresh", true}}), widget).at("cached"), false);
    const auto filtered =
        line_about(data(id, only_condition(condition("région", {"Nord"}))), widget);
    EXPECT_EQ(filtered.at("cached"), false);
}

TEST_F(DashboardCacheTest, TheCacheOfOneTenantIsNotThatOfAnother) {
    const auto mine = make_dashboard("Ventes");
    const auto widget = add(mine, sql_widget("SELECT count(*) AS lignes FROM ventes"));
    data(mine);
    EXPECT_EQ(line_about(data(mine), widget).at("cached"), true);
    struct Other : DashboardApi {
        explicit Other(std::uint16_t port) : DashboardApi(port) {}
        json::object shown() {
            const auto id = make_dashboard("Ventes");
            const auto theirs = add(id, sql_widget("SELECT count(*) AS lignes FROM ventes"));
            return line_about(data(id), theirs);
        }
    };
    EXPECT_EQ(Other{serve().port_of(0)}.shown().at("cached"), false);
}

TEST_F(DashboardDataTest, AFilterAppliesWhereTheSourceHasItsColumn) {
    const auto id = make_dashboard("Ventes");
    const auto total = pin(id, "total des montants");
    const auto by_hand = add(id, sql_widget("SELECT count(*) AS lignes FROM ventes"));
    const auto north = data(id, only_condition(condition("région", {"Nord"})));
    EXPECT_EQ(line_about(north, total).at("rows"), one_cell("30.50"));
    EXPECT_EQ(line_about(north, total).at("filters").at("conditions").at(0), "applied");
    const auto left = line_about(north, by_hand);
    EXPECT_EQ(left.at("filters").at("conditions").at(0), "not_applicable");
    EXPECT_EQ(left.at("warnings").at(0).at("code"), "filter_not_applied");

    const auto unknown = data(id, only_condition(condition("vendeur", {"Zoé"})));
    EXPECT_EQ(line_about(unknown, total).at("filters").at("conditions").at(0), "not_applicable");
    EXPECT_EQ(line_about(unknown, total).at("rows"), one_cell("117.75"));
}

TEST_F(DashboardDataTest, ThePeriodOfTheDashboardIsThatOfEachWidget) {
    const auto id = make_dashboard("Ventes");
    const auto total = pin(id, "total des montants en 2024");
    EXPECT_EQ(line_about(data(id), total).at("rows"), one_cell("12.00"));
    const auto february = data(id, only_period({{"from", "2025-02-01"}, {"before", "2025-03-01"}}));
    EXPECT_EQ(february.front().at("period").at("from"), "2025-02-01");
    EXPECT_EQ(february.front().at("period").at("label"), "en février 2025");
    const auto line = line_about(february, total);
    EXPECT_EQ(line.at("rows"), one_cell("25.75"));
    EXPECT_EQ(line.at("filters").at("period"), "applied");

    auto request = only_period({{"preset", "last_month"}});
    request["today"] = "2025-04-15";
    EXPECT_EQ(line_about(data(id, request), total).at("rows"), one_cell("70.00"));
}

TEST_F(DashboardDataTest, ANumberIsComparedWithThePeriodBefore) {
    const auto id = make_dashboard("Ventes");
    const auto total = pin(id, "total des montants", {{"comparison", "previous_period"}});
    const auto year = pin(id, "total des montants", {{"comparison", "previous_year"}});
    const auto march = data(id, only_period({{"from", "2025-03-01"}, {"before", "2025-04-01"}}));
    const auto month_before = line_about(march, total).at("comparison");
    EXPECT_EQ(month_before.at("value"), "25.75");
    EXPECT_EQ(month_before.at("change_percent"), "171.8");
    EXPECT_EQ(month_before.at("period").at("label"), "en février 2025");
    const auto year_before = line_about(march, year).at("comparison");
    EXPECT_EQ(year_before.at("value"), "12.00");
    EXPECT_EQ(year_before.at("change_percent"), "483.3");
    EXPECT_TRUE(line_about(data(id), total).at("comparison").is_null());
}

TEST_F(DashboardDataTest, OnlyTheWidgetsThatAreAskedForCome) {
    const auto id = make_dashboard("Ventes");
    const auto one = pin(id, "total des montants");
    pin(id, "total des montants par région");
    const auto lines = data(id, {{"widget_ids", json::array{one.json().at("id")}}});
    EXPECT_EQ(lines.size(), 3u);
    EXPECT_FALSE(line_about(lines, one).empty());
}

TEST_F(DashboardDataTest, WhatIsWrongWithTheRequestIsNamed) {
    const auto target = std::string{path} + "/" + make_dashboard("Ventes") + "/data";
    const auto wrong = [&](json::object body) {
        const auto answer = company_.client.post(target, body);
        EXPECT_EQ(answer.code(), "validation_failed") << answer.body;
        return text_at(answer, "/errors/0/field");
    };
    EXPECT_EQ(wrong({{"today", "demain"}}), "today");
    EXPECT_EQ(wrong({{"time_zone", "Europe/Lutece"}}), "time_zone");
    EXPECT_EQ(wrong({{"widget_ids", json::array{"x"}}}), "widget_ids");
    EXPECT_EQ(wrong({{"refresh", 1}}), "refresh");
    EXPECT_EQ(wrong({{"filters", json::object{}}}), "filters.conditions");
}

TEST_F(DashboardDataTest, AClientThatLeavesStopsTheWork) {
    const auto id = make_dashboard("Lent");
    const std::string slow = "SELECT count(*) AS n FROM range(30000000) a, range(30000000) b";
    for (int i = 0; i < 6; ++i)
        add(id, sql_widget(slow + " WHERE a.range + b.range = " + std::to_string(i)));
    const auto body = std::string{"{}"};
    RawConnection client(port());
    client.send("POST " + std::string{path} + "/" + id + "/data HTTP/1.1\r\nHost: x\r\n" +
                "Authorization: Bearer " + company_.token + "\r\n" +
                "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n" + body);
    std::string seen;
    while (seen.find("\"begin\"") == std::string::npos) seen += client.read_some();
    std::this_thread::sleep_for(300ms);
    client.reset();
    // The workers that were busy are gone, so the next question is answered at once.
    const auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(text_at(ask("total des montants"), "/status"), "answered");
    EXPECT_LT(std::chrono::steady_clock::now() - start, 10s);
}

}  // namespace
}  // namespace datapilot::tests
