#include "questions/metrics.h"

#include <algorithm>
#include <set>

#include "questions/language/identifiers.h"
#include "questions/language/tokens.h"
#include "questions/language/words.h"
#include "questions/metric_parts.h"
#include "questions/sales.h"

namespace datapilot::questions {
namespace {

using catalog::Catalog;
using catalog::ColumnType;
using catalog::Table;
using query_plan::Aggregate;
using query_plan::AggregateFunction;
using query_plan::Arithmetic;
using query_plan::ArithmeticOperator;
using query_plan::Box;
using query_plan::ColumnRef;
using query_plan::Expression;
using query_plan::Literal;

void add_stock_value(const Table& table, const TableFacts& facts, std::size_t t,
                     std::vector<Metric>& out) {
    // What is there is worth what it cost, where that is known.
    const auto cost = only_one(facts, Role::cost);
    const auto price = cost ? cost : only_one(facts, Role::price);
    const auto stock = only_one(facts, Role::stock);
    if (!price || !stock) return;
    out.push_back(
        {t,
         {"valeur stock"},
         {cost ? "Valeur du stock (coût × stock)" : "Valeur du stock (prix × stock)",
          cost ? "Stock value (cost × stock)" : "Stock value (price × stock)"},
         AggregateFunction::sum,
         arithmetic(ArithmeticOperator::multiply, {column(table, *price), column(table, *stock)}),
         std::nullopt,
         query_plan::Format::money});
}

// A table of figures is worth what its rows count: « les prénoms les plus donnés ».
void add_counted(const Table& table, const TableFacts& facts, std::size_t t,
                 std::vector<Metric>& out) {
    if (!facts.counted) return;
    const auto& name = table.columns[*facts.counted].name;
    out.push_back({t,
                   {"nombre total"},
                   {"Somme de " + name, "Sum of " + name},
                   AggregateFunction::sum,
                   column(table, *facts.counted),
                   std::nullopt,
                   query_plan::Format::plain,
                   true});
}

// "% Abs/Ins": what it divides are columns of the same table, whose names start so.
void add_rates(const Table& table, const TableFacts& facts, std::size_t t,
               std::vector<Metric>& out) {
    const auto starting = [&](std::string_view start,
                              std::size_t but) -> std::optional<std::size_t> {
        const auto folded = language::fold(start);
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            if (i == but || folded.size() < 2 || !facts.columns[i].additive()) continue;
            if (language::fold(table.columns[i].name).starts_with(folded)) return i;
        }
        return std::nullopt;
    };
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const auto& name = table.columns[i].name;
        const auto slash = name.find('/');
        if (!name.starts_with("% ") || slash == std::string::npos) continue;
        const auto part = starting(std::string_view(name).substr(2, slash - 2), i);
        const auto of = starting(std::string_view(name).substr(slash + 1), i);
        if (!part || !of) continue;
        const auto noun = language::spoken_name(table.columns[*part].name);
        out.push_back(
            {t,
             {"taux " + noun, "% " + noun},
             {"Taux (" + table.columns[*part].name + " / " + table.columns[*of].name + ")",
              "Rate (" + table.columns[*part].name + " / " + table.columns[*of].name + ")"},
             AggregateFunction::average,
             column(table, i),
             percent(aggregate(AggregateFunction::sum, column(table, *part)),
                     aggregate(AggregateFunction::sum, column(table, *of))),
             query_plan::Format::percent});
    }
}

// What others are counted out of: « inscrits », « programmés », « total ».
bool says_whole(const std::string& word) {
    static const std::set<std::string, std::less<>> wholes = {
        "inscrit",  "inscrits",  "programme",  "programmes", "total",      "totale",   "totaux",
        "effectif", "effectifs", "population", "prevus",     "registered", "scheduled"};
    return wholes.contains(word);
}

// The only column of wholes: its name says so, or the part's name adds a word to it.
std::optional<std::size_t> whole_of(const Table& table, const TableFacts& facts, std::size_t part) {
    const auto of_part = language::words_of(language::spoken_name(table.columns[part].name));
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (i == part || !facts.columns[i].additive() || facts.columns[i].role == Role::price) {
            continue;
        }
        const auto words = language::words_of(language::spoken_name(table.columns[i].name));
        const auto in_part = [&](const std::string& word) {
            return std::ranges::find(of_part, word) != of_part.end();
        };
        const bool prefix =
            !words.empty() && words.size() < of_part.size() && std::ranges::all_of(words, in_part);
        const bool whole = prefix || std::ranges::any_of(words, says_whole);
        if (!whole || maximum(table, i) < maximum(table, part)) continue;
        if (found) return std::nullopt;
        found = i;
    }
    return found;
}

// « taux d'annulation », where one column counts what was cancelled and one what was scheduled.
void add_shares_of_wholes(const Table& table, const TableFacts& facts, std::size_t t,
                          std::vector<Metric>& out) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const bool counts =
            facts.columns[i].role == Role::number && table.columns[i].type == ColumnType::integer;
        const auto whole = counts ? whole_of(table, facts, i) : std::nullopt;
        if (!whole) continue;
        const auto of_whole = language::words_of(language::spoken_name(table.columns[*whole].name));
        std::string noun;
        for (const auto& word : language::words_of(language::spoken_name(table.columns[i].name))) {
            const bool own = std::ranges::find(of_whole, word) == of_whole.end();
            if (own && word.size() > 2) noun += (noun.empty() ? "" : " ") + word;
        }
        const bool told =
            noun.empty() || std::ranges::any_of(out, [&](const Metric& metric) {
                return metric.table == t &&
                       std::ranges::find(metric.names, "taux " + noun) != metric.names.end();
            });
        if (told || says_whole(noun)) continue;
        out.push_back(
            {t,
             {"taux " + noun, "% " + noun},
             {"Taux (" + table.columns[i].name + " / " + table.columns[*whole].name + ")",
              "Rate (" + table.columns[i].name + " / " + table.columns[*whole].name + ")"},
             AggregateFunction::average,
             percent(column(table, i), column(table, *whole)),
             percent(aggregate(AggregateFunction::sum, column(table, i)),
                     aggregate(AggregateFunction::sum, column(table, *whole))),
             query_plan::Format::percent});
    }
}

