#include "definitions/osi.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "definitions/json.h"
#include "definitions/osi_expression.h"

namespace datapilot::definitions {
namespace {

namespace json = boost::json;

catalog::Catalog shop() {
    catalog::Catalog out;
    out.tables.push_back({.name = "commandes",
                          .label = "commandes",
                          .columns = {{"id", catalog::ColumnType::integer},
                                      {"montant HT", catalog::ColumnType::decimal},
                                      {"statut", catalog::ColumnType::text},
                                      {"jour", catalog::ColumnType::date}},
                          .primary_key = {"id"}});
    return out;
}

Definitions written() {
    return definitions_from_json(json::parse(R"({
        "calendar":{"origin":"edited","first_fiscal_month":7,"first_day_of_week":1},
        "tables":[{"name":"commandes","label":"Commandes","synonyms":["ventes"],
            "default_date":"jour","columns":[
              {"name":"montant HT","label":"Montant","role":"measure","format":"money",
               "unit":"€","tax":"excluded","aggregation":"sum"},
              {"name":"jour","origin":"generated","role":"date"},
              {"name":"statut","role":"hidden"}]}],
        "metrics":[{"name":"ca_ht","label":"CA HT","table":"commandes","expression":
              {"aggregate":"sum","of":{"column":"montant HT"},
               "where":{"column":"statut","operator":"not_one_of","values":["annulé"]}}},
            {"name":"panier","table":"commandes","expression":
              {"divide":[{"metric":"ca_ht"},{"aggregate":"count_rows"}]}}],
        "relationships":[{"from_table":"commandes","from_columns":["id","jour"],
            "to_table":"clients","to_columns":["id","depuis"],"origin":"inferred","certainty":0.5}]})"),
                                 "")
        .value();
}

TEST(Osi, WhatIsExportedReadsBackTheSame) {
    const auto document = osi_of(written(), shop());
    const auto read = definitions_from_osi(document);
    ASSERT_TRUE(read) << read.error().fields.front().field;
    EXPECT_EQ(*read, written());
}

TEST(Osi, OtherToolsFindWhatTheFormCanSay) {
    const auto document = osi_of(written(), shop());
    EXPECT_EQ(document.at("version").as_string(), "0.2.0.dev0");
    const json::value whole = document;
    const auto& model = whole.at_pointer("/semantic_model/0");
    const auto& dataset = model.at_pointer("/datasets/0");
    EXPECT_EQ(dataset.at("source").as_string(), "commandes");
    EXPECT_EQ(dataset.at_pointer("/ai_context/synonyms/0").as_string(), "ventes");
    EXPECT_EQ(dataset.at_pointer("/fields/0/expression/dialects/0/expression").as_string(),
              "\"montant HT\"");
    EXPECT_EQ(dataset.at_pointer("/fields/1/dimension/is_time").as_bool(), true);
    EXPECT_EQ(model.at_pointer("/metrics/0/expression/dialects/0/expression").as_string(),
              "SUM(CASE WHEN statut NOT IN ('annulé') THEN \"montant HT\" END)");
    EXPECT_EQ(model.at_pointer("/metrics/1/expression/dialects/0/expression").as_string(),
              "(SUM(CASE WHEN statut NOT IN ('annulé') THEN \"montant HT\" END)) / COUNT(*)");
    EXPECT_EQ(model.at_pointer("/relationships/0/from").as_string(), "commandes");
    EXPECT_EQ(model.at_pointer("/relationships/0/to_columns/1").as_string(), "depuis");
}

TEST(Osi, ADocumentOfAnotherToolIsRead) {
    const auto read = definitions_from_osi(json::parse(R"x({
        "version":"0.2.0.dev0","semantic_model":[{"name":"sales","datasets":[
          {"name":"orders","source":"sales.public.orders","description":"Orders",
           "ai_context":{"synonyms":["purchases"]},
           "fields":[{"name":"amount","expression":{"dialects":[
               {"dialect":"ANSI_SQL","expression":"amount"}]},"label":"Amount"},
             {"name":"order_date","expression":{"dialects":[
               {"dialect":"ANSI_SQL","expression":"order_date"}]},
              "dimension":{"is_time":true}}]}],
        "metrics":[{"name":"basket","expression":{"dialects":[{"dialect":"ANSI_SQL",
            "expression":"SUM(orders.amount) / COUNT(DISTINCT orders.customer_id)"}]
}
}]
}]
})x"));
    ASSERT_TRUE(read) << read.error().fields.front().field;
    EXPECT_EQ(read->tables[0].naming.synonyms, std::vector<std::string>{"purchases"});
    EXPECT_EQ(read->tables[0].columns[1].role, Role::date);
    const json::value expression = to_json(read->metrics[0].expression);
    EXPECT_EQ(expression, json::parse(R"({"divide":[
        {"aggregate":"sum","of":{"column":"amount"}},
        {"aggregate":"count_distinct","of":{"column":"customer_id"}}]})"));
}

TEST(Osi, WhatCannotBeSaidHereIsNamed) {
    const auto metric = [](const std::string& sql) {
        json::value document = json::parse(R"({"version":"0.2.0.dev0","semantic_model":[{"name":"m",
            "datasets":[],"metrics":[{"name":"x","expression":{"dialects":[
            {"dialect":"ANSI_SQL","expression":""}]}}]}]})");
        document.at_pointer("/semantic_model/0/metrics/0/expression/dialects/0/expression") = sql;
        return definitions_from_osi(document);
    };
    for (const char* sql : {"SUM(o.a) OVER (PARTITION BY o.b)", "SUM(o.a); DROP TABLE o",
                            "SUM(o.a) + SUM(p.b)", "PG_SLEEP(o.a)", "(SELECT 1)", "", "SUM(o.a"}) {
        const auto read = metric(sql);
        ASSERT_FALSE(read) << sql;
        EXPECT_EQ(read.error().fields.front().field, "semantic_model.0.metrics.0.expression");
    }
    EXPECT_FALSE(metric(std::string(5000, '(')));
}

}  // namespace
}  // namespace datapilot::definitions
