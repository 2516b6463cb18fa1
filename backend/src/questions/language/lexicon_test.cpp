#include "questions/language/lexicon.h"

#include <gmock/gmock.h>

#include <random>

#include "questions/language/data_file.h"
#include "questions/language/table_text.h"

namespace datapilot::questions::language {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;
using ::testing::Not;

const Lexicon& lexicon() {
    return Lexicon::built_in();
}

bool meet(std::string_view left, std::string_view right) {
    for (const auto& sense : lexicon().concepts_of(left)) {
        for (const auto& other : lexicon().concepts_of(right)) {
            if (sense.id == other.id) return true;
        }
    }
    return false;
}

struct Read {
    std::string words;
    Marker marker;
    bool operator==(const Read&) const = default;
    friend void PrintTo(const Read& read, std::ostream* out) {
        *out << read.words << " = " << static_cast<int>(read.marker);
    }
};

std::vector<Read> markers(std::string_view text) {
    const auto tokens = tokenize(text);
    std::vector<Read> all;
    for (const auto& match : lexicon().markers(tokens)) {
        std::string words;
        for (auto i = match.tokens.first; i < match.tokens.last; ++i) {
            words += (words.empty() ? "" : " ") + tokens[i].folded;
        }
        all.push_back({words, match.marker});
    }
    return all;
}

TEST(Lexicon, MeetsFrenchWordsWithEnglishNames) {
    for (const auto& [french, english] :
         std::vector<std::pair<std::string, std::string>>{{"chanteurs", "singer"},
                                                          {"étudiants", "student"},
                                                          {"enseignantes", "teacher"},
                                                          {"animaux de compagnie", "pets"},
                                                          {"constructeurs", "maker"},
                                                          {"aéroport", "airport"},
                                                          {"compagnie aérienne", "airline"},
                                                          {"capacité", "capacity"},
                                                          {"poids", "weight"},
                                                          {"âge", "age"},
                                                          {"prénom", "first name"},
                                                          {"nom de famille", "last name"},
                                                          {"ville natale", "hometown"},
                                                          {"chiffre d'affaires", "revenue"},
                                                          {"chiffre d'affaire", "sales"},
                                                          {"clients", "customers"},
                                                          {"transporteur", "shipper"},
                                                          {"fournisseurs", "suppliers"},
                                                          {"employés", "employees"},
                                                          {"commandes", "orders"},
                                                          {"pays", "country"},
                                                          {"chevaux", "horsepower"},
                                                          {"puissance", "horsepower"},
                                                          {"indicatif régional", "area code"},
                                                          {"chefs d'orchestre", "conductor"},
                                                          {"maison de disques", "record company"},
                                                          {"musées", "museum"},
                                                          {"batailles", "battle"},
                                                          {"voix", "vote"},
                                                          {"joueurs de poker", "poker player"},
                                                          {"dessins animés", "cartoon"},
                                                          {"propriétaires", "owners"},
                                                          {"médecin", "physician"},
                                                          {"taux de soutien", "support rate"}}) {
        EXPECT_TRUE(meet(french, english)) << french << " / " << english;
    }
}

TEST(Lexicon, TakesAnActForTheIdeaItImplies) {
    const auto link_of = [](std::string_view word, std::string_view name) {
        for (const auto& sense : lexicon().concepts_of(word)) {
            if (lexicon().name(sense.id) == name) return sense.link;
        }
        ADD_FAILURE() << word << " does not mean " << name;
        return Link::near;
    };
    EXPECT_EQ(link_of("vendus", "sale"), Link::verb);
    EXPECT_EQ(link_of("hired", "hire"), Link::verb);
    EXPECT_EQ(link_of("nés", "birth_date"), Link::verb);
    EXPECT_EQ(link_of("habitent", "address"), Link::verb);
    EXPECT_EQ(link_of("vente", "sale"), Link::same);
    EXPECT_EQ(link_of("vendeur", "employee"), Link::near);
}

TEST(Lexicon, FindsTheLongestPhraseFirstAndTheShorterOnesAfter) {
    const auto tokens = tokenize("nombre de commandes de l'animal de la compagnie aérienne");
    const auto matches = lexicon().concepts_at(tokens, 8);
    ASSERT_FALSE(matches.empty());
    EXPECT_EQ(lexicon().name(matches[0].found[0].id), "airline");
    EXPECT_EQ(matches[0].tokens, (TokenRange{8, 10}));
    ASSERT_GE(matches.size(), 2U);
    EXPECT_EQ(matches[1].tokens, (TokenRange{8, 9}));
}

TEST(Lexicon, GivesTheWordsOfAnIdeaInEachLanguage) {
    const auto id = lexicon().find("country");
    ASSERT_TRUE(id);
    EXPECT_THAT(lexicon().words(*id, base::Language::french, Link::same),
                ElementsAre("pays", "nation", "contree"));
    EXPECT_THAT(lexicon().words(*id, base::Language::english, Link::same),
                ElementsAre("country", "nation"));
    EXPECT_THAT(lexicon().words(*id, base::Language::english, Link::near), Contains("nationality"));
    EXPECT_THAT(lexicon().equivalents("chiens"), Contains("dog"));
    EXPECT_THAT(lexicon().equivalents("chien"), Not(Contains("chien")));
    EXPECT_THAT(lexicon().equivalents("zorglub"), IsEmpty());
    EXPECT_FALSE(lexicon().find("zorglub"));
}

TEST(Lexicon, KnowsWhichWayAnAdjectiveOrders) {
    const auto first_property = [](std::string_view word) -> std::pair<std::string, bool> {
        const auto tokens = tokenize(word);
        const auto match = lexicon().adjective_at(tokens, 0);
        if (!match) return {"", false};
        return {std::string(lexicon().name(match->found.properties.front())),
                match->found.descending};
    };
    using Property = std::pair<std::string, bool>;
    EXPECT_EQ(first_property("jeune"), Property("age", false));
    EXPECT_EQ(first_property("âgés"), Property("age", true));
    EXPECT_EQ(first_property("oldest"), Property("age", true));
    EXPECT_EQ(first_property("chère"), Property("price", true));
    EXPECT_EQ(first_property("cheapest"), Property("price", false));
    EXPECT_EQ(first_property("récentes"), Property("date", true));
    EXPECT_EQ(first_property("lourd"), Property("weight", true));
    EXPECT_EQ(first_property("plusieurs"), Property("", false));

    using Degree = Adjective::Degree;
    EXPECT_EQ(lexicon().adjective_at(tokenize("youngest"), 0)->found.degree, Degree::superlative);
    EXPECT_EQ(lexicon().adjective_at(tokenize("older"), 0)->found.degree, Degree::comparative);
    EXPECT_EQ(lexicon().adjective_at(tokenize("rapide"), 0)->found.degree, Degree::plain);
}

TEST(Lexicon, KnowsTheFormsOfPlacesInBothLanguages) {
    const auto forms = [](std::string_view text) -> std::vector<std::string> {
        const auto tokens = tokenize(text);
        const auto match = lexicon().value_at(tokens, 0);
        if (!match || match->tokens.last != tokens.size()) return {};
        return match->found.forms;
    };
    EXPECT_THAT(forms("brésiliens"), IsSupersetOf({"bresil", "brazil", "br"}));
    EXPECT_THAT(forms("Brazilian"), Contains("bresil"));
    EXPECT_THAT(forms("États-Unis"), IsSupersetOf({"usa", "united states", "us"}));
    EXPECT_THAT(forms("londoniens"), Contains("london"));
    EXPECT_THAT(forms("femmes"), IsSupersetOf({"f", "female"}));
    EXPECT_THAT(forms("New York"), IsSupersetOf({"ny", "nyc"}));
    EXPECT_THAT(forms("US"), Contains("usa"));
    EXPECT_THAT(forms("us"), IsEmpty());
    EXPECT_THAT(forms("FR"), IsEmpty());

    const auto tokens = tokenize("corse");
    EXPECT_THAT(lexicon().value_at(tokens, 0)->found.members, IsSupersetOf({"2a", "2b"}));
    const auto europe = tokenize("européens");
    EXPECT_THAT(lexicon().value_at(europe, 0)->found.members, IsSupersetOf({"france", "spain"}));
}

TEST(Markers, TakeTheLongestPhrase) {
    EXPECT_THAT(
        markers("combien de clients au moins"),
        ElementsAre(Read{"combien de", Marker::how_many}, Read{"au moins", Marker::at_least}));
    EXPECT_THAT(markers("plus de 15"), ElementsAre(Read{"plus de", Marker::greater}));
    EXPECT_THAT(markers("le plus de commandes"), ElementsAre(Read{"le plus de", Marker::most}));
    EXPECT_THAT(markers("supérieur ou égal à 3"),
                ElementsAre(Read{"superieur ou egal a", Marker::at_least}));
    EXPECT_THAT(markers("plus vieux que"), ElementsAre(Read{"plus", Marker::more}));
}

TEST(Markers, ReadBothLanguages) {
    const std::vector<std::pair<std::string, Marker>> phrases{
        {"quels sont", Marker::which},
        {"affichez", Marker::show},
        {"how many", Marker::how_many},
        {"nb de", Marker::count},
        {"nombre total de", Marker::count},
        {"somme des", Marker::sum},
        {"en moyenne", Marker::average},
        {"médiane", Marker::median},
        {"maximales", Marker::maximum},
        {"mini", Marker::minimum},
        {"différentes", Marker::distinct},
        {"pourcentage de", Marker::share},
        {"% du", Marker::share},
        {"taux d'", Marker::rate},
        {"ventilées par", Marker::by},
        {"per", Marker::by},
        {"pour chaque", Marker::for_each},
        {"pour chacune", Marker::for_each},
        {"more than", Marker::greater},
        {">", Marker::greater},
        {">=", Marker::at_least},
        {"≤", Marker::at_most},
        {"≠", Marker::different},
        {"moins de", Marker::less},
        {"compris entre", Marker::between},
        {"commence par", Marker::starts_with},
        {"sans", Marker::without},
        {"à l'exception de", Marker::except},
        {"n'ont aucune", Marker::none},
        {"never", Marker::never},
        {"pas", Marker::negation},
        {"uniquement", Marker::only},
        {"à la fois", Marker::both},
        {"par ordre décroissant", Marker::descending},
        {"du plus âgé au plus jeune", Marker::descending},
        {"triés par", Marker::sorted_by},
        {"ordre alphabétique", Marker::alphabetical},
        {"top", Marker::top},
        {"le moins", Marker::least},
        {"premières", Marker::first},
        {"derniers", Marker::last},
        {"par rapport à", Marker::versus},
        {"vs", Marker::versus},
        {"pareil", Marker::same_again},
        {"ou", Marker::disjunction},
        {"où", Marker::where_place},
        {"y a-t-il", Marker::exists},
        {"supprime", Marker::write},
        {"prévision", Marker::forecast},
        {"croissance", Marker::growth},
        {"cumulé", Marker::cumulative},
        {"less than", Marker::less},
        {"each", Marker::for_each},
    };
    for (const auto& [phrase, marker] : phrases) {
        const auto read = markers(phrase);
        ASSERT_EQ(read.size(), 1U) << phrase;
        EXPECT_EQ(read[0].marker, marker) << phrase;
    }
}

TEST(Markers, LeaveQuotedTextAlone) {
    EXPECT_THAT(markers("« par » 'sans'"), IsEmpty());
}

TEST(LexiconData, NamesEveryMarkerAndEveryProperty) {
    EXPECT_NO_THROW(lexicon());
    EXPECT_GT(lexicon().vocabulary().size(), 2000U);
    EXPECT_EQ(marker_from_name("also"), Marker::also);
    EXPECT_EQ(marker_from_name("show"), Marker::show);
    EXPECT_EQ(marker_from_name("zorglub"), std::nullopt);
}

TEST(LexiconData, RefusesRowsThatMakeNoSense) {
    const auto build = [](std::string_view concepts, std::string_view adjectives,
                          std::string_view values, std::string_view markers) {
        return Lexicon(
            {.concepts = concepts, .adjectives = adjectives, .values = values, .markers = markers});
    };
    EXPECT_NO_THROW(build("age\tage\tage", "age\tasc\tjeune", "city\tparis", "by\tpar"));
    EXPECT_THROW(build("age\tage", "", "", ""), std::logic_error);
    EXPECT_THROW(build("age\ta\tb\nage\ta\tb", "", "", ""), std::logic_error);
    EXPECT_THROW(build("", "age\tasc\tjeune", "", ""), std::logic_error);
    EXPECT_THROW(build("age\tage\tage", "age\tup\tjeune", "", ""), std::logic_error);
    EXPECT_THROW(build("", "", "town\tparis", ""), std::logic_error);
    EXPECT_THROW(build("", "", "city\tparis\tfrance", ""), std::logic_error);
    EXPECT_THROW(build("", "", "", "zorglub\tpar"), std::logic_error);
    EXPECT_THROW(build("", "", "", "by\tpar(s"), std::logic_error);
}

TEST(LexiconData, IsAbsentUnderAnotherName) {
    EXPECT_THROW(data_file("zorglub.tsv"), std::logic_error);
}

}  // namespace
}  // namespace datapilot::questions::language
