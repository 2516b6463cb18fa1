#include "questions/pieces.h"

#include <algorithm>
#include <set>

#include "questions/relation_verbs.h"

namespace datapilot::questions {

using language::Token;
using language::TokenKind;
using language::TokenRange;

namespace {

// A small price for each item, so that one long phrase beats two short ones.
constexpr double price_of_an_item = 0.08;
constexpr double price_of_an_unknown_word = 1.0;

bool is_participle(std::string_view written) {
    return written.ends_with("é") || written.ends_with("ée") || written.ends_with("és") ||
           written.ends_with("ées");
}

bool names_metric(const SchemaPhrase& phrase) {
    constexpr double written = 0.9;
    return std::ranges::any_of(phrase.matches, [](const SchemaMatch& match) {
        return match.element.metric && match.whole && match.quality >= written;
    });
}

// Where the whole name of a metric is written, its words are no names of their own: « CA HT » is
// not « CA » beside the column "ht". A sign may belong to a number: « 30 % d'abstention ».
void drop_parts_of_metrics(std::vector<SchemaPhrase>& phrases, std::span<const Token> tokens) {
    std::vector<TokenRange> metrics;
    for (const auto& phrase : phrases) {
        const auto words = tokens.subspan(phrase.tokens.first, phrase.tokens.size());
        const bool has_sign =
            std::ranges::find(words, TokenKind::symbol, &Token::kind) != words.end();
        if (names_metric(phrase) && !has_sign) metrics.push_back(phrase.tokens);
    }
    std::erase_if(phrases, [&](const SchemaPhrase& phrase) {
        return std::ranges::any_of(
            metrics, [&](TokenRange whole) { return phrase.tokens.is_part_of(whole); });
    });
}

}  // namespace

std::vector<Piece> Pieces::all() && {
    add_schema();
    add_ages();
    add_values();
    add_value_forms();
    add_markers();
    add_adjectives();
    add_numbers();
    add_times();
    add_single_tokens();
    return std::move(pieces_);
}

double Pieces::worth(TokenRange range) const {
    double sum = 0;
    for (auto i = range.first; i < range.last; ++i) {
        const auto& token = tokens_[i];
        sum += token.kind == TokenKind::symbol || token.stop ? 0.05 : 1.0;
    }
    return sum;
}

double Pieces::score_of(TokenRange range, double quality) const {
    return worth(range) * quality - price_of_an_item;
}

void Pieces::add(Item item, double quality) {
    const double score = score_of(item.tokens, quality);
    pieces_.push_back({std::move(item), score});
}

Piece* Pieces::thing_at(TokenRange range) {
    const auto found = std::ranges::find_if(pieces_, [&](const Piece& piece) {
        return piece.item.kind == ItemKind::thing && piece.item.tokens == range;
    });
    return found == pieces_.end() ? nullptr : &*found;
}

bool Pieces::aggregates_at(std::size_t token) const {
    return std::ranges::any_of(markers_, [&](const language::MarkerMatch& match) {
        return match.tokens.contains(token) && match.marker >= language::Marker::sum &&
               match.marker <= language::Marker::maximum;
    });
}

// « 20 ans » is an age where there is one.
void Pieces::add_ages() {
    static const std::set<std::string, std::less<>> years = {"an", "ans", "years", "year"};
    static const std::set<std::string, std::less<>> cut = {"par", "chaque", "by", "per", "each"};
    const auto age = vocabulary_.lexicon.find("age");
    if (!age) return;
    for (std::size_t at = 1; at < tokens_.size(); ++at) {
        if (!years.contains(tokens_[at].folded) || cut.contains(tokens_[at - 1].folded)) continue;
        Item item;
        item.kind = ItemKind::thing;
        item.tokens = {at, at + 1};
        item.text = tokens_[at].folded;
        for (const auto element : vocabulary_.schema.named(*age)) {
            if (!element.is_table()) item.schema.push_back({element, 0.95, true});
        }
        if (item.schema.empty()) continue;
        if (auto* known = thing_at(item.tokens)) {
            known->item.schema = std::move(item.schema);
        } else {
            add(std::move(item), 0.97);
        }
    }
}

// « moyen » asks for an average before it names a column "Moyen": after a noun surely, after « par
// » never.
double Pieces::price_of_average(std::size_t at) const {
    if (!aggregates_at(at)) return 0;
    const auto* before = at > 0 ? &tokens_[at - 1] : nullptr;
    if (before && (before->folded == "par" || before->folded == "by")) return 0;
    return before && before->kind == TokenKind::word && !before->stop ? 0.5 : 0.12;
}

void Pieces::add_schema() {
    auto phrases = vocabulary_.schema.phrases(tokens_);
    drop_parts_of_metrics(phrases, tokens_);
    for (auto& phrase : phrases) {
        Item item;
        item.kind = ItemKind::thing;
        item.tokens = phrase.tokens;
        item.text = key(phrase.tokens);
        item.schema = std::move(phrase.matches);
        item.participle = item.tokens.size() == 1 && is_participle(tokens_[item.tokens.first].text);
        double quality = 0.55 + 0.45 * item.schema.front().quality;
        if (item.tokens.size() == 1) quality -= price_of_average(item.tokens.first);
        // « répartition moyenne » is no table of « répartition des moyens d'accès ».
        const bool of_table = item.schema.front().element.is_table();
        if (of_table && aggregates_at(item.tokens.last - 1)) quality -= 0.5;
        add(std::move(item), quality);
    }
}

std::string Pieces::key(TokenRange range) const {
    std::string text;
    for (auto i = range.first; i < range.last; ++i) {
        const auto& token = tokens_[i];
        text += ' ';
        // An elided word stands as it is written in the data: « d'Oise » is "d oise".
        text += token.elided ? language::fold(token.text) : token.folded;
    }
    return ValueIndex::key_of(text);
}

void Pieces::add_markers() {
    for (const auto& match : markers_) {
        // « les adhérents qui ont donné » gives no order.
        const auto& written = tokens_[match.tokens.first].text;
        if (match.marker == language::Marker::show && is_participle(written)) continue;
        Item item;
        item.kind = ItemKind::marker;
        item.tokens = match.tokens;
        item.marker = match.marker;
        item.text = key(match.tokens);
        const double score = score_of(match.tokens, 0.95);
        pieces_.push_back({std::move(item), std::max(score, 0.02)});
    }
}

void Pieces::add_adjectives() {
    for (std::size_t at = 0; at < tokens_.size(); ++at) {
        const auto found = vocabulary_.lexicon.adjective_at(tokens_, at);
        if (!found) continue;
        Item item;
        item.kind = ItemKind::adjective;
        item.tokens = found->tokens;
        item.adjective = found->found;
        add(std::move(item), 0.92);
    }
}

// « en 2024 » is a year, whatever else could be equal to 2024.
bool Pieces::is_marked_year(TokenRange range) const {
    using language::Marker;
    // « évolution entre 2023 et 2024 »
    const bool changes = std::ranges::any_of(markers_, [](const language::MarkerMatch& match) {
        return match.marker == Marker::growth || match.marker == Marker::evolution ||
               match.marker == Marker::difference;
    });
    return std::ranges::any_of(times_.periods, [&](const language::Period& period) {
        return period.certainty == language::Certainty::year_or_number &&
               (period.marked || changes) && period.tokens.overlaps(range);
    });
}

void Pieces::add_numbers() {
    for (auto& number : language::numbers(tokens_)) {
        if (is_marked_year(number.tokens)) continue;
        Item item;
        item.kind = ItemKind::number;
        item.tokens = number.tokens;
        if (!number.spelled) item.values = vocabulary_.values.exact(key(number.tokens));
        const double quality = number.weak ? 0.3 : 0.9;
        item.number = std::move(number);
        add(std::move(item), quality);
    }
}

void Pieces::add_times() {
    for (auto& period : times_.periods) {
        Item item;
        item.kind = ItemKind::period;
        item.tokens = period.tokens;
        // A bare number that may be a year leaves room for the number.
        const bool doubtful = period.certainty == language::Certainty::year_or_number;
        item.period = std::move(period);
        add(std::move(item), doubtful ? 0.92 : 1.0);
    }
    for (auto& comparison : times_.comparisons) {
        Item item;
        item.kind = ItemKind::comparison;
        item.tokens = comparison.tokens;
        item.comparison = std::move(comparison);
        add(std::move(item), 1.0);
    }
    for (const auto& mention : times_.grains) {
        Item item;
        item.kind = ItemKind::grain;
        item.tokens = mention.tokens;
        item.grain = mention.grain;
        // A column may bear the noun's name.
        add(std::move(item), mention.bare ? 0.8 : 0.98);
    }
}

// « ont eu lieu » says no place.
void Pieces::add_relation_phrases() {
    for (std::size_t at = 0; at + 1 < tokens_.size(); ++at) {
        if (!only_relates(tokens_[at].folded + "_" + tokens_[at + 1].folded)) continue;
        Item item;
        item.kind = ItemKind::small;
        item.tokens = {at, at + 2};
        item.text = tokens_[at].folded;
        pieces_.push_back({std::move(item), 2.0});
    }
}

void Pieces::add_single_tokens() {
    add_relation_phrases();
    for (std::size_t at = 0; at < tokens_.size(); ++at) {
        const auto& token = tokens_[at];
        Item item;
        item.tokens = {at, at + 1};
        item.text = token.folded;
        if (token.kind == TokenKind::symbol) {
            item.kind = ItemKind::sign;
            // "%" means something that another reading may take in.
            const bool idle = token.folded.find_first_of(",.;:?!()/-'\"") != std::string::npos;
            pieces_.push_back({item, idle ? 0 : -0.1});
        } else if (token.stop || only_relates(token.folded)) {
            item.kind = ItemKind::small;
            pieces_.push_back({item, token.stop ? 0 : 0.2});
        } else {
            // As written: it may have been respelled in vain.
            item.text = token.text;
            pieces_.push_back({item, -price_of_an_unknown_word});
        }
    }
}

}  // namespace datapilot::questions