// Days from the row's own date to the one when it was sent.
void add_delays(const Table& table, const TableFacts& facts, std::size_t t,
                std::vector<Metric>& out) {
    if (facts.dates.size() < 2) return;
    for (const auto i : facts.dates) {
        const auto spoken = " " + language::spoken_name(table.columns[i].name) + " ";
        const bool sent = spoken.find(" envoi ") != std::string::npos ||
                          spoken.find(" expedition ") != std::string::npos ||
                          spoken.find(" shipped ") != std::string::npos ||
                          spoken.find(" ship ") != std::string::npos ||
                          spoken.find(" shipping ") != std::string::npos;
        if (!sent || i == facts.dates.front()) continue;
        out.push_back({t,
                       {"delai expedition", "delai moyen expedition", "delai envoi",
                        "delai moyen envoi", "shipping time", "average shipping time"},
                       {"Délai de " + table.columns[facts.dates.front()].name + " à " +
                            table.columns[i].name + " (jours)",
                        "Days from " + table.columns[facts.dates.front()].name + " to " +
                            table.columns[i].name},
                       AggregateFunction::average,
                       Expression{query_plan::DaysBetween{column(table, facts.dates.front()),
                                                          column(table, i)}},
                       std::nullopt,
                       query_plan::Format::days});
        return;
    }
}

// What may name a metric: lower case, digits and underscores.
std::string slug(std::string_view text) {
    std::string out;
    for (const char c : language::fold(text)) {
        const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (kept) {
            out += c;
        } else if (!out.empty() && out.back() != '_') {
            out += '_';
        }
    }
    constexpr std::size_t longest = 25;
    out.resize(std::min(out.size(), longest));
    if (out.ends_with('_')) out.pop_back();
    return out;
}

// Of several tables that have one: "chiffre_affaires_commandes".
void name_apart(const Catalog& catalog, std::vector<Metric>& metrics) {
    std::set<std::string> used;
    for (auto& metric : metrics) {
        auto name = "m_" + slug(metric.names.front());
        if (name[2] >= 'a') name.erase(0, 2);
        if (used.contains(name)) name += '_' + slug(catalog.tables[metric.table].name);
        for (int copy = 2; !used.insert(name).second; ++copy) name += std::to_string(copy);
        metric.name = std::move(name);
    }
}

}  // namespace

std::vector<Metric> metrics_of(const Catalog& catalog, const std::vector<TableFacts>& facts) {
    std::vector<Metric> out;
    for (std::size_t t = 0; t < catalog.tables.size(); ++t) {
        std::ranges::move(sales_metrics(catalog, facts, t), std::back_inserter(out));
        add_counted(catalog.tables[t], facts[t], t, out);
        add_stock_value(catalog.tables[t], facts[t], t, out);
        add_rates(catalog.tables[t], facts[t], t, out);
        add_shares_of_wholes(catalog.tables[t], facts[t], t, out);
        add_delays(catalog.tables[t], facts[t], t, out);
    }
    name_apart(catalog, out);
    return out;
}

Expression whole_of(const Metric& metric, std::size_t source) {
    if (metric.whole) return over(*metric.whole, source);
    return aggregate(metric.function, over(*metric.row, source));
}

namespace {

// Moves every column of an expression or a condition to sources[source].
struct Move {
    std::size_t source;

    void operator()(ColumnRef& column) const { column.source = source; }
    void operator()(Literal&) const {}
    void operator()(query_plan::ScalarPlan&) const {}
    void operator()(Arithmetic& value) const {
        for (auto& operand : value.operands) visit(operand);
    }
    void operator()(query_plan::DaysBetween& days) const {
        visit(*days.from);
        visit(*days.to);
    }
    void operator()(query_plan::DateBucket& bucket) const { visit(*bucket.date); }
    void operator()(Aggregate& value) const {
        if (value.argument) visit(**value.argument);
        if (value.only) visit(**value.only);
    }
    void operator()(query_plan::AllOf& all) const {
        for (auto& one : all.conditions) visit(one);
    }
    void operator()(query_plan::AnyOf& any) const {
        for (auto& one : any.conditions) visit(one);
    }
    void operator()(query_plan::Not& negated) const { visit(*negated.condition); }
    void operator()(query_plan::Comparison& comparison) const {
        visit(comparison.left);
        visit(comparison.right);
    }
    void operator()(query_plan::Between& between) const { visit(between.value); }
    void operator()(query_plan::OneOf& one_of) const { visit(one_of.value); }
    void operator()(query_plan::Matches& matches) const { visit(matches.text); }
    void operator()(query_plan::IsNull& is_null) const { visit(is_null.value); }
    void operator()(query_plan::InPeriod& period) const { visit(period.date); }
    // Of nested plans, which no metric has.
    void operator()(query_plan::Exists&) const {}
    void operator()(query_plan::InPlan&) const {}

    template <class Element>
    void visit(Element& element) const {
        std::visit(*this, element.node);
    }
};

}  // namespace

Expression over(Expression expression, std::size_t source) {
    Move{source}.visit(expression);
    return expression;
}

}  // namespace datapilot::questions
