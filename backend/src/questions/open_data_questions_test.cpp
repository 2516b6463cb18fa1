#include <gmock/gmock.h>

#include "questions/wholesaler.h"

// Questions over files as the administration publishes them: figures of which each row counts many,
// sexes and departments in digits, one price that is called a value.
namespace datapilot::questions {
namespace {

using testing::AllOf;
using testing::Not;

Catalog births() {
    Catalog out;
    out.tables.push_back(
        {"prenoms",
         "prenoms",
         720,
         {number("sexe", "1", "2", 2), text("preusuel", {"JADE", "LÉO", "EMMA"}),
          number("annais", "2015", "2023", 9), text("dpt", {"01", "2A", "69", "75"}),
          number("nombre", "3", "900", 500)},
         {}});
    return out;
}

Catalog property_sales() {
    Catalog out;
    auto street = text("adresse_nom_voie", {"RUE DE LA PAIX", "RUE NATIONALE"});
    out.tables.push_back({"mutations",
                          "mutations",
                          3000,
                          {text("id_mutation", {"2021-1", "2021-2"}),
                           {"date_mutation", ColumnType::date},
                           text("nature_mutation", {"Vente", "Adjudication", "Échange"}),
                           number("valeur_fonciere", "40000", "900000", 2900),
                           std::move(street),
                           text("nom_commune", {"Paris", "Lyon", "Nantes"}),
                           number("code_departement", "13", "92", 7),
                           text("type_local", {"Appartement", "Maison", "Dépendance"}),
                           number("surface_reelle_bati", "18", "180", 160),
                           number("nombre_pieces_principales", "1", "6", 6),
                           number("surface_terrain", "50", "900", 700)},
                          {}});
    return out;
}

Catalog music_shop() {
    Catalog out;
    auto company = text("Company", {"Apple", "Google"});
    company.null_count = 20;
    out.tables.push_back({"Customer",
                          "Customer",
                          40,
                          {number("CustomerId", "1", "40", 40), text("LastName", {"Silva", "Roux"}),
                           std::move(company)},
                          {"CustomerId"}});
    out.tables.push_back({"Track",
                          "Track",
                          300,
                          {number("TrackId", "1", "300", 300),
                           text("Name", {"Song 1", "Song 2"}),
                           number("Milliseconds", "90000", "600000", 290),
                           {"UnitPrice", ColumnType::decimal}},
                          {"TrackId"}});
    out.tables.push_back({"Invoice",
                          "Invoice",
                          250,
                          {number("InvoiceId", "1", "250", 250),
                           number("CustomerId", "1", "40", 38),
                           {"InvoiceDate", ColumnType::date},
                           {"Total", ColumnType::decimal}},
                          {"InvoiceId"}});
    out.tables.push_back({"InvoiceLine",
                          "InvoiceLine",
                          750,
                          {number("InvoiceLineId", "1", "750", 750),
                           number("InvoiceId", "1", "250", 250),
                           number("TrackId", "1", "300", 280),
                           {"UnitPrice", ColumnType::decimal},
                           number("Quantity", "1", "1", 1)},
                          {"InvoiceLineId"}});
    for (const auto& [from, column, to] : {std::tuple{"Invoice", "CustomerId", "Customer"},
                                           std::tuple{"InvoiceLine", "InvoiceId", "Invoice"},
                                           std::tuple{"InvoiceLine", "TrackId", "Track"}}) {
        out.relationships.push_back({from, {column}, to, {column}, Cardinality::many_to_one});
    }
    return out;
}

class OpenData : public Wholesaler {};

TEST_F(OpenData, rows_of_figures_are_added_up_and_never_counted) {
    over(births());
    for (const auto* question :
         {"combien de Jade en 2020 ?", "nombre de naissances en 2020", "naissances en 2020",
          "combien de Léo garçons en 2020", "nombre de naissances dans le 75 en 2020"}) {
        EXPECT_THAT(sql(question),
                    AllOf(HasSubstr("SUM(\"nombre\")"), HasSubstr("2020"), Not(HasSubstr("COUNT"))))
            << question;
    }
}

TEST_F(OpenData, the_most_given_is_so_by_the_figures) {
    over(births());
    for (const auto* question : {"prénom le plus donné en 2023", "top 10 des prénoms en 2022",
                                 "les 5 prénoms les moins donnés en 2015"}) {
        EXPECT_THAT(sql(question), AllOf(HasSubstr("SUM(\"nombre\")"), HasSubstr("\"preusuel\""),
                                         HasSubstr("LIMIT")))
            << question;
    }
    EXPECT_THAT(sql("dans quel département y a-t-il le plus de Jade ?"),
                AllOf(HasSubstr("\"dpt\""), HasSubstr("'JADE'"), HasSubstr("LIMIT 1")));
}

TEST_F(OpenData, different_names_are_counted_by_name) {
    over(births());
    EXPECT_THAT(sql("combien de prénoms différents en 2020 ?"),
                HasSubstr("COUNT(DISTINCT \"preusuel\")"));
}

TEST_F(OpenData, sexes_may_be_digits) {
    over(births());
    EXPECT_THAT(sql("nombre de naissances de filles en 2020"), HasSubstr("\"sexe\" = 2"));
    EXPECT_THAT(sql("prénom masculin le plus donné"), HasSubstr("\"sexe\" = 1"));
}

TEST_F(OpenData, a_number_after_dans_le_is_a_department) {
    over(births());
    EXPECT_THAT(sql("nombre de naissances dans le 75"), HasSubstr("\"dpt\" = '75'"));
    EXPECT_THAT(sql("nombre de naissances du département 69"), HasSubstr("\"dpt\" = '69'"));
    over(property_sales());
    EXPECT_THAT(sql("combien de ventes dans le 69 ?"), HasSubstr("\"code_departement\" = 69"));
}

TEST_F(OpenData, the_only_price_may_be_called_a_value_and_is_averaged) {
    over(property_sales());
    EXPECT_THAT(sql("prix par commune"), HasSubstr("AVG(\"valeur_fonciere\")"));
    EXPECT_THAT(sql("quelle commune a le prix médian le plus élevé ?"),
                AllOf(HasSubstr("MEDIAN("), HasSubstr("LIMIT 1")));
    EXPECT_THAT(sql("valeur foncière totale par an"), HasSubstr("SUM(\"valeur_fonciere\")"));
    EXPECT_THAT(sql("ventes à plus de 500000 euros"), HasSubstr("\"valeur_fonciere\" > 500000"));
}

TEST_F(OpenData, the_change_of_an_average_is_no_change_of_a_sum_beside_it) {
    over(property_sales());
    EXPECT_THAT(sql("hausse du prix moyen entre 2022 et 2023"),
                AllOf(HasSubstr("AVG("), Not(HasSubstr("SUM("))));
}

TEST_F(OpenData, rows_are_called_by_a_value_that_they_have) {
    over(property_sales());
    EXPECT_THAT(sql("ventes par trimestre en 2022"),
                AllOf(HasSubstr("COUNT(*)"), HasSubstr("'Vente'"), HasSubstr("quarter")));
    EXPECT_THAT(sql("les 10 ventes les plus chères"),
                AllOf(HasSubstr("'Vente'"), HasSubstr("DESC"), HasSubstr("LIMIT 10")));
    EXPECT_THAT(sql("quel est le mois avec le plus de ventes en 2022 ?"),
                AllOf(HasSubstr("COUNT(*)"), HasSubstr("'Vente'"), HasSubstr("LIMIT 1")));
}

TEST_F(OpenData, the_share_of_each_kind_is_of_the_rows) {
    over(property_sales());
    EXPECT_THAT(sql("part de chaque type de local"),
                AllOf(HasSubstr("COUNT(*)"), HasSubstr("GROUP BY \"type_local\""),
                      Not(HasSubstr("nature"))));
}

TEST_F(OpenData, amounts_lie_between_two) {
    over(property_sales());
    EXPECT_THAT(sql("nombre de ventes entre 200000 et 300000 euros"),
                AllOf(HasSubstr("BETWEEN 200000 AND 300000"), HasSubstr("COUNT(*)")));
}

TEST_F(OpenData, a_town_is_dear_on_average) {
    over(property_sales());
    for (const auto* question :
         {"quelle est la commune la plus chère ?", "top 5 des communes les moins chères"}) {
        EXPECT_THAT(sql(question), AllOf(HasSubstr("AVG(\"valeur_fonciere\")"),
                                         HasSubstr("GROUP BY"), HasSubstr("LIMIT")))
            << question;
    }
}

TEST_F(OpenData, one_of_two_surfaces_is_asked_about) {
    over(property_sales());
    EXPECT_EQ(sql("surface moyenne des maisons"), "asked back");
    EXPECT_THAT(sql("surface terrain moyenne des maisons"), HasSubstr("AVG(\"surface_terrain\")"));
}

TEST_F(OpenData, a_quantity_that_is_always_one_is_still_a_quantity) {
    over(music_shop());
    EXPECT_THAT(sql("top 10 des morceaux les plus vendus"),
                AllOf(HasSubstr("SUM("), HasSubstr("LIMIT 10")));
}

TEST_F(OpenData, who_has_a_company_is_who_has_it_filled_in) {
    over(music_shop());
    EXPECT_THAT(sql("combien de clients ont une société ?"), HasSubstr("\"Company\" IS NOT NULL"));
}

TEST_F(OpenData, the_most_sold_need_no_number) {
    EXPECT_THAT(sql("quels sont les produits les plus vendus ?"), Not(HasSubstr("SELECT")));
    over(music_shop());
    EXPECT_THAT(sql("quels sont les morceaux les plus vendus ?"),
                AllOf(HasSubstr("SUM("), HasSubstr("LIMIT 10")));
    EXPECT_THAT(sql("morceau le plus vendu"), AllOf(HasSubstr("SUM("), HasSubstr("LIMIT 1")));
    EXPECT_THAT(sql("le client qui achète le plus"), HasSubstr("LIMIT 1"));
}

TEST_F(OpenData, what_is_compared_between_two_years_is_of_each_of_them) {
    over(property_sales());
    EXPECT_THAT(sql("comparaison du prix moyen entre 2021 et 2023 par commune"),
                AllOf(HasSubstr("2021-01-01"), HasSubstr("2022-01-01"), HasSubstr("2023-01-01"),
                      HasSubstr("2024-01-01")));
}

TEST_F(OpenData, what_has_several_codes_may_be_grouped_by_them) {
    over(births());
    EXPECT_THAT(sql("nombre de naissances par dpt : 69 75"),
                AllOf(HasSubstr("GROUP BY"), HasSubstr("'69'"), HasSubstr("'75'")));
}

TEST_F(OpenData, a_duration_may_be_in_milliseconds) {
    over(music_shop());
    EXPECT_THAT(sql("durée moyenne des morceaux"), HasSubstr("AVG(\"Milliseconds\")"));
}

}  // namespace
}  // namespace datapilot::questions
