#include <gmock/gmock.h>

#include "query_plan/interpretation.h"
#include "query_plan/json.h"
#include "query_plan/sql.h"

namespace datapilot::query_plan {
namespace {

using base::Language;
using catalog::ColumnType;
using catalog::Dialect;
using namespace std::chrono_literals;

catalog::Catalog shop() {
    catalog::Catalog out;
    out.tables.push_back({"commandes",
                          "commandes",
                          3,
                          {{"id", ColumnType::integer},
                           {"client_id", ColumnType::text},
                           {"date", ColumnType::date},
                           {"montant_ht", ColumnType::decimal}},
                          {"id"}});
    out.tables.push_back({"clients",
                          "clients",
                          2,
                          {{"id", ColumnType::integer}, {"Ville \"x\"", ColumnType::text}},
                          {"id"}});
    return out;
}

Expression column(std::size_t source, std::string name) {
    return {ColumnRef{source, std::move(name)}};
}

Expression sum_of(Expression value) {
    return {Aggregate{AggregateFunction::sum, Box<Expression>(std::move(value))}};
}

// Somme de montant_ht par ville, en 2025.
QueryPlan sales_by_town() {
    QueryPlan plan;
    plan.shape = Shape::aggregate;
    plan.sources = {{std::string("commandes")}, {std::string("clients")}};
    plan.joins = {{0, 1, {{"client_id", "id"}}}};
    plan.measures.push_back(
        {sum_of(column(0, "montant_ht")), {"Somme de montant HT", "Sum of amount"}});
    plan.dimensions.push_back({column(1, "Ville \"x\""), {"Ville", "Town"}, {{10, 15}}});
    plan.filter =
        Condition{InPeriod{column(0, "date"), base::Date{2025y / 1 / 1}, base::Date{2026y / 1 / 1}},
                  {"en 2025", "in 2025"},
                  {{18, 25}}};
    plan.order = {{OrderByMeasure{0}, Direction::descending}};
    return plan;
}

std::string duckdb(const QueryPlan& plan) {
    const auto sql = to_sql(plan, shop(), Dialect::duckdb);
    return sql ? sql->text : sql.error().detail;
}

TEST(Sql, names_are_quoted_and_join_columns_of_different_types_compare_as_text) {
    EXPECT_EQ(duckdb(sales_by_town()),
              R"(SELECT
  c2."Ville ""x""" AS "Ville",
  SUM(c."montant_ht") AS "Somme de montant HT"
FROM "commandes" AS c
JOIN "clients" AS c2 ON CAST(c2."id" AS VARCHAR) = CAST(c."client_id" AS VARCHAR)
WHERE c."date" >= DATE '2025-01-01' AND c."date" < DATE '2026-01-01'
GROUP BY c2."Ville ""x"""
ORDER BY "Somme de montant HT" DESC NULLS LAST, "Ville" DESC NULLS LAST)");
}

TEST(Sql, a_value_cannot_leave_its_literal) {
    QueryPlan plan;
    plan.sources = {{std::string("clients")}};
    plan.dimensions.push_back({column(0, "id"), {"id", "id"}});
    plan.filter =
        Condition{OneOf{column(0, "Ville \"x\""), {{ColumnType::text, "'; DROP TABLE x; --"}}}};
    EXPECT_THAT(duckdb(plan), testing::HasSubstr(R"(= '''; DROP TABLE x; --')"));
    plan.filter = Condition{Matches{column(0, "Ville \"x\""), TextMatch::contains, "50%_'!"}};
    EXPECT_THAT(duckdb(plan), testing::HasSubstr(R"(ILIKE '%50!%!_''!!%' ESCAPE '!')"));
}

TEST(Sql, clients_without_orders_ask_for_the_absence_of_related_rows) {
    QueryPlan orders;
    orders.sources = {{std::string("commandes")}};
    QueryPlan plan;
    plan.sources = {{std::string("clients")}};
    plan.dimensions.push_back({column(0, "id"), {"Client", "Client"}});
    plan.filter = Condition{Not{Condition{Exists{orders, {{{0, "id"}, {0, "client_id"}}}}}}};
    EXPECT_EQ(duckdb(plan), R"(SELECT c."id" AS "Client"
FROM "clients" AS c
WHERE NOT EXISTS (
    SELECT 1
    FROM "commandes" AS c2
    WHERE CAST(c2."client_id" AS VARCHAR) = CAST(c."id" AS VARCHAR)
  ))");
}

TEST(Sql, the_first_rows_of_each_group_are_numbered_inside) {
    auto plan = sales_by_town();
    plan.limit = Limit{3, 0};
    EXPECT_THAT(duckdb(plan),
                testing::AllOf(testing::HasSubstr("ROW_NUMBER() OVER (PARTITION BY c2.\"Ville "),
                               testing::HasSubstr("WHERE \"rang\" <= 3")));
}

TEST(Sql, equal_rows_of_a_list_keep_the_order_of_their_table) {
    QueryPlan plan;
    plan.sources = {{std::string("commandes")}};
    plan.dimensions.push_back({column(0, "montant_ht"), {"Montant", "Amount"}});
    plan.order = {{OrderByDimension{0}, Direction::descending}};
    plan.limit = Limit{1};
    EXPECT_THAT(duckdb(plan),
                testing::HasSubstr("ORDER BY \"Montant\" DESC NULLS LAST, \"id\"\nLIMIT 1"));
}

TEST(Sql, equal_groups_stand_in_the_order_of_their_key_and_not_of_all_that_they_show) {
    auto plan = sales_by_town();
    plan.dimensions.push_back({column(1, "id"), {"id", "id"}, {}, false});
    EXPECT_THAT(
        duckdb(plan),
        testing::EndsWith("\"Somme de montant HT\" DESC NULLS LAST, c2.\"id\" DESC NULLS LAST"));
}

TEST(Sql, a_plan_over_a_column_that_is_gone_is_an_error_not_sql) {
    auto plan = sales_by_town();
    plan.dimensions[0].value = column(1, "disparue");
    const auto sql = to_sql(plan, shop(), Dialect::duckdb);
    ASSERT_FALSE(sql);
    EXPECT_EQ(sql.error().detail, "no column disparue");
}

TEST(Json, a_plan_comes_back_as_it_was) {
    auto plan = sales_by_town();
    plan.having = Condition{Comparison{
        sum_of(column(0, "montant_ht")), Comparator::greater, {ScalarPlan{sales_by_town()}}}};
    plan.limit = Limit{10};
    plan.dimensions[0].format = Format::money;
    plan.dimensions[0].unit = "k€";
    plan.dimensions[0].digits = Digits::code;
    const auto written = to_json(plan);
    const auto read = plan_from_json(written);
    ASSERT_TRUE(read) << read.error().detail;
    EXPECT_EQ(to_json(*read), written);
    EXPECT_EQ(read->dimensions[0].unit, "k€");
    EXPECT_EQ(duckdb(*read), duckdb(plan));
}

TEST(Json, what_is_not_a_plan_is_refused) {
    EXPECT_FALSE(plan_from_json(boost::json::value{{"shape", "circle"}}));
    EXPECT_FALSE(plan_from_json(boost::json::value("plan")));
}

TEST(Interpretation, says_measures_then_dimensions_then_filters) {
    const auto said = interpret(sales_by_town(), Language::french);
    EXPECT_EQ(said.text, "Somme de montant HT par Ville, en 2025");
    ASSERT_EQ(said.chips.size(), 3u);
    EXPECT_EQ(said.chips[2].kind, ChipKind::period);
    EXPECT_EQ(said.chips[2].plan_path, "/filter");
    EXPECT_EQ(said.chips[1].words, (Words{{10, 15}}));
}

}  // namespace
}  // namespace datapilot::query_plan
