#include <gtest/gtest.h>

#include <boost/json/object.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "api/api_test.h"

namespace datapilot::tests {
namespace {

namespace json = boost::json;

constexpr auto sources = "/api/v1/data-sources";
const std::string sales = "région;montant HT;date\nNord;1 234,56;31/12/2025\nSud;;01/02/2025\n";

class DataSourceTest : public ApiTest {
  protected:
    HttpAnswer upload(const std::string& name, const std::string& content = sales) {
        return company_.client.upload(sources, {{"name", name}}, {{"ventes.csv", content}});
    }

    std::string made(const std::string& name) {
        const auto answer = upload(name);
        EXPECT_EQ(answer.status, 201) << answer.body;
        return answer.header("Location");
    }

    std::filesystem::path folder_of(const std::string& location) const {
        return serve().folder() / "data" / "sources" / company_.tenant /
               location.substr(location.rfind('/') + 1);
    }

    Company company_ = register_company(port(), "Acme");
};

TEST_F(DataSourceTest, AnswersWhatWasMade) {
    const auto answer = company_.client.upload(
        sources, {{"name", "  Ventes  "}},
        {{"ventes.csv", sales}, {"clients.csv", "client;ville\nDurand;Lyon\n"}});
    ASSERT_EQ(answer.status, 201) << answer.body;
    const auto source = answer.json();
    EXPECT_EQ(source.at("name").as_string(), "Ventes");
    EXPECT_EQ(source.at("type").as_string(), "csv");
    EXPECT_EQ(source.at("table_count").as_int64(), 2);
    EXPECT_EQ(source.at("row_count").as_int64(), 3);
    EXPECT_EQ(source.at("size_bytes").to_number<std::size_t>(), sales.size() + 25);
    EXPECT_EQ(company_.client.get(answer.header("Location")).json(), source);
}

TEST_F(DataSourceTest, ListsTheNewestFirstPageByPage) {
    for (const auto* name : {"Un", "Deux", "Trois"}) made(name);
    std::vector<std::string> seen;
    std::string cursor;
    for (int page = 0; page < 3; ++page) {
        const auto list = company_.client.get(std::string{sources} + "?limit=1" + cursor).json();
        ASSERT_EQ(list.at("items").as_array().size(), 1U);
        seen.emplace_back(list.at("items").at(0).at("name").as_string());
        const auto& next = list.at("next_cursor");
        EXPECT_EQ(next.is_null(), page == 2);
        if (!next.is_null()) cursor = "&cursor=" + std::string{next.as_string()};
    }
    EXPECT_EQ(seen, (std::vector<std::string>{"Trois", "Deux", "Un"}));
    EXPECT_EQ(company_.client.get(std::string{sources} + "?cursor=x").code(), "validation_failed");
    EXPECT_EQ(company_.client.get(std::string{sources} + "?limit=0").code(), "validation_failed");
}

TEST_F(DataSourceTest, ShowsWhatWasUnderstoodOfEachColumn) {
    const auto schema = company_.client.get(made("Ventes") + "/schema").json();
    const auto& table = schema.at("tables").at(0);
    EXPECT_EQ(table.at("file").at("name").as_string(), "ventes.csv");
    EXPECT_EQ(table.at("file").at("separator").as_string(), ";");
    const auto& amount = table.at("columns").at(1);
    EXPECT_EQ(amount.at("type").as_string(), "decimal");
    EXPECT_EQ(amount.at("format").as_string(), "decimal_comma");
    EXPECT_EQ(amount.at("nullable").as_bool(), true);
    EXPECT_EQ(amount.at("max").as_string(), "1234.56");
    EXPECT_EQ(table.at("columns").at(2).at("type").as_string(), "date");
    EXPECT_EQ(table.at("columns").at(2).at("min").as_string(), "2025-02-01");
}

TEST_F(DataSourceTest, TellsAllKnownValuesOfOneTable) {
    std::string cities = "ville\n";
    for (const char* city : {"Brest", "Caen", "Dijon", "Lille", "Lyon", "Metz", "Nice"}) {
        cities += std::string{city} + "\n";
    }
    const auto location = upload("Villes", cities).header("Location");
    const auto values = [&](const std::string& query) {
        const auto schema = company_.client.get(location + "/schema" + query).json();
        return schema.at_pointer("/tables/0/columns/0/sample_values").as_array().size();
    };
    EXPECT_EQ(values(""), 5U);
    EXPECT_EQ(values("?table=ventes&values=all"), 7U);
    EXPECT_EQ(values("?table=ventes&values=false"), 0U);
    EXPECT_EQ(company_.client.get(location + "/schema?values=all").code(), "validation_failed");
}

TEST_F(DataSourceTest, PreviewsTheFirstRowsInTheOrderOfTheFile) {
    const auto location = made("Ventes");
    const auto preview = company_.client.get(location + "/tables/ventes/preview?limit=1").json();
    EXPECT_EQ(preview.at("rows"), json::value({{"Nord", "1234.56", "2025-12-31"}}));
    EXPECT_EQ(preview.at("row_count").as_int64(), 2);
    EXPECT_EQ(preview.at("truncated").as_bool(), true);
    EXPECT_EQ(company_.client.get(location + "/tables/clients/preview").code(), "not_found");
    EXPECT_EQ(company_.client.get(location + "/tables/ventes/preview?limit=201").code(),
              "validation_failed");
}

TEST_F(DataSourceTest, ANameIsTakenOnceAndCanBeChanged) {
    const auto first = made("Ventes");
    const auto again = upload("Ventes");
    EXPECT_EQ(again.status, 409);
    EXPECT_EQ(again.code(), "conflict");
    const auto other = made("Autres ventes");
    EXPECT_EQ(company_.client.patch(other, {{"name", "Ventes"}}).code(), "conflict");
    EXPECT_EQ(company_.client.patch(other, {{"name", " "}}).code(), "validation_failed");
    const auto renamed = company_.client.patch(other, {{"name", "Ventes 2025"}});
    EXPECT_EQ(renamed.json().at("name").as_string(), "Ventes 2025");
    EXPECT_EQ(company_.client.get(first).json().at("name").as_string(), "Ventes");
}

TEST_F(DataSourceTest, WhatIsWrongWithTheFormIsNamed) {
    EXPECT_EQ(upload("").code(), "validation_failed");
    EXPECT_EQ(company_.client.upload(sources, {{"name", "Ventes"}}, {}).code(),
              "validation_failed");
    const auto unknown = company_.client.upload(sources, {{"name", "Ventes"}, {"couleur", "bleu"}},
                                                {{"ventes.csv", sales}});
    EXPECT_EQ(unknown.json().at("errors").at(0).at("field").as_string(), "couleur");
    const auto nowhere = company_.client.upload(
        sources, {{"name", "Ventes"}, {"workspace_id", "1b4e28ba-2fa1-11d2-883f-0016d3cca427"}},
        {{"ventes.csv", sales}});
    EXPECT_EQ(nowhere.code(), "not_found");
}

TEST_F(DataSourceTest, MoreThanTheCompanysStorageIsRefused) {
    Serve small(Variables{{"DATAPILOT_TENANT_QUOTA_MB", "1"}});
    auto company = register_company(small.port(), "Acme");
    std::string content = "a;b\n";
    while (content.size() < 700'000) content += "Une ligne;1\n";
    const auto first = company.client.upload(sources, {{"name", "Un"}}, {{"un.csv", content}});
    EXPECT_EQ(first.status, 201) << first.body;
    const auto second = company.client.upload(sources, {{"name", "Deux"}}, {{"deux.csv", content}});
    EXPECT_EQ(second.code(), "quota_exceeded") << second.body;
    EXPECT_EQ(company.client.erase(first.header("Location")).status, 204);
    EXPECT_EQ(company.client.upload(sources, {{"name", "Deux"}}, {{"deux.csv", content}}).status,
              201);
}

TEST_F(DataSourceTest, ARepeatedUploadIsMadeOnce) {
    const HttpClient::Headers fields{{"name", "Ventes"}};
    const HttpClient::Headers files{{"ventes.csv", sales}};
    const HttpClient::Headers key{{"Idempotency-Key", "une-fois"}};
    const auto first = company_.client.upload(sources, fields, files, key);
    const auto second = company_.client.upload(sources, fields, files, key);
    EXPECT_EQ(first.status, 201) << first.body;
    EXPECT_EQ(second.status, 201) << second.body;
    EXPECT_EQ(first.json().at("id"), second.json().at("id"));
}

TEST_F(DataSourceTest, DeletingItTakesItsFilesEvenWhileAWorkerHoldsThem) {
    const auto location = made("Ventes");
    ASSERT_EQ(company_.client.get(location + "/tables/ventes/preview").status, 200);
    ASSERT_TRUE(std::filesystem::exists(folder_of(location)));
    EXPECT_EQ(company_.client.erase(location).status, 204);
    EXPECT_FALSE(std::filesystem::exists(folder_of(location)));
    EXPECT_EQ(company_.client.get(location).code(), "not_found");
    EXPECT_EQ(company_.client.get(location + "/tables/ventes/preview").code(), "not_found");
    EXPECT_EQ(company_.client.erase(location).code(), "not_found");
}

TEST_F(DataSourceTest, OnlyTheDatabaseIsKeptOfAnUpload) {
    const auto location = made("Ventes");
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder_of(location))) {
        names.push_back(entry.path().filename());
    }
    EXPECT_EQ(names, std::vector<std::string>{"source.duckdb"});
}

}  // namespace
}  // namespace datapilot::tests
