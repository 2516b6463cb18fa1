#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <string>
#include <utility>

#include "api/api_test.h"
#include "api/dashboard_api.h"

namespace datapilot::tests {
namespace {

namespace json = boost::json;

// Links, copies and files of dashboards.
class DashboardSharingTest : public ApiTest, protected DashboardApi {
  protected:
    DashboardSharingTest() : DashboardApi(port()) {}

    static constexpr auto shared = "/api/v1/shared-dashboards/";

    std::string filled(const std::string& name) {
        const auto id = make_dashboard(name);
        add(id, {{"answer_id", ask("total des montants par région").json().at("id")}});
        auto below = text_widget("Un mot");
        below["position"] = {{"lg", {{"x", 0}, {"y", 20}, {"w", 4}, {"h", 3}}}};
        add(id, below);
        auto wanted = document(id);
        wanted["filters"] = {{"period", {{"preset", "this_year"}}},
                             {"conditions", json::array{condition("région", {"Nord"})}}};
        save(wanted);
        return id;
    }

    HttpAnswer link(const std::string& id, json::object body = {}) {
        return company_.client.post(std::string{path} + "/" + id + "/links", body);
    }

    // What two dashboards have in common when one was made of the other.
    static json::object essence(const HttpAnswer& dashboard) {
        auto object = dashboard.json().as_object();
        for (const auto* own : {"id", "name", "version", "created_at", "updated_at"}) {
            object.erase(own);
        }
        for (auto& widget : object.at("widgets").as_array()) {
            widget = input_of(std::move(widget.as_object()));
            widget.as_object().erase("id");
        }
        return object;
    }

