#include <algorithm>
#include <sstream>

#include "questions/completing/offers.h"
#include "questions/language/periods.h"
#include "questions/wholesaler.h"

namespace datapilot::questions {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::Field;
using testing::Not;

class CompleterTest : public Wholesaler {
  protected:
    static Catalog dated_wholesaler() {
        auto catalog = wholesaler();
        auto& date = catalog.tables[1].columns[2];
        date.min = "2023-03-01";
        date.max = "2025-06-10";
        return catalog;
    }

    TypedText complete(std::string_view text, Language language = Language::french) {
        return dated_.complete(text, language, base::Date{2025y / 6 / 15});
    }

    // "dimension:région", in the order of the text.
    std::vector<std::string> tokens(std::string_view text) {
        std::vector<std::string> out;
        const auto typed = to_json(complete(text));
        for (const auto& token : typed.at("tokens").as_array()) {
            const std::string kind{token.at("kind").as_string()};
            if (kind != "other")
                out.push_back(kind + ":" + std::string{token.at("text").as_string()});
        }
        return out;
    }

    std::vector<std::string> taken(std::string_view text, Language language = Language::french) {
        std::vector<std::string> out;
        for (auto& completion : complete(text, language).completions) {
            out.push_back(std::move(completion.text));
        }
        return out;
    }

    RuleEngine dated_{dated_wholesaler()};
};

TEST_F(CompleterTest, tokens_say_what_each_word_is) {
    EXPECT_THAT(tokens("CA des commandes livrées par région en 2025"),
                ElementsAre("measure:CA", "table:commandes", "value:livrées", "word:par",
                            "dimension:région", "period:en 2025"));
    EXPECT_THAT(tokens("top 5 des clients"), ElementsAre("word:top", "number:5", "table:clients"));
}

TEST_F(CompleterTest, tokens_put_together_are_the_text) {
    for (const std::string text : {"", "  ", "?!", "« Bretagne » : combien ?",
                                   "l'été, à Île-de-France…", "\xF0\x9F\x98\x80 région"}) {
        std::string together;
        for (const auto& token : complete(text).tokens) together += token.text;
        EXPECT_EQ(together, text);
    }
}

TEST_F(CompleterTest, a_word_that_means_nothing_is_known_before_it_is_sent) {
    EXPECT_THAT(tokens("CA par zorglub "), Contains("unknown:zorglub"));
    EXPECT_THAT(tokens("gros clients"), Not(Contains("unknown:gros")));
}

TEST_F(CompleterTest, a_word_that_may_become_known_is_not_unknown_yet) {
    EXPECT_THAT(tokens("clients en bretag"), Contains("partial:bretag"));
    EXPECT_THAT(tokens("clients en bretag "), Contains("unknown:bretag"));
}

TEST_F(CompleterTest, the_last_word_is_finished_by_names_and_values) {
    EXPECT_THAT(taken("CA par comm"),
                AllOf(Contains("CA par commercial "), Contains("CA par commandes ")));
    EXPECT_THAT(taken("clients en breta"), Contains("clients en Bretagne "));
    EXPECT_THAT(taken("clients à l'epicerie r"), Contains("clients à l'Épicerie Roux "));
}

TEST_F(CompleterTest, after_by_dimensions_and_grains_come_first) {
    const auto all = complete("CA par ").completions;
    ASSERT_FALSE(all.empty());
    EXPECT_TRUE(std::ranges::all_of(all, [](const Completion& completion) {
        return completion.kind == CompletionKind::dimension ||
               completion.kind == CompletionKind::period;
    }));
    EXPECT_THAT(taken("CA par "), AllOf(Contains("CA par region "), Contains("CA par mois ")));
    EXPECT_EQ(complete("CA par c").completions.front().label, "canal");
}

TEST_F(CompleterTest, a_value_says_its_column) {
    EXPECT_THAT(
        complete("commandes livr").completions,
        Contains(AllOf(Field(&Completion::label, "Livrée"), Field(&Completion::detail, "statut"))));
}

TEST_F(CompleterTest, after_a_column_its_values_are_offered) {
    EXPECT_THAT(taken("commandes de statut "), Contains("commandes de statut En attente "));
}

TEST_F(CompleterTest, what_is_hidden_is_not_offered) {
    definitions::Definitions hides;
    definitions::ColumnDefinition agent{.name = "commercial"};
    agent.role = definitions::Role::hidden;
    hides.tables.push_back({.name = "clients", .columns = {agent}});
    const RuleEngine rules{wholesaler(), hides};
    const base::Date today{2025y / 6 / 15};
    const auto offered = [&](std::string_view text) {
        const auto typed = rules.complete(text, Language::french, today);
        return std::ranges::any_of(typed.completions, [](const Completion& completion) {
            return completion.kind != CompletionKind::question;
        });
    };
    EXPECT_FALSE(offered("clients de Hugo Mar"));
    EXPECT_THAT(taken("clients de Hugo Mar"), Contains(testing::HasSubstr("Hugo Marchand")));
}

TEST_F(CompleterTest, periods_are_offered_where_the_source_has_dates) {
    EXPECT_THAT(taken("CA en "), AllOf(Contains("CA en 2025 "), Contains("CA en 2023 ")));
    EXPECT_THAT(taken("CA le mo"), Contains("CA le mois dernier "));
    RuleEngine undated{[] {
        auto catalog = wholesaler();
        catalog.tables.erase(catalog.tables.begin() + 1, catalog.tables.end());
        catalog.relationships.clear();
        return catalog;
    }()};
    EXPECT_THAT(
        undated.complete("clients en ", Language::french, base::Date{2025y / 6 / 15}).completions,
        Each(Field(&Completion::kind, Not(CompletionKind::period))));
}

TEST_F(CompleterTest, whole_questions_are_ones_that_are_answered) {
    const auto all = complete("nombre de commandes").completions;
    std::size_t questions = 0;
    for (const auto& completion : all) {
        if (completion.kind != CompletionKind::question) continue;
        ++questions;
        EXPECT_TRUE(std::holds_alternative<Understood>(read(completion.text))) << completion.text;
    }
    EXPECT_GE(questions, 2U);
}

TEST_F(CompleterTest, an_empty_box_offers_questions) {
    const auto all = complete("").completions;
    EXPECT_FALSE(all.empty());
    EXPECT_TRUE(std::ranges::all_of(all, [](const Completion& completion) {
        return completion.kind == CompletionKind::question && completion.label == completion.text;
    }));
}

TEST_F(CompleterTest, english_completes_in_english) {
    EXPECT_THAT(taken("revenue by mon", Language::english), Contains("revenue by month "));
    EXPECT_THAT(taken("revenue last m", Language::english), Contains("revenue last month "));
}

// An offer that the rules then did not know would be a trap.
TEST_F(CompleterTest, every_offer_is_understood) {
    const Source source{dated_wholesaler()};
    const Offers offers{source};
    for (const auto& offer : offers.all()) {
        for (const auto language : {Language::french, Language::english}) {
            const auto by = language == Language::french ? "par " : "by ";
            const auto said = (offer.grain ? by : std::string{}) + offer.said.in(language);
            for (const auto& token : complete(said + " ", language).tokens) {
                EXPECT_NE(token.kind, TypedKind::unknown) << said;
            }
        }
    }
}

TEST_F(CompleterTest, a_long_text_is_bounded_and_quick) {
    std::string text;
    while (text.size() < 1900) text += "commandes livrées par région ";
    const auto typed = complete(text);
    EXPECT_LE(typed.completions.size(), 11U);
}

}  // namespace
}  // namespace datapilot::questions
