#include "questions/sales.h"

#include <algorithm>
#include <iterator>

#include "questions/language/identifiers.h"
#include "questions/language/tokens.h"
#include "questions/metric_parts.h"

namespace datapilot::questions {
namespace {

using catalog::Catalog;
using catalog::Table;
using query_plan::AggregateFunction;
using query_plan::ArithmeticOperator;
using query_plan::Expression;
using query_plan::Format;

// Where the orders bear a total, their lines' is meant only where lines are spoken of.
constexpr double doubt_of_lines = 0.05;

// A customer has a date too, but no basket is divided by customers.
bool is_order(const Table& table, const TableFacts& facts) {
    return !facts.dates.empty() && !facts.named &&
           !language::says_any(
               table.name,
               {"client",  "clients", "customer", "customers", "adherent", "adherents", "membre",
                "membres", "abonne",  "abonnes",  "patient",   "patients", "user",      "users",
                "compte",  "comptes", "contact",  "contacts",  "account",  "accounts"});
}

struct Parent {
    std::size_t table = 0;
    std::size_t column = 0;  // of the lines, which refers to it
};

// What the lines belong to, by one column: an order, an invoice.
std::optional<Parent> order_of(const Catalog& catalog, const std::vector<TableFacts>& facts,
                               std::size_t lines) {
    const auto& columns = catalog.tables[lines].columns;
    for (const auto& link : catalog.relationships) {
        if (link.from_table != catalog.tables[lines].name || link.from_columns.size() > 1) continue;
        for (std::size_t t = 0; t < catalog.tables.size(); ++t) {
            const auto& table = catalog.tables[t];
            if (t == lines || table.name != link.to_table || !is_order(table, facts[t])) continue;
            const auto found =
                std::ranges::find(columns, link.from_columns.front(), &catalog::Column::name);
            if (found == columns.end()) continue;
            return Parent{t, static_cast<std::size_t>(found - columns.begin())};
        }
    }
    return std::nullopt;
}

// What the row is worth, before tax where both are there.
std::optional<std::size_t> amount_of(const Table& table, const TableFacts& facts) {
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < facts.columns.size(); ++i) {
        if (facts.columns[i].role != Role::amount) continue;
        const auto name = " " + language::fold(table.columns[i].name) + " ";
        const bool other =
            name.find("ttc") != std::string::npos || name.find("tva") != std::string::npos ||
            name.find("tax") != std::string::npos || name.find("remise") != std::string::npos;
        if (other) continue;
        if (found) return std::nullopt;
        found = i;
    }
    return found;
}

// One table read for what its rows are worth.
class Sales {
  public:
    Sales(const Catalog& catalog, const std::vector<TableFacts>& facts, std::size_t t)
        : t_(t),
          table_(catalog.tables[t]),
          facts_(facts[t]),
          order_(order_of(catalog, facts, t)),
          price_(only_one(facts_, Role::price)),
          quantity_(only_one(facts_, Role::quantity)),
          discount_(only_one(facts_, Role::discount)),
          cost_(only_one(facts_, Role::cost)),
          amount_(amount_of(table_, facts_)) {
        if (order_ && amount_of(catalog.tables[order_->table], facts[order_->table])) {
            doubt_ = doubt_of_lines;
        }
    }

    std::vector<Metric> metrics() const {
        std::vector<Metric> out;
        if (const auto worth = worth_of_row()) {
            out.push_back(turnover(*worth));
            if (auto basket = average_basket(*worth)) out.push_back(*std::move(basket));
        }
        std::ranges::move(margins(), std::back_inserter(out));
        return out;
    }

  private:
    // An amount is turnover where something is sold, or dated, by itself or with what it is part
    // of.
    std::optional<Expression> worth_of_row() const {
        const bool dated = !facts_.dates.empty() || order_;
        if (amount_ && (dated || (price_ && quantity_))) return column(table_, *amount_);
        if (price_ && quantity_) return sold();
        return std::nullopt;
    }