    HttpAnswer exported(const std::string& id) {
        return company_.client.get(std::string{path} + "/" + id + "/export");
    }
    HttpAnswer import(json::object body) {
        return company_.client.post(std::string{path} + "/import", body);
    }
};

TEST_F(DashboardSharingTest, ALinkOpensTheDashboardForAMemberAndNobodyElse) {
    const auto id = filled("Ventes");
    const auto made = link(id, {{"days", 7}});
    ASSERT_EQ(made.status, 201) << made.body;
    const auto token = text_at(made, "/token");
    EXPECT_EQ(token.size(), 43u);

    auto viewer = join_company(port(), company_, "viewer").client;
    const auto opened = viewer.get(shared + token);
    ASSERT_EQ(opened.status, 200) << opened.body;
    EXPECT_EQ(text_at(opened, "/dashboard/id"), id);
    EXPECT_EQ(text_at(opened, "/expires_at"), text_at(made, "/expires_at"));
    const auto lines = lines_of(viewer.post(shared + token + "/data", json::object{}));
    EXPECT_EQ(lines.back().at("failed"), 0);
    EXPECT_EQ(lines.size(), 3u);

    auto rival = register_company(port(), "Rival");
    EXPECT_EQ(rival.client.get(shared + token).code(), "not_found");
    EXPECT_EQ(rival.client.post(shared + token + "/data", json::object{}).code(), "not_found");
    EXPECT_EQ(HttpClient(port()).get(shared + token).code(), "unauthenticated");
    EXPECT_EQ(viewer.get(shared + std::string(43, 'x')).code(), "not_found");
}

TEST_F(DashboardSharingTest, ARevokedOrExpiredLinkOpensNothing) {
    const auto id = filled("Ventes");
    const auto revoked = link(id);
    EXPECT_EQ(company_.client.erase(revoked.header("Location")).status, 204);
    EXPECT_EQ(company_.client.get(shared + text_at(revoked, "/token")).code(), "not_found");
    EXPECT_EQ(company_.client.erase(revoked.header("Location")).code(), "not_found");

    const auto expired = link(id);
    serve().database().execute("BEGIN; SET LOCAL app.tenant_id = '" + company_.tenant +
                               "'; UPDATE dashboard_links SET expires_at = now(); COMMIT");
    EXPECT_EQ(company_.client.get(shared + text_at(expired, "/token")).code(), "not_found");
    const auto list = company_.client.get(std::string{path} + "/" + id + "/links");
    EXPECT_TRUE(list.json().at("items").as_array().empty());
}

TEST_F(DashboardSharingTest, LinksAreListedWithoutTheirTokensAndCounted) {
    const auto id = filled("Ventes");
    for (int i = 0; i < 20; ++i) ASSERT_EQ(link(id).status, 201);
    EXPECT_EQ(link(id).code(), "conflict");
    const auto list = company_.client.get(std::string{path} + "/" + id + "/links");
    EXPECT_EQ(list.json().at("items").as_array().size(), 20u);
    EXPECT_EQ(list.body.find("token"), std::string::npos);
    EXPECT_EQ(link(make_dashboard("Autre"), {{"days", 0}}).code(), "validation_failed");
}

TEST_F(DashboardSharingTest, ACopyIsTheSameWithIdsOfItsOwn) {
    const auto id = filled("Ventes");
    const auto copy =
        company_.client.post(std::string{path} + "/" + id + "/duplicate", json::object{});
    ASSERT_EQ(copy.status, 201) << copy.body;
    EXPECT_EQ(text_at(copy, "/name"), "Ventes (copie)");
    const auto first = company_.client.get(std::string{path} + "/" + id);
    EXPECT_EQ(essence(copy), essence(first));
    EXPECT_NE(text_at(copy, "/widgets/0/id"), text_at(first, "/widgets/0/id"));
}

TEST_F(DashboardSharingTest, WhatIsExportedIsImportedTheSame) {
    const auto id = filled("Ventes");
    const auto file = exported(id);
    ASSERT_EQ(file.status, 200) << file.body;
    EXPECT_EQ(file.body.find(source_), std::string::npos);
    EXPECT_EQ(text_at(file, "/sources/0/name"), "Ventes");
    const auto made = import({{"document", file.json()}, {"name", "Revenu"}});
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(text_at(made, "/name"), "Revenu");
    EXPECT_EQ(essence(made), essence(company_.client.get(std::string{path} + "/" + id)));
    EXPECT_EQ(data(text_at(made, "/id")).back().at("failed"), 0);
}

TEST_F(DashboardSharingTest, AnotherCompanyChoosesTheSourceThatStandsForAName) {
    const auto file = exported(filled("Ventes"));
    auto other = register_company(port(), "Autre");
    const auto import_there = [&](json::object body) {
        return other.client.post(std::string{path} + "/import", body);
    };
    const auto missing = import_there({{"document", file.json()}});
    EXPECT_EQ(missing.code(), "validation_failed");
    EXPECT_EQ(text_at(missing, "/errors/0/field"), "document.sources[0]");

    const auto wrong = text_at(other.client.upload("/api/v1/data-sources", {{"name", "Stock"}},
                                                   {{"stock.csv", "produit;quantité\nVis;3\n"}}),
                               "/id");
    const auto misfit = import_there({{"document", file.json()}, {"sources", {{"Ventes", wrong}}}});
    EXPECT_EQ(misfit.code(), "validation_failed");
    EXPECT_EQ(text_at(misfit, "/errors/0/field"), "document.widgets[0].query");

    const auto right = text_at(
        other.client.upload("/api/v1/data-sources", {{"name", "Nos ventes"}},
                            {{"ventes.csv", "région;jour;montant\nOuest;05/01/2025;1,00\n"}}),
        "/id");
    const auto made = import_there({{"document", file.json()}, {"sources", {{"Ventes", right}}}});
    EXPECT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(import_there({{"document", file.json()}, {"sources", {{"Ventes", source_}}}}).code(),
              "not_found");
}

TEST_F(DashboardSharingTest, AFileThatIsNoneIsRefused) {
    EXPECT_EQ(import({{"document", json::object{}}}).code(), "validation_failed");
    auto file = exported(filled("Ventes")).json().as_object();
    file["format_version"] = 2;
    const auto later = import({{"document", file}});
    EXPECT_EQ(text_at(later, "/errors/0/field"), "document.format_version");
}

}  // namespace
}  // namespace datapilot::tests
