#include "ai/verified/question_pattern.h"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "questions/labels.h"
#include "questions/language/periods.h"
#include "questions/language/tokens.h"
#include "questions/value_index.h"

namespace datapilot::ai::verified {
namespace {

using query_plan::Condition;
using query_plan::QueryPlan;
using questions::language::Token;

constexpr std::string_view period_slot = "{period}";
constexpr std::size_t longest_value_words = 6;

// The one value of a filter « column is value », and the one period of a plan, wherever they stand
// among filters that all hold.
struct Parameters {
    std::vector<Condition*> values;
    std::vector<Condition*> periods;
};

void gather(Condition& condition, Parameters& found) {
    if (auto* all = std::get_if<query_plan::AllOf>(&condition.node)) {
        for (auto& part : all->conditions) gather(part, found);
    } else if (auto* one_of = std::get_if<query_plan::OneOf>(&condition.node)) {
        const bool text = one_of->values.size() == 1 &&
                          one_of->values[0].type == catalog::ColumnType::text &&
                          std::holds_alternative<query_plan::ColumnRef>(one_of->value.node);
        if (text) found.values.push_back(&condition);
    } else if (std::holds_alternative<query_plan::InPeriod>(condition.node)) {
        found.periods.push_back(&condition);
    }
}

Parameters parameters_of(QueryPlan& plan) {
    Parameters found;
    if (plan.filter) gather(*plan.filter, found);
    return found;
}

query_plan::Literal& value_in(Condition& condition) {
    return std::get<query_plan::OneOf>(condition.node).values[0];
}

const query_plan::ColumnRef& column_in(const Condition& condition) {
    return std::get<query_plan::ColumnRef>(std::get<query_plan::OneOf>(condition.node).value.node);
}

// The words of a question that count, each folded; its period is one word.
struct Words {
    std::vector<std::string> words;
    std::optional<questions::language::Period> period{};
};

Words words_of(const std::string& question, base::Date today) {
    const auto tokens = questions::language::tokenize(question);
    const auto times = questions::language::times(tokens, {.today = today});
    Words out;
    if (times.periods.size() == 1) out.period = times.periods[0];
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (out.period && out.period->tokens.contains(i)) {
            if (i == out.period->tokens.first) out.words.emplace_back(period_slot);
            continue;
        }
        if (tokens[i].kind == questions::language::TokenKind::symbol) continue;
        auto key = questions::ValueIndex::key_of(tokens[i].text);
        if (!key.empty()) out.words.push_back(std::move(key));
    }
    return out;
}

std::string joined(std::span<const std::string> words) {
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

std::vector<std::string> split(const std::string& text) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find(' ', at), text.size());
        if (end > at) words.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

// Replaces the words of the value by its slot; false where they are not there.
bool put_slot(std::vector<std::string>& words, const std::string& value, std::size_t slot) {
    const auto wanted = split(questions::ValueIndex::key_of(value));
    if (wanted.empty()) return false;
    const auto found = std::ranges::search(words, wanted);
    if (found.empty()) return false;
    const auto at = words.erase(found.begin(), found.end());
    words.insert(at, "{" + std::to_string(slot) + "}");
    return true;
}

// What the slots of a pattern stand for in a question.
using Filling = std::vector<std::pair<std::size_t, std::string>>;

bool fits(std::span<const std::string> pattern, std::span<const std::string> words,
          Filling& filling) {
    if (pattern.empty()) return words.empty();
    if (words.empty()) return false;
    const auto& first = pattern.front();
    const bool slot = first.starts_with('{') && first != period_slot;
    if (!slot) {
        return first == words.front() && fits(pattern.subspan(1), words.subspan(1), filling);
    }
    const auto most = std::min(words.size(), longest_value_words);
    for (std::size_t count = 1; count <= most; ++count) {
        filling.emplace_back(std::stoul(first.substr(1)), joined(words.first(count)));
        if (fits(pattern.subspan(1), words.subspan(count), filling)) return true;
        filling.pop_back();
    }
    return false;
}

const catalog::Column* column_of(const QueryPlan& plan, const query_plan::ColumnRef& ref,
                                 const catalog::Catalog& catalog) {
    if (ref.source >= plan.sources.size()) return nullptr;
    const auto* table = std::get_if<std::string>(&plan.sources[ref.source].from);
    const auto* described = table ? catalog.find(*table) : nullptr;
    return described ? described->find(ref.column) : nullptr;
}

// The column's own spelling of what a question says.
std::optional<std::string> stored_value(const catalog::Column& column, const std::string& said) {
    for (const auto& value : column.values) {
        if (questions::ValueIndex::key_of(value) == said) return value;
    }
    return std::nullopt;
}

bool fill_values(QueryPlan& plan, const Filling& filling, const catalog::Catalog& catalog) {
    const auto parameters = parameters_of(plan);
    for (const auto& [slot, said] : filling) {
        if (slot >= parameters.values.size()) return false;
        auto& condition = *parameters.values[slot];
        const auto* column = column_of(plan, column_in(condition), catalog);
        const auto stored = column ? stored_value(*column, said) : std::nullopt;
        if (!stored) return false;
        value_in(condition).text = *stored;
        const base::Text label{column->name, column->name};
        condition.label = questions::values_label(label, {*stored});
    }
    return true;
}

bool fill_period(QueryPlan& plan, const questions::language::Period& period) {
    const auto parameters = parameters_of(plan);
    if (parameters.periods.size() != 1) return false;
    auto& condition = *parameters.periods[0];
    auto& range = std::get<query_plan::InPeriod>(condition.node);
    range.from = period.range.begin;
    range.before = period.range.end;
    condition.label = questions::period_label(period.range);
    return true;
}

void drop_words(Condition& condition) {
    condition.words.clear();
    if (auto* all = std::get_if<query_plan::AllOf>(&condition.node)) {
        for (auto& part : all->conditions) drop_words(part);
    }
}

// They told where the parts stood in another question.
void drop_words(QueryPlan& plan) {
    for (auto& source : plan.sources) source.words.clear();
    for (auto& dimension : plan.dimensions) dimension.words.clear();
    for (auto& measure : plan.measures) measure.words.clear();
    for (auto& order : plan.order) order.words.clear();
    if (plan.limit) plan.limit->words.clear();
    if (plan.filter) drop_words(*plan.filter);
    if (plan.having) drop_words(*plan.having);
}

}  // namespace

std::string pattern_of(const std::string& question, const QueryPlan& plan, base::Date today) {
    auto copy = plan;
    const auto parameters = parameters_of(copy);
    auto words = words_of(question, today).words;
    for (std::size_t i = 0; i < parameters.values.size(); ++i) {
        put_slot(words, value_in(*parameters.values[i]).text, i);
    }
    return joined(words);
}

std::optional<QueryPlan> plan_for(const std::string& pattern, const QueryPlan& plan,
                                  const std::string& question, const catalog::Catalog& catalog,
                                  base::Date today) {
    const auto words = words_of(question, today);
    const auto wanted = split(pattern);
    Filling filling;
    if (!fits(wanted, words.words, filling)) return std::nullopt;
    auto filled = plan;
    if (!fill_values(filled, filling, catalog)) return std::nullopt;
    if (words.period && !fill_period(filled, *words.period)) return std::nullopt;
    drop_words(filled);
    filled.calendar.today = today;
    return filled;
}

}  // namespace datapilot::ai::verified
