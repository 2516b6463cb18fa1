#include "questions/compared_members.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "questions/labels.h"

namespace datapilot::questions {
namespace {

using language::Marker;
using language::Token;
using language::TokenKind;
using query_plan::Aggregate;
using query_plan::AggregateFunction;
using query_plan::Arithmetic;
using query_plan::ArithmeticOperator;
using query_plan::Box;
using query_plan::ColumnRef;
using query_plan::Comparator;
using query_plan::Direction;
using query_plan::Expression;
using query_plan::Literal;
using query_plan::Measure;
using query_plan::QueryPlan;
using query_plan::Shape;

constexpr std::int64_t first_rows = 10;

bool falls(std::string_view folded) {
    return std::ranges::any_of(
        std::initializer_list<std::string_view>{"baiss", "dimin", "recul", "chut", "decr", "drop"},
        [&](std::string_view start) { return folded.starts_with(start); });
}

void blank(std::string& text, std::span<const Token> tokens, language::TokenRange range) {
    const auto span = language::span_of(tokens, range);
    for (auto i = span.begin; i < span.end; ++i) text[i] = ' ';
}

std::optional<Comparator> comparator_of(Marker marker) {
    switch (marker) {
        case Marker::less:
        case Marker::fewer:
            return Comparator::less;
        case Marker::greater:
        case Marker::more:
            return Comparator::greater;
        default:
            return std::nullopt;
    }
}

bool compares(Marker marker) {
    return marker == Marker::versus || marker == Marker::between || marker == Marker::evolution ||
           marker == Marker::growth || marker == Marker::difference || marker == Marker::most ||
           marker == Marker::top || comparator_of(marker);
}

Expression greatest(std::size_t source, const std::string& label) {
    return {Aggregate{AggregateFunction::maximum,
                      Box<Expression>(Expression{ColumnRef{source, label}})}};
}

// A plan whose only rows are of values to compare: the last number shown, where nothing is
// aggregated.
bool has_values(QueryPlan& plan) {
    plan.order.clear();
    const bool simple = !plan.limit && !plan.set_operation;
    const bool measured = std::ranges::any_of(plan.measures, &Measure::shown);
    if (measured || !simple || plan.dimensions.size() < 2) return simple && measured;
    auto last = std::move(plan.dimensions.back());
    plan.dimensions.pop_back();
    plan.shape = Shape::aggregate;
    plan.measures.push_back(
        {{Aggregate{AggregateFunction::sum, Box<Expression>(last.value)}}, last.label, last.words});
    return std::holds_alternative<ColumnRef>(last.value.node);
}

// Rows are matched by what is shown; the total of all, by a key that both sides have.
std::vector<query_plan::JoinOn> matched_by(QueryPlan& plan) {
    std::vector<query_plan::JoinOn> on;
    for (const auto& dimension : plan.dimensions) {
        if (dimension.shown) on.push_back({dimension.label.french, dimension.label.french});
    }
    if (on.empty() && plan.dimensions.empty()) {
        plan.dimensions.push_back(
            {{Literal{catalog::ColumnType::text, "total"}}, {"total", "total"}});
        on.push_back({"total", "total"});
    }
    return on;
}

base::Text of(const base::Text& label, const std::string& member) {
    return {label.french + " (" + member + ")", label.english + " (" + member + ")"};
}

Measure change_of(const Measure& first, const Measure& second, const base::Text& label,
                  bool percent) {
    Expression difference{Arithmetic{ArithmeticOperator::subtract, {second.value, first.value}}};
    if (!percent) {
        Measure out{std::move(difference), label_made_of(label, "Écart", "Difference in")};
        out.format = first.format;
        return out;
    }
    Expression ratio{Arithmetic{ArithmeticOperator::divide, {std::move(difference), first.value}}};
    Measure out{{Arithmetic{ArithmeticOperator::multiply,
                            {{Literal{catalog::ColumnType::decimal, "100.0"}}, std::move(ratio)}}},
                label_made_of(label, "Évolution", "Change in")};
    out.format = query_plan::Format::percent;
    return out;
}

// « plus élevé à Lyon qu'à Lille », « plus faible »: which way the comparison goes.
void take_degree(std::string& text, std::span<const Token> tokens, SidesAsked& asked) {
    static const std::set<std::string, std::less<>> up = {
        "eleve",  "elevee",  "eleves",    "elevees",    "grand",      "grande",
        "grands", "grandes", "important", "importante", "importants", "importantes",
        "fort",   "forte",   "haut",      "haute"};
    static const std::set<std::string, std::less<>> down = {
        "faible", "faibles", "bas", "basse", "petit", "petite", "petits", "petites"};
    if (!asked.keeps) return;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const bool falls_below = down.contains(tokens[i].folded);
        if (!falls_below && !up.contains(tokens[i].folded)) continue;
        if (falls_below) {
            asked.keeps = *asked.keeps == Comparator::less ? Comparator::greater : Comparator::less;
        }
        blank(text, tokens, {i, i + 1});
    }
}

bool says_where(const Token& token) {
    return token.text == "où" || token.folded == "where" || token.folded == "dont";
}

}  // namespace

