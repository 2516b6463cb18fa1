#include "questions/member_reading.h"

#include "questions/wholesaler.h"

namespace datapilot::questions {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::Not;

catalog::Table results_of(const std::string& name) {
    return {name,
            name,
            100,
            {text("Département", {"Ain", "Aisne", "Allier"}), number("Inscrits", "100", "900"),
             number("Abstentions", "10", "400")},
            {}};
}

class MemberReadingTest : public testing::Test {
  protected:
    explicit MemberReadingTest(const std::vector<std::string>& names = {"resultats_t1",
                                                                        "resultats_t2"}) {
        for (const auto& name : names) catalog_.tables.push_back(results_of(name));
    }

    Reading read(const std::string& question,
                 std::optional<query_plan::QueryPlan> previous = std::nullopt) {
        Question asked{question, Language::french, base::Date{2025y / 6 / 15}};
        asked.previous = std::move(previous);
        return RuleEngine(catalog_).read(asked);
    }
    std::string sql(const std::vector<std::string>& questions) {
        std::optional<query_plan::QueryPlan> plan;
        for (const auto& question : questions) {
            const auto reading = read(question, plan);
            if (const auto* refusal = std::get_if<Refusal>(&reading)) {
                return refusal->message.french;
            }
            const auto* understood = std::get_if<Understood>(&reading);
            if (!understood) return "asked back";
            plan = understood->plan;
        }
        return query_plan::to_sql(*plan, catalog_, catalog::Dialect::duckdb)->text;
    }

    Catalog catalog_;
};

TEST_F(MemberReadingTest, the_words_say_which_table_is_meant) {
    for (const auto* said : {"au 2e tour", "au second tour", "au T2", "(tour 2)", "au 2nd tour"}) {
        EXPECT_THAT(sql({std::string("total des abstentions ") + said}),
                    AllOf(HasSubstr("FROM \"resultats_t2\""), Not(HasSubstr("WHERE"))))
            << said;
    }
    EXPECT_THAT(sql({"total abstentions in round 1"}), HasSubstr("resultats_t1"));
}

TEST_F(MemberReadingTest, it_asks_back_where_nothing_says_which) {
    const auto reading = read("total des abstentions par département");
    const auto* asked = std::get_if<Clarification>(&reading);
    ASSERT_TRUE(asked);
    ASSERT_EQ(asked->choices.size(), 2U);
    EXPECT_THAT(asked->choices[0].label, HasSubstr("t1"));
    EXPECT_THAT(asked->choices[1].label, HasSubstr("t2"));
}

TEST_F(MemberReadingTest, a_follow_up_stays_with_its_table_or_moves_to_the_other) {
    EXPECT_THAT(sql({"abstentions par département au 1er tour", "seulement l'Ain"}),
                AllOf(HasSubstr("resultats_t1"), HasSubstr("'Ain'")));
    EXPECT_THAT(sql({"abstentions par département au 1er tour", "et au second ?"}),
                AllOf(HasSubstr("resultats_t2"), HasSubstr("GROUP BY")));
}

TEST_F(MemberReadingTest, two_tables_are_set_side_by_side) {
    EXPECT_THAT(sql({"total des abstentions par département : T1 vs T2"}),
                AllOf(HasSubstr("\"resultats_t1\""), HasSubstr("\"resultats_t2\""),
                      HasSubstr("(t1)"), HasSubstr("(t2)")));
    EXPECT_THAT(sql({"total des abstentions T1 vs T2"}), HasSubstr("'total'"));
}

TEST_F(MemberReadingTest, what_changed_most_comes_first_and_the_earlier_is_the_base) {
    EXPECT_THAT(sql({"les 2 départements où les abstentions ont le plus progressé entre le 2e tour "
                     "et le 1er tour"}),
                AllOf(HasSubstr("LIMIT 2"), HasSubstr("DESC"), HasSubstr("Écart")));
}

TEST_F(MemberReadingTest, rows_are_kept_where_one_side_is_less_than_the_other) {
    EXPECT_THAT(sql({"quels départements ont eu moins d'abstentions au 2nd tour qu'au 1er ?"}),
                AllOf(HasSubstr("HAVING"), HasSubstr(" < "), HasSubstr("(t2)")));
}

TEST_F(MemberReadingTest, a_round_that_there_is_none_of_is_named) {
    EXPECT_THAT(sql({"total des abstentions au 3e tour"}), HasSubstr("3e"));
}

class YearlyFiles : public MemberReadingTest {
  protected:
    YearlyFiles() : MemberReadingTest({"ventes_2023", "ventes_2024", "ventes_2025"}) {}
};

TEST_F(YearlyFiles, a_year_is_a_table) {
    EXPECT_THAT(sql({"total des inscrits en 2024"}), HasSubstr("FROM \"ventes_2024\""));
}

class FilesWithDates : public MemberReadingTest {
  protected:
    FilesWithDates() : MemberReadingTest({"ventes_2024"}) {
        catalog_.tables[0].columns.push_back({"date_vente", ColumnType::date});
    }
};

TEST_F(FilesWithDates, a_year_stays_a_period_where_rows_have_dates) {
    EXPECT_THAT(sql({"total des inscrits en mars 2024"}), HasSubstr("DATE '2024-03-01'"));
}

class SitesOfOneShape : public MemberReadingTest {
  protected:
    SitesOfOneShape() : MemberReadingTest({"stock_lyon", "stock_lille"}) {}
};

TEST_F(SitesOfOneShape, a_site_is_a_table) {
    EXPECT_THAT(sql({"total des inscrits à Lille"}), HasSubstr("FROM \"stock_lille\""));
    EXPECT_THAT(sql({"total des inscrits à Marseille"}), HasSubstr("Marseille"));
}

TEST(Families, AreOfOneShapeAndToldApart) {
    Catalog other;
    other.tables = {results_of("clients"), results_of("fournisseurs")};
    EXPECT_TRUE(families_of(other).empty());
    other.tables = {results_of("ventes_lyon"), results_of("ventes_lille")};
    EXPECT_EQ(families_of(other).size(), 1U);
    other.tables[1].columns.resize(1);
    EXPECT_TRUE(families_of(other).empty());
}

}  // namespace
}  // namespace datapilot::questions
