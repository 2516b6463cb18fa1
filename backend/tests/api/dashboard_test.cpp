#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <string>
#include <utility>

#include "api/api_test.h"
#include "api/dashboard_api.h"

namespace datapilot::tests {
namespace {

namespace json = boost::json;

class DashboardTest : public ApiTest, protected DashboardApi {
  protected:
    DashboardTest() : DashboardApi(port()) {}

    // Of an object that is there.
    static void set_at(json::value& whole, std::string_view pointer, json::value value) {
        const auto last = pointer.rfind('/');
        auto& parent = last == 0 ? whole : whole.at_pointer(pointer.substr(0, last));
        parent.as_object()[pointer.substr(last + 1)] = std::move(value);
    }
};

TEST_F(DashboardTest, ANewDashboardIsFoundAndListedInTheFirstWorkspace) {
    const auto made = company_.client.post(
        path, {{"name", "  Ventes du mois "}, {"description", "Pour le lundi"}});
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(text_at(made, "/name"), "Ventes du mois");
    EXPECT_EQ(made.json().at("version").as_int64(), 1);
    EXPECT_TRUE(made.json().at("widgets").as_array().empty());
    EXPECT_TRUE(made.json().at_pointer("/filters/period").is_null());
    EXPECT_EQ(company_.client.get(made.header("Location")).json(), made.json());

    const auto workspaces = company_.client.get("/api/v1/workspaces");
    EXPECT_EQ(text_at(made, "/workspace_id"), text_at(workspaces, "/items/0/id"));
    const auto list = company_.client.get(path);
    EXPECT_EQ(text_at(list, "/items/0/id"), text_at(made, "/id"));
    EXPECT_EQ(list.json().at_pointer("/items/0/widget_count").as_int64(), 0);
}

TEST_F(DashboardTest, TheListIsPagedTheLastChangedFirst) {
    for (const auto* name : {"Un", "Deux", "Trois"}) make_dashboard(name);
    auto first = company_.client.get(std::string{path} + "?limit=2");
    EXPECT_EQ(text_at(first, "/items/0/name"), "Trois");
    const auto rest =
        company_.client.get(std::string{path} + "?cursor=" + text_at(first, "/next_cursor"));
    EXPECT_EQ(text_at(rest, "/items/0/name"), "Un");
    EXPECT_TRUE(rest.json().at("next_cursor").is_null());

    save(document(text_at(rest, "/items/0/id")));
    EXPECT_EQ(text_at(company_.client.get(path), "/items/0/name"), "Un");
}

TEST_F(DashboardTest, ARepeatedCreateMakesOneDashboard) {
    const auto body = json::serialize(json::object{{"name", "Une fois"}});
    const HttpClient::Headers headers{{"Content-Type", "application/json"},
                                      {"Idempotency-Key", "une-fois"}};
    const auto first = company_.client.request("POST", path, body, headers);
    EXPECT_EQ(company_.client.request("POST", path, body, headers).body, first.body);
    EXPECT_EQ(company_.client.get(path).json().at("items").as_array().size(), 1u);
}

TEST_F(DashboardTest, AnAnswerBecomesAWidgetInOneCall) {
    const auto id = make_dashboard("Ventes");
    const auto answer = ask("total des montants par région");
    const auto added = add(id, {{"answer_id", text_at(answer, "/id")}});
    ASSERT_EQ(added.status, 201) << added.body;
    EXPECT_EQ(text_at(added, "/type"), "bar");
    EXPECT_EQ(text_at(added, "/title"), "total des montants par région");
    EXPECT_EQ(text_at(added, "/data_source_id"), source_);
    EXPECT_EQ(added.json().at_pointer("/query/plan"), answer.json().at("plan"));
    EXPECT_EQ(added.json().at("dashboard_version").as_int64(), 2);
    EXPECT_EQ(company_.client.get(added.header("Location")).json(), added.json());

    const auto below = add(id, {{"answer_id", text_at(answer, "/id")},
                                {"title", "Le même en tableau"},
                                {"type", "table"}});
    EXPECT_EQ(text_at(below, "/type"), "table");
    EXPECT_EQ(below.json().at_pointer("/position/lg/y"), added.json().at_pointer("/position/lg/h"));
}

TEST_F(DashboardTest, SqlOfAPersonIsKeptAsSql) {
    const auto answer = ask("total des montants par région");
    const auto by_hand =
        company_.client.post("/api/v1/ai/answers/" + text_at(answer, "/id") + "/run",
                             {{"sql", "SELECT count(*) AS lignes FROM ventes"}});
    const auto added = add(make_dashboard("Ventes"), {{"answer_id", text_at(by_hand, "/id")}});
    EXPECT_EQ(text_at(added, "/query/sql"), "SELECT count(*) AS lignes FROM ventes");
}

TEST_F(DashboardTest, ARefusedAnswerIsNoWidget) {
    const auto refused = ask("total du zorglub");
    const auto added = add(make_dashboard("Ventes"), {{"answer_id", text_at(refused, "/id")}});
    EXPECT_EQ(added.code(), "conflict");
}

TEST_F(DashboardTest, SavingPutsTheWholeDocumentInItsPlace) {
    const auto id = make_dashboard("Avant");
    const auto kept = add(id, text_widget("gardé"));
    const auto dropped = add(id, text_widget("retiré"));
    auto wanted = document(id);
    wanted["name"] = "Après";
    wanted["filters"] = {{"period", {{"preset", "this_month"}}},
                         {"conditions", json::array{condition("région", {"Nord"})}}};
    wanted["layout"] = {{"dense", true}};
    auto moved = input_of(kept);
    moved["position"].as_object()["lg"] = {{"x", 6}, {"y", 4}, {"w", 6}, {"h", 3}};
    wanted["widgets"] = json::array{moved, text_widget("nouveau")};

    const auto saved = save(wanted);
    ASSERT_EQ(saved.status, 200) << saved.body;
    const auto now = company_.client.get(std::string{path} + "/" + id);
    EXPECT_EQ(now.json(), saved.json());
    EXPECT_EQ(text_at(now, "/name"), "Après");
    EXPECT_EQ(now.json().at("filters"), wanted.at("filters"));
    EXPECT_EQ(now.json().at("layout"), wanted.at("layout"));
    ASSERT_EQ(now.json().at("widgets").as_array().size(), 2u);
    EXPECT_EQ(text_at(now, "/widgets/0/text"), "nouveau");
    EXPECT_EQ(text_at(now, "/widgets/1/id"), text_at(kept, "/id"));
    EXPECT_EQ(now.json().at_pointer("/widgets/1/position"), moved.at("position"));
    EXPECT_EQ(company_.client.get(dropped.header("Location")).code(), "not_found");
}

TEST_F(DashboardTest, ADeletedWidgetComesBackWithItsIdWhenThatIsUndone) {
    const auto id = make_dashboard("Ventes");
    add(id, text_widget("précieux"));
    const auto before = document(id);
    auto without = before;
    without["widgets"] = json::array{};
    ASSERT_EQ(save(without).status, 200);

    auto undone = before;
    undone["version"] = document(id).at("version");
    const auto saved = save(undone);
    ASSERT_EQ(saved.status, 200) << saved.body;
    EXPECT_EQ(saved.json().at_pointer("/widgets/0/id"),
              json::value(before).at_pointer("/widgets/0/id"));
    EXPECT_EQ(text_at(saved, "/widgets/0/text"), "précieux");
}

TEST_F(DashboardTest, AnOldVersionOverwritesNothing) {
    const auto id = make_dashboard("Ventes");
    auto first = document(id);
    auto second = first;
    first["name"] = "Premier";
    second["name"] = "Second";
    ASSERT_EQ(save(first).status, 200);
    const auto late = save(second);
    EXPECT_EQ(late.code(), "conflict");
    EXPECT_EQ(text_at(late, "/errors/0/field"), "version");
    EXPECT_NE(text_at(late, "/errors/0/message").find('2'), std::string::npos) << late.body;
    EXPECT_EQ(document(id).at("name"), "Premier");
}

TEST_F(DashboardTest, AWidgetSavedByItselfOutdatesTheDocumentToo) {
    const auto id = make_dashboard("Ventes");
    const auto added = add(id, text_widget("un"));
    const auto before = document(id);
    auto widget = text_widget("deux");
    const auto target = added.header("Location");
    const auto saved =
        put(company_.client, target, {{"version", before.at("version")}, {"widget", widget}});
    ASSERT_EQ(saved.status, 200) << saved.body;
    EXPECT_EQ(text_at(saved, "/text"), "deux");
    EXPECT_EQ(save(before).code(), "conflict");
    EXPECT_EQ(put(company_.client, target, {{"version", before.at("version")}, {"widget", widget}})
                  .code(),
              "conflict");
    EXPECT_EQ(company_.client.erase(target).status, 204);
    EXPECT_EQ(company_.client.get(target).code(), "not_found");
}

TEST_F(DashboardTest, AnIdOfAnotherDashboardIsRefused) {
    const auto there = add(make_dashboard("Un"), text_widget("à lui"));
    auto wanted = document(make_dashboard("Deux"));
    wanted["widgets"] = json::array{input_of(there)};
    EXPECT_EQ(save(wanted).code(), "validation_failed");
    EXPECT_EQ(company_.client.get(there.header("Location")).status, 200);
}

TEST_F(DashboardTest, TheDataSourceOfAWidgetIsTheTenantsOwn) {
    auto rival = register_company(port(), "Rival");
    const auto theirs = text_at(
        rival.client.upload("/api/v1/data-sources", {{"name", "V"}}, {{"v.csv", "a;b\n1;2\n"}}),
        "/id");
    auto widget = sql_widget("SELECT 1 AS un");
    widget["data_source_id"] = theirs;
    EXPECT_EQ(add(make_dashboard("Ventes"), widget).code(), "not_found");
}

TEST_F(DashboardTest, AWidgetOutlivesItsDataSource) {
    const auto id = make_dashboard("Ventes");
    const auto added = add(id, sql_widget("SELECT 1 AS un"));
    ASSERT_EQ(added.status, 201) << added.body;
    ASSERT_EQ(company_.client.erase("/api/v1/data-sources/" + source_).status, 204);
    const auto left = company_.client.get(added.header("Location"));
    EXPECT_TRUE(left.json().at("data_source_id").is_null()) << left.body;
    EXPECT_EQ(save(document(id)).status, 200);
}

TEST_F(DashboardTest, AViewerReadsAndDoesNotWrite) {
    const auto id = make_dashboard("Ventes");
    const auto wanted = document(id);
    auto viewer = join_company(port(), company_, "viewer").client;
    const auto one = std::string{path} + "/" + id;
    EXPECT_EQ(viewer.get(one).status, 200);
    auto body = wanted;
    body.erase("id");
    EXPECT_EQ(put(viewer, one, body).code(), "forbidden");
    EXPECT_EQ(viewer.post(one + "/widgets", text_widget("non")).code(), "forbidden");
    EXPECT_EQ(viewer.erase(one).code(), "forbidden");
}

TEST_F(DashboardTest, WhatIsWrongWithADocumentIsNamed) {
    const auto id = make_dashboard("Ventes");
    const auto wrong = [&](const char* pointer, json::value value) {
        auto wanted = document(id);
        wanted["filters"] = {{"period", {{"preset", "this_month"}}},
                             {"conditions", json::array{condition("région", {"Nord"})}}};
        wanted["widgets"] = json::array{sql_widget("SELECT 1 AS un")};
        json::value whole(std::move(wanted));
        set_at(whole, pointer, std::move(value));
        const auto answer = save(std::move(whole.as_object()));
        EXPECT_EQ(answer.code(), "validation_failed") << pointer << answer.body;
        return text_at(answer, "/errors/0/field");
    };
    EXPECT_EQ(wrong("/name", "  "), "name");
    EXPECT_EQ(wrong("/layout/big", json::string(17'000, 'x')), "layout");
    EXPECT_EQ(wrong("/layout/nul", json::string(1, '\0')), "layout");
    EXPECT_EQ(wrong("/filters/period/preset", "someday"), "filters.period.preset");
    EXPECT_EQ(wrong("/filters/period", json::object{{"from", "2025-02-30"}}),
              "filters.period.from");
    EXPECT_EQ(wrong("/filters/period", {{"from", "2025-02-03"}, {"before", "2025-02-03"}}),
              "filters.period.before");
    EXPECT_EQ(wrong("/filters/conditions/0/operator", "like"), "filters.conditions[0].operator");
    EXPECT_EQ(wrong("/filters/conditions/0/extra", 1), "filters.conditions[0].extra");
    EXPECT_EQ(wrong("/widgets/0/type", "gauge"), "widgets[0].type");
    EXPECT_EQ(wrong("/widgets/0/text", "trop"), "widgets[0].text");
    EXPECT_EQ(wrong("/widgets/0/query", nullptr), "widgets[0].query");
    EXPECT_EQ(wrong("/widgets/0/query", {{"plan", {{"shape", "ring"}}}}), "widgets[0].query.plan");
    EXPECT_EQ(wrong("/widgets/0/position/lg/w", 13), "widgets[0].position.lg.w");
    EXPECT_EQ(wrong("/widgets/0/id", "x"), "widgets[0].id");
}

TEST_F(DashboardTest, WhatWasDoneStandsInTheAuditLog) {
    const auto id = make_dashboard("Ventes");
    add(id, text_widget("un"));
    save(document(id));
    company_.client.erase(std::string{path} + "/" + id);
    SqlSession owner(serve().database().owner_url());
    owner.run("SELECT set_config('app.tenant_id', '" + company_.tenant + "', false)");
    const auto log = owner.value(
        "SELECT string_agg(action, ' ' ORDER BY at, id) FROM audit_log "
        "WHERE object_type IN ('dashboard', 'widget')");
    EXPECT_EQ(log, "dashboard.created widget.added dashboard.saved dashboard.deleted");
}

}  // namespace
}  // namespace datapilot::tests
