#include "questions/sales.h"

#include "questions/wholesaler.h"

// What orders and their lines are worth.
namespace datapilot::questions {
namespace {

using testing::AllOf;
using testing::Not;

// The orders bear their total, and the customers the day when they came.
Catalog orders_with_totals() {
    auto out = wholesaler();
    out.tables[0].columns.push_back({"date_inscription", ColumnType::date});
    out.tables[1].columns.push_back({"montant_total", ColumnType::decimal});
    return out;
}

Catalog orders_without_lines() {
    auto out = orders_with_totals();
    out.tables.erase(out.tables.begin() + 2);
    out.relationships.pop_back();
    return out;
}

class SalesTest : public Wholesaler {};

TEST_F(SalesTest, a_basket_is_that_of_an_order_not_of_a_customer) {
    over(orders_without_lines());
    EXPECT_THAT(sql("panier moyen"),
                AllOf(HasSubstr("AVG(\"montant_total\")"), Not(HasSubstr("client_id"))));
}

TEST_F(SalesTest, lines_are_added_up_by_order) {
    EXPECT_THAT(sql("panier moyen"), HasSubstr("COUNT(DISTINCT \"commande_id\")"));
}

TEST_F(SalesTest, turnover_is_what_the_orders_bear_unless_lines_are_spoken_of) {
    auto catalog = orders_with_totals();
    catalog.tables[2].columns.push_back(text("article", {"Chaise", "Table"}));
    over(std::move(catalog));
    for (const auto* question : {"CA en 2024", "CA par an", "évolution du CA mensuel",
                                 "CA par région", "panier moyen par canal"}) {
        EXPECT_THAT(sql(question), AllOf(HasSubstr("montant_total"), Not(HasSubstr("quantite"))))
            << question;
    }
    EXPECT_THAT(sql("CA par article"), HasSubstr("\"prix_unitaire\" * \"quantite\""));
}

TEST_F(SalesTest, an_order_of_more_than_an_amount_is_all_its_lines) {
    EXPECT_THAT(sql("commandes de plus de 1000 €"),
                AllOf(HasSubstr("HAVING SUM("), HasSubstr("> 1000"), HasSubstr("quantite")));
    over(orders_without_lines());
    EXPECT_THAT(sql("commandes de plus de 1000 €"), HasSubstr("WHERE \"montant_total\" > 1000"));
}

TEST_F(SalesTest, the_biggest_order_is_one_and_the_best_month_too) {
    for (const auto* question :
         {"plus grosse commande", "quelle est la plus grosse commande de 2024 ?",
          "quel mois a été le meilleur en 2024 ?", "quel commercial vend le plus ?"}) {
        EXPECT_THAT(sql(question), AllOf(HasSubstr("LIMIT 1"), Not(HasSubstr("LIMIT 10")),
                                         HasSubstr("SUM("), HasSubstr("DESC")))
            << question;
    }
    EXPECT_THAT(sql("les plus grosses commandes"), HasSubstr("LIMIT 10"));
    EXPECT_THAT(sql("la plus grosse quantité"), HasSubstr("ORDER BY \"quantite\" DESC"));
}

TEST_F(SalesTest, turnover_is_suggested_first_and_every_suggestion_is_understood) {
    const auto suggestions = engine_.suggestions(Language::french, 6);
    ASSERT_EQ(suggestions.size(), 6U);
    EXPECT_EQ(suggestions[0], "Chiffre d'affaires par mois");
    EXPECT_EQ(suggestions[1], "Les 10 meilleurs clients");
    for (const auto& question : suggestions) {
        EXPECT_TRUE(std::holds_alternative<Understood>(read(question))) << question;
    }
}

TEST_F(SalesTest, margin_is_what_is_sold_less_its_cost) {
    auto catalog = wholesaler();
    catalog.tables[2].columns.push_back({"cout_unitaire", ColumnType::decimal});
    over(std::move(catalog));
    EXPECT_THAT(sql("marge"), HasSubstr("SUM(\"prix_unitaire\" * \"quantite\" - "
                                        "\"cout_unitaire\" * \"quantite\")"));
    EXPECT_THAT(sql("taux de marge par région"), AllOf(HasSubstr("100 * "), HasSubstr("NULLIF")));
}

TEST_F(SalesTest, the_margin_of_what_is_priced_by_the_piece_is_averaged) {
    Catalog catalog;
    catalog.tables.push_back({"produits",
                              "produits",
                              80,
                              {number("id", "1", "80", 80),
                               text("categorie", {"Bureau", "Jardin"}),
                               {"prix_vente", ColumnType::decimal},
                               {"prix_achat", ColumnType::decimal}},
                              {"id"}});
    over(std::move(catalog));
    EXPECT_THAT(sql("marge par catégorie"), HasSubstr("AVG(\"prix_vente\" - \"prix_achat\")"));
}

TEST_F(SalesTest, a_margin_that_a_column_tells_is_not_made_again) {
    auto catalog = wholesaler();
    catalog.tables[2].columns.push_back({"cout_unitaire", ColumnType::decimal});
    catalog.tables[2].columns.push_back({"marge", ColumnType::decimal});
    over(std::move(catalog));
    EXPECT_THAT(sql("marge par région"), HasSubstr("SUM(l.\"marge\")"));
}

TEST_F(SalesTest, a_rate_of_rows_is_over_all_of_them) {
    for (const auto* question :
         {"taux de commandes annulées", "pourcentage de commandes annulées"}) {
        EXPECT_THAT(sql(question), AllOf(HasSubstr("100.0 * COUNT(*) FILTER (WHERE \"statut\" = "
                                                   "'Annulée') / NULLIF(COUNT(*), 0)"),
                                         Not(HasSubstr("lignes"))))
            << question;
    }
}

TEST_F(SalesTest, what_sells_best_is_so_by_turnover) {
    auto catalog = wholesaler();
    catalog.tables[2].columns.push_back(text("article", {"Chaise", "Table"}));
    over(std::move(catalog));
    for (const auto* question :
         {"quel article se vend le mieux ?", "quel article rapporte le plus ?",
          "quel article se vend le plus ?"}) {
        EXPECT_THAT(sql(question), AllOf(HasSubstr("\"prix_unitaire\" * \"quantite\""),
                                         HasSubstr("DESC"), HasSubstr("LIMIT 1")))
            << question;
    }
}

TEST_F(SalesTest, a_price_that_two_tables_have_is_that_of_the_noun_it_is_said_of) {
    auto catalog = wholesaler();
    catalog.tables.push_back({"produits",
                              "produits",
                              80,
                              {number("id", "1", "80", 80),
                               text("categorie", {"Bureau", "Jardin"}),
                               {"prix_unitaire", ColumnType::decimal}},
                              {"id"}});
    catalog.tables[2].columns.push_back(number("produit_id", "1", "80", 80));
    catalog.relationships.push_back(
        {"lignes", {"produit_id"}, "produits", {"id"}, Cardinality::many_to_one});
    over(std::move(catalog));
    EXPECT_THAT(sql("prix moyen des produits par catégorie"),
                AllOf(HasSubstr("AVG(\"prix_unitaire\")"), HasSubstr("FROM \"produits\"")));
    EXPECT_EQ(sql("prix moyen par catégorie"), "asked back");
}

}  // namespace
}  // namespace datapilot::questions