    // price × quantity × (1 − discount); a discount beyond 1 is a percentage.
    Expression sold() const {
        std::vector<Expression> factors{column(table_, *price_), column(table_, *quantity_)};
        if (discount_) {
            auto part = column(table_, *discount_);
            if (maximum(table_, *discount_) > 1) {
                part = arithmetic(ArithmeticOperator::divide, {std::move(part), number("100")});
            }
            factors.push_back(
                arithmetic(ArithmeticOperator::subtract, {number("1"), std::move(part)}));
        }
        return arithmetic(ArithmeticOperator::multiply, std::move(factors));
    }

    base::Text formula() const {
        if (amount_) return {table_.columns[*amount_].name, table_.columns[*amount_].name};
        if (discount_)
            return {"prix × quantité, remise déduite", "price × quantity, less discount"};
        return {"prix × quantité", "price × quantity"};
    }

    Metric named(std::string name, base::Text label, Format format) const {
        Metric metric;
        metric.table = t_;
        metric.names = {std::move(name)};
        metric.label = std::move(label);
        metric.format = format;
        metric.doubt = doubt_;
        return metric;
    }

    Metric turnover(const Expression& worth) const {
        const auto made = formula();
        auto metric =
            named("chiffre affaires",
                  {"CA (" + made.french + ")", "Revenue (" + made.english + ")"}, Format::money);
        metric.row = worth;
        metric.turnover = true;
        return metric;
    }

    // Of each order: the sum of its lines, or what it bears itself.
    std::optional<Metric> average_basket(const Expression& worth) const {
        auto metric = named("panier moyen", {"Panier moyen", "Average basket"}, Format::money);
        if (order_) {
            metric.whole = arithmetic(
                ArithmeticOperator::divide,
                {aggregate(AggregateFunction::sum, worth),
                 aggregate(AggregateFunction::count_distinct, column(table_, order_->column))});
            return metric;
        }
        if (!amount_ || !facts_.key || !is_order(table_, facts_)) return std::nullopt;
        metric.function = AggregateFunction::average;
        metric.row = worth;
        return metric;
    }

    bool tells_margin() const {
        return std::ranges::any_of(table_.columns, [](const catalog::Column& column) {
            return language::says_any(column.name, {"marge", "margin", "benefice", "profit"});
        });
    }

    // Sold less cost: of a line by its quantity, of what is only priced by the piece.
    std::vector<Metric> margins() const {
        if (!cost_ || tells_margin()) return {};
        const auto cost = column(table_, *cost_);
        const bool lines = price_ && quantity_;
        if (!lines && !amount_ && !price_) return {};
        const auto worth = amount_ ? column(table_, *amount_)
                           : lines ? sold()
                                   : column(table_, *price_);
        const auto spent =
            lines ? arithmetic(ArithmeticOperator::multiply, {cost, column(table_, *quantity_)})
                  : cost;
        const auto unit = arithmetic(ArithmeticOperator::subtract, {worth, spent});
        const bool by_piece = !lines && !amount_;
        const auto made = by_piece ? base::Text{"prix − coût", "price − cost"}
                                   : base::Text{"CA − coûts", "revenue − costs"};
        auto margin =
            named("marge", {"Marge (" + made.french + ")", "Margin (" + made.english + ")"},
                  Format::money);
        margin.names.emplace_back("margin");
        margin.row = unit;
        if (by_piece) margin.function = AggregateFunction::average;
        auto rate =
            named("taux marge",
                  {"Taux de marge (" + made.french + ")", "Margin rate (" + made.english + ")"},
                  Format::percent);
        rate.names.insert(rate.names.end(), {"% marge", "marge %", "margin rate"});
        rate.whole = percent(aggregate(AggregateFunction::sum, unit),
                             aggregate(AggregateFunction::sum, worth));
        return {std::move(margin), std::move(rate)};
    }

    std::size_t t_;
    const Table& table_;
    const TableFacts& facts_;
    std::optional<Parent> order_;
    std::optional<std::size_t> price_, quantity_, discount_, cost_, amount_;
    double doubt_ = 0;
};

}  // namespace

std::vector<Metric> sales_metrics(const Catalog& catalog, const std::vector<TableFacts>& facts,
                                  std::size_t table) {
    return Sales(catalog, facts, table).metrics();
}

}  // namespace datapilot::questions
