#include "questions/completing/offers.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "questions/completing/typed_reading.h"
#include "questions/labels.h"
#include "questions/language/tokens.h"
#include "questions/suggestions.h"

namespace datapilot::questions {
namespace {

constexpr int most_years = 6;
constexpr double worth_of_a_category = 0.6;

struct PeriodWords {
    const char* french;
    const char* english;
    bool grain = false;
};
constexpr std::array periods{
    PeriodWords{"mois", "month", true},
    PeriodWords{"trimestre", "quarter", true},
    PeriodWords{"année", "year", true},
    PeriodWords{"semaine", "week", true},
    PeriodWords{"jour", "day", true},
    PeriodWords{"ce mois-ci", "this month"},
    PeriodWords{"le mois dernier", "last month"},
    PeriodWords{"cette année", "this year"},
    PeriodWords{"l'année dernière", "last year"},
    PeriodWords{"ce trimestre", "this quarter"},
    PeriodWords{"le trimestre dernier", "last quarter"},
    PeriodWords{"cette semaine", "this week"},
    PeriodWords{"la semaine dernière", "last week"},
    PeriodWords{"les 12 derniers mois", "the last 12 months"},
    PeriodWords{"aujourd'hui", "today"},
    PeriodWords{"hier", "yesterday"},
};

CompletionKind completion_kind(TypedKind kind) {
    if (kind == TypedKind::table) return CompletionKind::table;
    return kind == TypedKind::measure ? CompletionKind::measure : CompletionKind::dimension;
}

std::vector<std::string> keys_of(const base::Text& text) {
    std::vector<std::string> keys{offer_key(text.french)};
    auto english = offer_key(text.english);
    if (english != keys.front()) keys.push_back(std::move(english));
    return keys;
}

std::string without_formula(const std::string& label) {
    return label.substr(0, label.find(" ("));
}

// Whether these words alone are read as the metric.
bool names_metric(const Source& source, const std::string& words, std::size_t metric) {
    const auto tokens = language::tokenize(words);
    return std::ranges::any_of(source.schema.phrases(tokens), [&](const SchemaPhrase& phrase) {
        const auto& best = phrase.matches.front();
        return phrase.tokens.size() == tokens.size() && best.element.metric == metric && best.whole;
    });
}

std::optional<int> year_of(const std::optional<std::string>& date) {
    int year = 0;
    if (!date || date->size() < 4) return std::nullopt;
    const auto* end = date->data() + 4;
    const auto read = std::from_chars(date->data(), end, year);
    return read.ptr == end ? std::optional(year) : std::nullopt;
}

}  // namespace

std::string offer_key(std::string_view text) {
    std::string key;
    for (const auto& token : language::tokenize(text)) {
        if (token.stop || token.kind == language::TokenKind::symbol) continue;
        key += ' ';
        key += token.folded;
    }
    return key;
}

Offers::Offers(const Source& source) {
    add_metrics(source);
    for (std::size_t table = 0; table < source.catalog.tables.size(); ++table) {
        if (!source.facts[table].hidden) add_names(source, table);
    }
    const bool dated = std::ranges::any_of(
        source.facts, [](const TableFacts& facts) { return !facts.dates.empty(); });
    if (!dated) return;
    add_periods();
    add_years(source);
}

void Offers::add_metrics(const Source& source) {
    for (std::size_t m = 0; m < source.metrics.size(); ++m) {
        const auto& metric = source.metrics[m];
        const auto said = [&](const std::string& label) {
            auto words = without_formula(label);
            return names_metric(source, words, m) ? words : metric.names.front();
        };
        Offer offer;
        offer.table = metric.table;
        offer.label = metric.label;
        offer.said = {said(metric.label.french), said(metric.label.english)};
        offer.keys = keys_of(offer.said);
        for (const auto& name : metric.names) offer.keys.push_back(offer_key(name));
        offers_.push_back(std::move(offer));
    }
}

void Offers::add_names(const Source& source, std::size_t table) {
    const auto add = [&](Element element, std::string detail, double worth) {
        Offer offer;
        offer.kind = completion_kind(kind_of(source, element));
        offer.table = table;
        offer.worth = worth;
        offer.label = label_of(source, element);
        offer.said = offer.label;
        offer.detail = std::move(detail);
        offer.keys = keys_of(offer.label);
        offers_.push_back(std::move(offer));
    };
    add({table}, {}, 0);
    const bool alone = source.catalog.tables.size() == 1;
    const auto name = alone ? std::string{} : label_of(source, {table}).french;
    const auto& facts = source.facts[table].columns;
    const auto categories = categories_of(source, table);
    for (std::size_t column = 0; column < facts.size(); ++column) {
        const auto role = facts[column].role;
        if (role == Role::reference || role == Role::hidden) continue;
        const bool category = std::ranges::find(categories, column) != categories.end();
        const bool key = role == Role::key;
        add({table, column}, name, category ? worth_of_a_category : key ? -1.0 : 0.0);
    }
}

void Offers::add_periods() {
    for (const auto& period : periods) {
        Offer offer;
        offer.kind = CompletionKind::period;
        offer.grain = period.grain;
        offer.label = {period.french, period.english};
        offer.said = offer.label;
        offer.keys = keys_of(offer.label);
        offers_.push_back(std::move(offer));
    }
}

// The latest years of the data.
void Offers::add_years(const Source& source) {
    std::optional<int> first, last;
    for (std::size_t table = 0; table < source.facts.size(); ++table) {
        for (const auto date : source.facts[table].dates) {
            const auto& column = source.catalog.tables[table].columns[date];
            const auto from = year_of(column.min), until = year_of(column.max);
            if (!from || !until) continue;
            first = std::min(first.value_or(*from), *from);
            last = std::max(last.value_or(*until), *until);
        }
    }
    if (!last) return;
    for (int year = *last; year >= std::max(*first, *last - most_years + 1); --year) {
        const auto digits = std::to_string(year);
        Offer offer;
        offer.kind = CompletionKind::period;
        offer.label = {"en " + digits, "in " + digits};
        offer.said = offer.label;
        offer.keys = {" " + digits};
        offers_.push_back(std::move(offer));
    }
}

std::vector<Offers::Start> Offers::starting(std::string_view key) const {
    std::vector<Start> out;
    if (key.empty()) return out;
    for (const auto& offer : offers_) {
        std::optional<Start> best;
        for (const auto& words : offer.keys) {
            const auto at = words.find(key);
            if (at == std::string::npos) continue;
            if (!best) best = Start{&offer};
            best->first |= at == 0;
            best->whole |= words == key;
        }
        if (best) out.push_back(*best);
    }
    return out;
}

}  // namespace datapilot::questions
