#include "questions/language/identifiers.h"

#include <gmock/gmock.h>

#include <random>

namespace datapilot::questions::language {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;

std::vector<std::string> written(std::string_view name) {
    std::vector<std::string> words;
    for (const auto& part : name_parts(name)) words.push_back(part.written);
    return words;
}

TEST(Identifiers, SplitAtCaseSignsAndDigits) {
    EXPECT_THAT(written("dt_cmd"), ElementsAre("dt", "cmd"));
    EXPECT_THAT(written("CustomerID"), ElementsAre("customer", "id"));
    EXPECT_THAT(written("IDClient"), ElementsAre("id", "client"));
    EXPECT_THAT(written("NoCom"), ElementsAre("no", "com"));
    EXPECT_THAT(written("N° client"), ElementsAre("no", "client"));
    EXPECT_THAT(written("LName"), ElementsAre("lname"));
    EXPECT_THAT(written("Nombre de trains annulés"),
                ElementsAre("nombre", "de", "trains", "annules"));
    EXPECT_THAT(written("% Abs/Ins"), ElementsAre("%", "abs", "ins"));
    EXPECT_THAT(written("adresse1"), ElementsAre("adresse", "1"));
    EXPECT_THAT(written("resultats-dpt-t1"), ElementsAre("resultats", "dpt", "t1"));
    EXPECT_THAT(written("EMPLOYÉ"), ElementsAre("employe"));
    EXPECT_THAT(written("éÉtat"), ElementsAre("e", "etat"));
    EXPECT_THAT(written("2e_tour"), ElementsAre("2e", "tour"));
    EXPECT_THAT(written(""), ElementsAre());
    EXPECT_THAT(written("__--"), ElementsAre());
}

TEST(Identifiers, SpellOutWhatPeopleAbbreviate) {
    for (const auto& [name, spoken] : std::vector<std::pair<std::string, std::string>>{
             {"dt_cmd", "date commande"},
             {"mt_ht", "montant hors taxe"},
             {"qte", "quantite"},
             {"PrixUnit", "prix unitaire"},
             {"NomCateg", "nom categorie"},
             {"DateCom", "date commande"},
             {"NoCom", "numero commande"},
             {"AdrLiv", "adresse livraison"},
             {"CodeCli", "code client"},
             {"lib_art", "libelle article"},
             {"nb_fact", "nombre facture"},
             {"TelDom", "telephone dom"},
             {"Fname", "first name"},
             {"cp", "code postal"},
             {"% Abs/Ins", "pourcentage abstentions inscrits"},
             {"desig_prod", "designation produit"}}) {
        EXPECT_EQ(spoken_name(name), spoken) << name;
    }
}

TEST(Identifiers, CutWordsThatAreRunTogether) {
    for (const auto& [name, spoken] :
         std::vector<std::pair<std::string, std::string>>{{"nomprod", "nom produit"},
                                                          {"codepostal", "code postal"},
                                                          {"Refprod", "reference produit"},
                                                          {"codecli", "code client"},
                                                          {"StuID", "student identifiant"},
                                                          {"stuid", "student identifiant"},
                                                          {"petid", "pet identifiant"},
                                                          {"flightno", "flight numero"},
                                                          {"countryabbrev", "country abbrev"},
                                                          {"commande", "commande"},
                                                          {"destination", "destination"},
                                                          {"hometown", "hometown"},
                                                          {"zorglub", "zorglub"}}) {
        EXPECT_EQ(spoken_name(name), spoken) << name;
    }
}

TEST(Identifiers, KeepEveryLikelyMeaning) {
    EXPECT_THAT(name_parts("com")[0].meanings, Contains("commentaire"));
    EXPECT_THAT(name_parts("com")[0].meanings, Contains("commande"));
    EXPECT_THAT(name_parts("no")[0].meanings, ElementsAre("numero", "number", "no"));
    EXPECT_THAT(name_parts("prix")[0].meanings, ElementsAre("prix"));
}

TEST(Identifiers, SurviveRandomBytes) {
    std::mt19937 random(3);
    for (int round = 0; round < 2000; ++round) {
        std::string name;
        for (std::size_t i = random() % 50; i > 0; --i) name += static_cast<char>(random() % 256);
        for (const auto& part : name_parts(name)) {
            EXPECT_FALSE(part.written.empty());
            EXPECT_FALSE(part.meanings.empty());
        }
    }
    EXPECT_EQ(name_parts(std::string(100'000, 'a')).size(), 1U);
}

}  // namespace
}  // namespace datapilot::questions::language
