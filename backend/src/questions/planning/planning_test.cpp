#include <gmock/gmock.h>

#include "query_plan/interpretation.h"
#include "query_plan/sql.h"
#include "questions/rule_engine.h"

namespace datapilot::questions {
namespace {

using catalog::Cardinality;
using catalog::Catalog;
using catalog::Column;
using catalog::ColumnType;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using namespace std::chrono_literals;

Column text(std::string name, std::int64_t distinct, std::vector<std::string> values) {
    Column column{std::move(name), ColumnType::text};
    column.distinct_count = distinct;
    column.values = std::move(values);
    column.values_complete = true;
    return column;
}

Column number(std::string name, std::int64_t distinct, ColumnType type = ColumnType::integer) {
    Column column{std::move(name), type};
    column.min = "1";
    column.max = std::to_string(distinct);
    column.distinct_count = distinct;
    return column;
}

// Employees of a company, the trainings it gives, and who followed which.
Catalog company() {
    Catalog out;
    out.tables.push_back(
        {"employes",
         "employes",
         80,
         {number("id", 80), text("nom", 80, {"Alice Martin", "Bruno Petit"}),
          text("ville", 6, {"Lyon", "Nantes", "Paris"}), number("age", 40), number("salaire", 60)},
         {"id"}});
    out.tables.push_back({"formations",
                          "formations",
                          12,
                          {number("id", 12), text("titre", 12, {"Excel", "Sécurité"}),
                           text("theme", 4, {"bureautique", "management"}), number("prix", 10)},
                          {"id"}});
    out.tables.push_back({"inscriptions",
                          "inscriptions",
                          300,
                          {number("id", 300), number("employe_id", 70), number("formation_id", 12),
                           number("note", 20)},
                          {"id"}});
    out.relationships.push_back(
        {"inscriptions", {"employe_id"}, "employes", {"id"}, Cardinality::many_to_one});
    out.relationships.push_back(
        {"inscriptions", {"formation_id"}, "formations", {"id"}, Cardinality::many_to_one});
    return out;
}

// Orders with a cost of their own, over lines with amounts.
Catalog shop() {
    Catalog out;
    out.tables.push_back({"clients",
                          "clients",
                          40,
                          {number("id", 40), text("nom", 40, {"Halles du Lac"}),
                           text("region", 3, {"Bretagne", "Occitanie"})},
                          {"id"}});
    out.tables.push_back({"commandes",
                          "commandes",
                          200,
                          {number("id", 200),
                           number("client_id", 40),
                           {"date_commande", ColumnType::date},
                           number("frais_port", 50, ColumnType::decimal)},
                          {"id"}});
    out.tables.push_back({"lignes",
                          "lignes",
                          900,
                          {number("id", 900), number("commande_id", 200), number("quantite", 9),
                           number("montant_ht", 500, ColumnType::decimal)},
                          {"id"}});
    out.relationships.push_back(
        {"commandes", {"client_id"}, "clients", {"id"}, Cardinality::many_to_one});
    out.relationships.push_back(
        {"lignes", {"commande_id"}, "commandes", {"id"}, Cardinality::many_to_one});
    return out;
}

std::string sql(const Catalog& catalog, std::string question) {
    const RuleEngine engine{catalog};
    const auto reading =
        engine.read({std::move(question), base::Language::french, base::Date{2025y / 6 / 15}});
    if (const auto* refusal = std::get_if<Refusal>(&reading)) return refusal->message.french;
    const auto* understood = std::get_if<Understood>(&reading);
    if (!understood) return "asked back";
    return query_plan::to_sql(understood->plan, catalog, catalog::Dialect::duckdb)->text;
}

TEST(Planning, a_value_that_is_not_meant_is_left_out) {
    EXPECT_THAT(
        sql(company(), "Quels sont les noms des employés dont la ville n'est pas « Lyon » ?"),
        HasSubstr("NOT (\"ville\" = 'Lyon')"));
}

TEST(Planning, a_comparison_that_is_denied_is_turned_round) {
    EXPECT_THAT(sql(company(), "Combien d'employés dont l'âge n'est pas supérieur à 40 ?"),
                HasSubstr("\"age\" <= 40"));
}

// As servers often keep it.
TEST(Planning, a_year_kept_as_a_decimal_is_a_period_too) {
    Catalog catalog = company();
    Column year{"annee_embauche", ColumnType::decimal};
    year.min = "1998";
    year.max = "2024";
    year.distinct_count = 26;
    catalog.tables[0].columns.push_back(std::move(year));
    EXPECT_THAT(sql(catalog, "Combien d'employés embauchés après 2008 ?"),
                HasSubstr("\"annee_embauche\" >= 2009"));
}

TEST(Planning, more_than_one_counts_the_article_and_each_thing_once) {
    EXPECT_THAT(sql(company(), "Quels employés ont suivi plus d'une formation ?"),
                HasSubstr("HAVING COUNT(DISTINCT f.\"id\") > 1"));
}

TEST(Planning, what_two_kinds_of_rows_share_is_an_intersection) {
    EXPECT_THAT(
        sql(company(),
            "Quelles villes ont à la fois des employés de moins de 30 ans et des employés "
            "de plus de 50 ans ?"),
        AllOf(HasSubstr("\"age\" < 30"), HasSubstr("INTERSECT"), HasSubstr("\"age\" > 50")));
}

TEST(Planning, conditions_that_no_row_can_meet_together_are_of_two_rows) {
    EXPECT_THAT(sql(company(),
                    "Quels sont les thèmes des formations dont le prix est inférieur à 3 et dont "
                    "le prix est supérieur à 8 ?"),
                HasSubstr("INTERSECT"));
}

TEST(Planning, readings_that_say_the_same_are_not_asked_about) {
    EXPECT_THAT(sql(company(), "Quelles formations ont au moins 10 inscriptions ?"),
                HasSubstr("HAVING COUNT(*) >= 10"));
}

TEST(Planning, amounts_of_lines_are_added_up_before_they_meet_those_of_their_orders) {
    EXPECT_EQ(sql(shop(), "frais de port et CA par région"), R"sql(SELECT
  c2."region" AS "region",
  SUM(c."frais_port") AS "Somme de frais port",
  SUM(r."CA (montant_ht)") AS "CA (montant_ht)"
FROM "commandes" AS c
LEFT JOIN (
  SELECT
    "commande_id",
    SUM("montant_ht") AS "CA (montant_ht)"
  FROM "lignes"
  GROUP BY "commande_id"
) AS r ON r."commande_id" = c."id"
JOIN "clients" AS c2 ON c2."id" = c."client_id"
GROUP BY c2."region"
ORDER BY "Somme de frais port" DESC NULLS LAST, "region" DESC NULLS LAST)sql");
}

TEST(Planning, a_condition_on_rows_that_were_added_up_gives_no_plan) {
    EXPECT_THAT(sql(shop(), "frais de port et CA des lignes dont la quantité est supérieure à 3"),
                Not(HasSubstr("SELECT")));
}

TEST(Planning, an_average_by_entity_is_of_the_totals_of_each) {
    EXPECT_THAT(sql(shop(), "CA moyen par client par région"),
                AllOf(HasSubstr("AVG(r.\"CA (montant_ht)\")"), HasSubstr("GROUP BY c2.\"nom\""),
                      HasSubstr("GROUP BY r.\"region\"")));
    EXPECT_THAT(sql(shop(), "montant moyen d'une commande"),
                AllOf(HasSubstr("AVG(r."), HasSubstr("GROUP BY c.\"id\"")));
}

TEST(Planning, clients_are_held_against_their_own_turnover_not_that_of_a_line) {
    EXPECT_THAT(sql(shop(), "clients avec un CA supérieur à 50000"),
                HasSubstr("HAVING SUM(l.\"montant_ht\") > 50000"));
    EXPECT_THAT(sql(shop(), "combien de clients ont un CA supérieur à 50000 ?"),
                AllOf(HasSubstr("SELECT COUNT(*)"), HasSubstr("HAVING SUM(")));
    EXPECT_THAT(sql(shop(), "quels clients ont un CA supérieur à la moyenne ?"),
                HasSubstr("HAVING SUM(l.\"montant_ht\") > (SELECT AVG("));
}

TEST(Planning, who_has_not_acted_in_a_period_has_no_row_of_the_act_in_it) {
    EXPECT_THAT(
        sql(shop(), "quels clients n'ont pas commandé en 2025 ?"),
        AllOf(HasSubstr("NOT EXISTS"), HasSubstr("\"date_commande\" >= DATE '2025-01-01'")));
}

TEST(Planning, rows_are_not_counted_in_groups_of_one) {
    EXPECT_THAT(sql(company(), "quel employé a le plus d'employés ?"), Not(HasSubstr("COUNT(*)")));
}

TEST(Planning, one_measure_is_shown_once) {
    const auto written = sql(shop(), "total montant par region");
    const auto first = written.find("SUM(");
    ASSERT_NE(first, std::string::npos);
    EXPECT_EQ(written.find("SUM(", first + 1), std::string::npos) << written;
}

}  // namespace
}  // namespace datapilot::questions