SidesAsked take_sides(std::string& text, std::span<const Token> tokens,
                      const language::Lexicon& lexicon) {
    static const std::set<std::string, std::less<>> idle = {"%", "point", "points"};
    SidesAsked asked;
    bool most = false;
    const auto where = std::ranges::find_if(tokens, says_where);
    for (const auto& match : lexicon.markers(tokens)) {
        if (!compares(match.marker)) continue;
        const auto& word = tokens[match.tokens.last - 1].folded;
        const bool changes = match.marker == Marker::growth || match.marker == Marker::evolution ||
                             match.marker == Marker::difference;
        asked.change |= changes;
        if (changes && falls(word)) asked.direction = Direction::ascending;
        asked.only_changed |= match.marker == Marker::growth && where != tokens.end() &&
                              tokens.begin() + static_cast<long>(match.tokens.first) > where;
        most |= match.marker == Marker::most || match.marker == Marker::top;
        if (const auto comparator = comparator_of(match.marker)) asked.keeps = comparator;
        blank(text, tokens, match.tokens);
    }
    take_degree(text, tokens, asked);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        asked.points |= tokens[i].folded == "points" || tokens[i].folded == "point";
        // « (en nombre) »: as it is
        if (i > 0 && tokens[i].folded == "nombre" && tokens[i - 1].folded == "en") {
            blank(text, tokens, {i, i + 1});
        }
        asked.percent |= tokens[i].folded == "%" || tokens[i].folded == "pourcentage";
        if (says_where(tokens[i]) || idle.contains(tokens[i].folded))
            blank(text, tokens, {i, i + 1});
        const bool number =
            tokens[i].kind == TokenKind::number && text[tokens[i].span.begin] != ' ';
        if (!number || !most || asked.rows) continue;
        std::int64_t rows = 0;
        std::from_chars(tokens[i].folded.data(), tokens[i].folded.data() + tokens[i].folded.size(),
                        rows);
        if (rows > 0) asked.rows = rows;
        blank(text, tokens, {i, i + 1});
    }
    if (most || asked.keeps) asked.only_changed = false;
    if (most && !asked.rows) asked.rows = first_rows;
    if (asked.rows) asked.change = true;
    return asked;
}

std::optional<QueryPlan> side_by_side(QueryPlan first, const std::string& first_name,
                                      QueryPlan second, const std::string& second_name,
                                      const SidesAsked& asked) {
    if (!has_values(first) || !has_values(second)) return std::nullopt;
    const bool rates = std::ranges::all_of(first.measures, [](const Measure& measure) {
        return measure.format == query_plan::Format::percent;
    });
    if (asked.points && !rates) return std::nullopt;
    auto on = matched_by(first);
    matched_by(second);
    const bool total = std::holds_alternative<Literal>(first.dimensions.front().value.node);
    if (on.empty() || (total && (asked.keeps || asked.rows))) return std::nullopt;
    QueryPlan out;
    out.shape = Shape::aggregate;
    out.calendar = first.calendar;
    for (const auto& dimension : first.dimensions) {
        if (!dimension.shown) continue;
        out.dimensions.push_back(
            {{ColumnRef{0, dimension.label.french}}, dimension.label, dimension.words, !total});
    }
    for (const auto& shown : first.measures) {
        if (!shown.shown) continue;
        Measure left{greatest(0, shown.label.french), of(shown.label, first_name), shown.words};
        Measure right{greatest(1, shown.label.french), of(shown.label, second_name), shown.words};
        left.format = right.format = shown.format;
        out.measures.push_back(left);
        out.measures.push_back(right);
        if (asked.change) {
            out.measures.push_back(change_of(left, right, shown.label, asked.percent));
        }
    }
    if (asked.keeps) {
        out.having = query_plan::Condition{
            query_plan::Comparison{out.measures[0].value, *asked.keeps, out.measures[1].value}};
        const auto sign = *asked.keeps == Comparator::less ? " < " : " > ";
        out.having->label = {first_name + sign + second_name, first_name + sign + second_name};
    }
    if (asked.rows && out.measures.size() >= 3) {
        out.order.push_back({query_plan::OrderByMeasure{2}, asked.direction, {{0, 1}}});
        out.limit = query_plan::Limit{*asked.rows};
    } else if (out.dimensions.front().shown) {
        out.order.push_back({query_plan::OrderByDimension{0}, Direction::ascending});
    }
    out.sources.push_back({Box<QueryPlan>(std::move(first)), {first_name, first_name}, {}});
    out.sources.push_back({Box<QueryPlan>(std::move(second)), {second_name, second_name}, {}});
    out.joins.push_back({0, 1, std::move(on)});
    return out;
}

}  // namespace datapilot::questions
