#include "definitions/json.h"

#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <string>

#include "definitions/limits.h"

namespace datapilot::definitions {
namespace {

namespace json = boost::json;

base::Result<Definitions> read(std::string text) {
    return definitions_from_json(json::parse(text), "");
}

// "path code" of each field that is wrong.
std::vector<std::string> blamed(const base::Result<Definitions>& read) {
    std::vector<std::string> all;
    if (read) return all;
    for (const auto& field : read.error().fields) {
        all.push_back(field.field + " " +
                      std::string{base::name(std::get<base::FieldErrc>(field.code))});
    }
    return all;
}

std::string metric(const std::string& expression) {
    return R"({"metrics":[{"name":"ca_ht","table":"commandes","expression":)" + expression + "}]}";
}

using Paths = std::vector<std::string>;

TEST(DefinitionsJson, AnEmptyDocumentSaysNothing) {
    const auto all = read("{}");
    ASSERT_TRUE(all);
    EXPECT_EQ(*all, Definitions{});
}

TEST(DefinitionsJson, AMetricWithAConditionIsReadAndWrittenAlike) {
    const auto all = read(metric(
        R"({"aggregate":"sum","of":{"column":"montant_ht"},
            "where":{"column":"statut","operator":"not_one_of","values":["annulé"]}})"));
    ASSERT_TRUE(all);
    const auto& sum = std::get<Aggregate>(all->metrics[0].expression.node);
    EXPECT_EQ(sum.function, AggregateFunction::sum);
    EXPECT_EQ(std::get<Column>((**sum.of).node).name, "montant_ht");
    const auto& test = std::get<ColumnTest>(sum.where->node);
    EXPECT_EQ(test.op, FilterOperator::not_one_of);
    EXPECT_EQ(test.values, std::vector<std::string>{"annulé"});
    EXPECT_EQ(*definitions_from_json(to_json(*all), ""), *all);
}

TEST(DefinitionsJson, EachFieldThatIsWrongIsNamedByItsPath) {
    const auto wrong = read(
        R"({"calendar":{"first_fiscal_month":13},
            "tables":[{"name":"t","columns":[{"name":"c","role":"boss","colour":"red"}]}],
            "metrics":[{"name":"CA HT","table":"t","expression":{"column":"c"}}],
            "relationships":[{"from_table":"t","from_columns":["c"],"to_table":"u"}]})");
    EXPECT_EQ(
        blamed(wrong),
        (Paths{"calendar.first_fiscal_month out_of_range", "tables.0.columns.0.role not_allowed",
               "tables.0.columns.0.colour unknown_field", "metrics.0.name invalid_format",
               "relationships.0.to_columns required"}));
}

TEST(DefinitionsJson, ARelationshipHasAsManyColumnsOnBothSides) {
    EXPECT_EQ(
        blamed(read(R"({"relationships":[
                 {"from_table":"t","from_columns":["a","b"],"to_table":"u","to_columns":["c"]},
                 {"from_table":"t","from_columns":[],"to_table":"u","to_columns":[""]}]})")),
        (Paths{"relationships.0.to_columns not_allowed", "relationships.1.from_columns too_short",
               "relationships.1.to_columns.0 too_short"}));
}

TEST(DefinitionsJson, AnExpressionIsExactlyOneThing) {
    EXPECT_EQ(blamed(read(metric("{}"))), Paths{"metrics.0.expression required"});
    EXPECT_EQ(blamed(read(metric(R"({"column":"a","metric":"b"})"))),
              Paths{"metrics.0.expression.metric unknown_field"});
    EXPECT_EQ(blamed(read(metric(R"({"aggregate":"sum"})"))),
              Paths{"metrics.0.expression.of required"});
    EXPECT_EQ(blamed(read(metric(R"({"divide":[{"number":1}]})"))),
              Paths{"metrics.0.expression.divide too_short"});
    EXPECT_EQ(blamed(read(metric(R"({"number":"1e5"})"))),
              Paths{"metrics.0.expression.number invalid_format"});
}

TEST(DefinitionsJson, SqlIsNoExpression) {
    EXPECT_EQ(blamed(read(metric(R"x("SUM(montant_ht)")x"))),
              Paths{"metrics.0.expression wrong_type"});
}

TEST(DefinitionsJson, AnExpressionIsBoundedInDepthAndParts) {
    std::string deep = R"({"number":1})";
    for (int level = 0; level < deepest_expression; ++level) {
        deep = R"({"add":[{"number":1},)" + deep + "]}";
    }
    EXPECT_FALSE(read(metric(deep)));
    std::string wide = R"({"add":[{"number":1})";
    for (std::size_t part = 0; part < most_parts; ++part) wide += R"(,{"number":1})";
    EXPECT_FALSE(read(metric(wide + "]}")));
}

TEST(DefinitionsJson, AnItemIsDefinedOnce) {
    const auto twice = read(
        R"({"tables":[{"name":"t"},{"name":"t"}],
            "metrics":[{"name":"m","table":"t","expression":{"number":1}},
                       {"name":"m","table":"t","expression":{"number":2}}]})");
    EXPECT_EQ(blamed(twice), (Paths{"tables.1 not_allowed", "metrics.1 not_allowed"}));
}

TEST(DefinitionsJson, ErrorsAreBounded) {
    std::string many = "{";
    for (int i = 0; i < 500; ++i) many += "\"k" + std::to_string(i) + "\":1,";
    many.back() = '}';
    EXPECT_LE(blamed(read(many)).size(), most_errors);
}

}  // namespace
}  // namespace datapilot::definitions
