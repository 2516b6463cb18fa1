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
        {"inscriptions", "employe_id", "employes", "id", Cardinality::many_to_one});
    out.relationships.push_back(
        {"inscriptions", "formation_id", "formations", "id", Cardinality::many_to_one});
    return out;
}

class PlanningTest : public testing::Test {
  protected:
    std::string sql(std::string question) {
        const auto reading =
            engine_.read({std::move(question), base::Language::french, base::Date{2025y / 6 / 15}});
        if (const auto* refusal = std::get_if<Refusal>(&reading)) return refusal->message.french;
        const auto* understood = std::get_if<Understood>(&reading);
        if (!understood) return "asked back";
        return query_plan::to_sql(understood->plan, catalog_, catalog::Dialect::duckdb)->text;
    }

    Catalog catalog_ = company();
    RuleEngine engine_{company()};
};

TEST_F(PlanningTest, a_value_that_is_not_meant_is_left_out) {
    EXPECT_THAT(sql("Quels sont les noms des employés dont la ville n'est pas « Lyon » ?"),
                HasSubstr("NOT (\"ville\" = 'Lyon')"));
}

TEST_F(PlanningTest, a_comparison_that_is_denied_is_turned_round) {
    EXPECT_THAT(sql("Combien d'employés dont l'âge n'est pas supérieur à 40 ?"),
                HasSubstr("\"age\" <= 40"));
}

TEST_F(PlanningTest, more_than_one_counts_the_article) {
    EXPECT_THAT(sql("Quels employés ont suivi plus d'une formation ?"),
                HasSubstr("HAVING COUNT(*) > 1"));
}

TEST_F(PlanningTest, what_two_kinds_of_rows_share_is_an_intersection) {
    EXPECT_THAT(
        sql("Quelles villes ont à la fois des employés de moins de 30 ans et des employés "
            "de plus de 50 ans ?"),
        AllOf(HasSubstr("\"age\" < 30"), HasSubstr("INTERSECT"), HasSubstr("\"age\" > 50")));
}

TEST_F(PlanningTest, conditions_that_no_row_can_meet_together_are_of_two_rows) {
    EXPECT_THAT(sql("Quels sont les thèmes des formations dont le prix est inférieur à 3 et dont "
                    "le prix est supérieur à 8 ?"),
                HasSubstr("INTERSECT"));
}

TEST_F(PlanningTest, readings_that_say_the_same_are_not_asked_about) {
    EXPECT_THAT(sql("Quelles formations ont au moins 10 inscriptions ?"),
                HasSubstr("HAVING COUNT(*) >= 10"));
}

}  // namespace
}  // namespace datapilot::questions
