#include <gmock/gmock.h>

#include "query_plan/interpretation.h"
#include "questions/wholesaler.h"

// What is asked of a price list beside the lines of orders, and how its columns are shown.
namespace datapilot::questions {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::Not;

Catalog price_list() {
    Catalog out;
    const auto reference = [](std::string name) {
        Column column{std::move(name), ColumnType::text};
        column.distinct_count = 98;
        return column;
    };
    const auto price = [](std::string name) {
        Column column{std::move(name), ColumnType::decimal};
        column.distinct_count = 90;
        return column;
    };
    out.tables.push_back(
        {"produits",
         "produits",
         98,
         {reference("Référence"), reference("Libellé"), text("Catégorie", {"Vins", "Huiles"}),
          price("Prix d'achat HT"), price("Prix de vente HT"),
          number("Année de création", "1990", "2024"), number("Code douane", "10000", "99999", 60)},
         {"Référence"}});
    out.tables.push_back({"lignes_commande",
                          "lignes commande",
                          2000,
                          {text("Canal", {"Commercial", "Web"}), reference("Référence produit"),
                           number("Quantité", "1", "90"), price("Montant HT")},
                          {}});
    out.relationships.push_back({"lignes_commande",
                                 {"Référence produit"},
                                 "produits",
                                 {"Référence"},
                                 Cardinality::many_to_one});
    return out;
}

class PriceList : public Wholesaler {
  protected:
    PriceList() { over(price_list()); }

    // Of the columns that answer it.
    std::vector<std::string> formats(std::string question) {
        const auto reading = read(std::move(question));
        const auto* understood = std::get_if<Understood>(&reading);
        if (!understood) return {"not understood"};
        std::vector<std::string> out;
        for (const auto& column : query_plan::output_columns(understood->plan, Language::french)) {
            out.push_back(column.format);
        }
        return out;
    }
};

TEST_F(PriceList, a_product_is_called_by_its_label_whatever_its_key_is_called) {
    EXPECT_THAT(sql("montant total par produit"), HasSubstr("\"Libellé\" AS \"Libellé\""));
    EXPECT_THAT(sql("quel produit a le montant total le plus élevé ?"), HasSubstr("\"Libellé\""));
    EXPECT_THAT(sql("montant total par référence"), HasSubstr("\"Référence produit\""));
}

TEST_F(PriceList, dear_is_what_it_sells_for_before_what_it_was_bought_for) {
    EXPECT_THAT(sql("quels produits sont plus chers que la moyenne ?"),
                AllOf(HasSubstr("\"Prix de vente HT\" >"), Not(HasSubstr("achat"))));
}

TEST_F(PriceList, with_their_price_shows_it_as_well) {
    EXPECT_THAT(sql("produits de plus de 50 € avec leur prix de vente"),
                AllOf(HasSubstr("\"Prix de vente HT\"\n"), HasSubstr("> 50")));
    EXPECT_THAT(sql("produits avec leur catégorie et leur prix d'achat"),
                AllOf(HasSubstr("\"Catégorie\""), HasSubstr("\"Prix d'achat HT\"")));
}

TEST_F(PriceList, what_is_theirs_is_a_column_whatever_value_has_its_name) {
    auto catalog = price_list();
    catalog.tables[0].columns.push_back(text("Commercial", {"Hugo Marchand", "Inès Bernard"}));
    over(std::move(catalog));
    EXPECT_THAT(sql("produits et leur commercial"),
                AllOf(HasSubstr("\"Commercial\""), Not(HasSubstr("EXISTS"))));
    EXPECT_THAT(sql("nombre de lignes de commande par commercial"),
                HasSubstr("GROUP BY p.\"Commercial\""));
    EXPECT_THAT(sql("nombre de lignes de commande du canal commercial"),
                HasSubstr("\"Canal\" = 'Commercial'"));
}

TEST_F(PriceList, rows_are_shown_in_the_manner_of_their_columns) {
    EXPECT_THAT(formats("produits avec leur prix de vente, leur année de création et leur code "
                        "douane"),
                ElementsAre("", "money", "year", "identifier"));
    EXPECT_THAT(formats("nombre de produits par année de création"), ElementsAre("year", ""));
}

TEST_F(PriceList, numbers_are_shown_as_their_names_say_where_nobody_has_defined_them) {
    EXPECT_THAT(formats("montant HT total"), ElementsAre("money"));
    EXPECT_THAT(formats("quantité totale par catégorie"), ElementsAre("", ""));
}

TEST_F(PriceList, a_share_of_a_count_says_that_it_is_one_beside_the_count) {
    EXPECT_THAT(formats("répartition des produits par catégorie"), ElementsAre("", "percent", ""));
    EXPECT_THAT(sql("répartition des produits par catégorie"),
                AllOf(HasSubstr("AS \"Part du nombre de produits\""),
                      HasSubstr("AS \"Nombre de produits\"")));
}

TEST_F(PriceList, columns_named_in_another_order_are_no_choice) {
    auto catalog = price_list();
    catalog.tables.push_back({"pays",
                              "pays",
                              20,
                              {number("PaysId", "1", "20", 20), text("Pays", {"France", "Italie"})},
                              {"PaysId"}});
    catalog.tables[0].columns.push_back(number("Pays", "1", "20", 20));
    catalog.relationships.push_back(
        {"produits", {"Pays"}, "pays", {"PaysId"}, Cardinality::many_to_one});
    over(std::move(catalog));
    EXPECT_THAT(sql("Combien de produits chaque pays compte-t-il ? Listez l'identifiant du pays, "
                    "le nom du pays et le nombre de produits."),
                AllOf(HasSubstr("\"PaysId\""), HasSubstr("COUNT(*)")));
}

}  // namespace
}  // namespace datapilot::questions
