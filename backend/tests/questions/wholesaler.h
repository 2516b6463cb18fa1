#pragma once

#include <gmock/gmock.h>

#include "query_plan/sql.h"
#include "questions/rule_engine.h"

// A wholesaler's tables, and questions about them.
namespace datapilot::questions {

using base::Language;
using catalog::Cardinality;
using catalog::Catalog;
using catalog::Column;
using catalog::ColumnType;
using testing::HasSubstr;
using namespace std::chrono_literals;

inline Column text(std::string name, std::vector<std::string> values) {
    Column column{std::move(name), ColumnType::text};
    column.distinct_count = static_cast<std::int64_t>(values.size());
    column.values = std::move(values);
    column.values_complete = true;
    return column;
}

inline Column number(std::string name, std::string low, std::string high,
                     std::int64_t distinct = 50) {
    Column column{std::move(name), ColumnType::integer};
    column.min = std::move(low);
    column.max = std::move(high);
    column.distinct_count = distinct;
    return column;
}

// A wholesaler: clients, their orders, the lines of these.
inline Catalog wholesaler() {
    Catalog out;
    out.tables.push_back(
        {"clients",
         "clients",
         60,
         {number("id", "1", "60", 60), text("nom", {"Halles du Lac", "Épicerie Roux"}),
          text("region", {"Bretagne", "Île-de-France"}),
          text("commercial", {"Hugo Marchand", "Inès Bernard"})},
         {"id"}});
    out.tables.back().columns[1].distinct_count = 60;
    out.tables.push_back({"commandes",
                          "commandes",
                          500,
                          {number("id", "1", "500", 500),
                           number("client_id", "1", "60"),
                           {"date_commande", ColumnType::date},
                           text("statut", {"Livrée", "Annulée", "En attente"}),
                           text("canal", {"Web", "Commercial"})},
                          {"id"}});
    out.tables.push_back({"lignes",
                          "lignes",
                          2000,
                          {number("commande_id", "1", "500", 500),
                           number("quantite", "1", "90"),
                           {"prix_unitaire", ColumnType::decimal}},
                          {}});
    out.relationships.push_back(
        {"commandes", {"client_id"}, "clients", {"id"}, Cardinality::many_to_one});
    out.relationships.push_back(
        {"lignes", {"commande_id"}, "commandes", {"id"}, Cardinality::many_to_one});
    return out;
}

class Wholesaler : public testing::Test {
  protected:
    // Asks of these tables instead.
    void over(Catalog catalog) {
        catalog_ = std::move(catalog);
        engine_ = RuleEngine{catalog_};
    }

    Reading read(std::string question, Language language = Language::french) {
        Question asked{std::move(question), language, base::Date{2025y / 6 / 15}};
        return engine_.read(asked);
    }

    std::string sql(std::string question) {
        const auto reading = read(std::move(question));
        if (const auto* refusal = std::get_if<Refusal>(&reading)) return refusal->message.french;
        const auto* understood = std::get_if<Understood>(&reading);
        if (!understood) return "asked back";
        const auto written =
            query_plan::to_sql(understood->plan, catalog_, catalog::Dialect::duckdb);
        return written ? written->text : written.error().detail;
    }

    Catalog catalog_ = wholesaler();
    RuleEngine engine_{wholesaler()};
};

}  // namespace datapilot::questions
