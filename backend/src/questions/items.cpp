#include "questions/items.h"

#include <algorithm>
#include <set>
#include <sstream>

#include "questions/language/data_file.h"

namespace datapilot::questions {
namespace {

using language::Token;
using language::TokenKind;
using language::TokenRange;

constexpr std::size_t ways_kept = 4;
constexpr std::size_t longest_value_in_words = 9;
// A small price for each item, so that one long phrase beats two short ones.
constexpr double price_of_an_item = 0.08;
constexpr double price_of_an_unknown_word = 1.0;

// Verbs of data/relation_verbs.txt.
const std::set<std::string, std::less<>>& relation_verbs() {
    static const auto verbs = [] {
        std::set<std::string, std::less<>> words;
        std::istringstream text{std::string(language::data_file("relation_verbs.txt"))};
        for (std::string line; std::getline(text, line);) {
            if (line.starts_with('#')) continue;
            std::istringstream of_line(line);
            for (std::string word; of_line >> word;) words.insert(word);
        }
        return words;
    }();
    return verbs;
}

struct Piece {
    Item item;
    double score = 0;
};

class Cutter {
  public:
    Cutter(std::span<const Token> tokens, const Vocabulary& vocabulary)
        : tokens_(tokens), vocabulary_(vocabulary), markers_(vocabulary.lexicon.markers(tokens)) {}

    std::vector<Segmentation> cut(const language::Calendar& calendar) {
        add_schema();
        add_ages();
        add_values();
        add_value_forms();
        add_markers();
        add_adjectives();
        add_numbers();
        add_times(calendar);
        add_single_tokens();
        return best_ways();
    }

  private:
    // What the words of a range are worth: small words and signs little, others one each.
    double worth(TokenRange range) const {
        double sum = 0;
        for (auto i = range.first; i < range.last; ++i) {
            const auto& token = tokens_[i];
            sum += token.kind == TokenKind::symbol || token.stop ? 0.05 : 1.0;
        }
        return sum;
    }

    void add(Item item, double quality) {
        const double score = worth(item.tokens) * quality - price_of_an_item;
        pieces_.push_back({std::move(item), score});
    }

    Piece* thing_at(TokenRange range) {
        const auto found = std::ranges::find_if(pieces_, [&](const Piece& piece) {
            return piece.item.kind == ItemKind::thing && piece.item.tokens == range;
        });
        return found == pieces_.end() ? nullptr : &*found;
    }

    bool aggregates_at(std::size_t token) const {
        return std::ranges::any_of(markers_, [&](const language::MarkerMatch& match) {
            return match.tokens.contains(token) && match.marker >= language::Marker::sum &&
                   match.marker <= language::Marker::maximum;
        });
    }

    // « 20 ans » is an age where there is one.
    void add_ages() {
        static const std::set<std::string, std::less<>> years = {"an", "ans", "years", "year"};
        const auto age = vocabulary_.lexicon.find("age");
        if (!age) return;
        for (std::size_t at = 1; at < tokens_.size(); ++at) {
            if (!years.contains(tokens_[at].folded)) continue;
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

    void add_schema() {
        for (auto& phrase : vocabulary_.schema.phrases(tokens_)) {
            Item item;
            item.kind = ItemKind::thing;
            item.tokens = phrase.tokens;
            item.text = key(phrase.tokens);
            item.schema = std::move(phrase.matches);
            double quality = 0.55 + 0.45 * item.schema.front().quality;
            // « moyen » asks for an average before it names a column "Average".
            if (item.tokens.size() == 1 && aggregates_at(item.tokens.first)) quality -= 0.12;
            add(std::move(item), quality);
        }
    }

    void add_values(TokenRange range, std::vector<ValueMatch> values) {
        if (values.empty()) return;
        const double quality = values.front().quality;
        if (auto* piece = thing_at(range)) {
            piece->item.values.insert(piece->item.values.end(), values.begin(), values.end());
            piece->score = std::max(piece->score, worth(range) * quality - price_of_an_item);
            return;
        }
        Item item;
        item.kind = ItemKind::thing;
        item.tokens = range;
        item.values = std::move(values);
        add(std::move(item), quality);
    }

    std::string key(TokenRange range) const {
        std::string text;
        for (auto i = range.first; i < range.last; ++i) {
            const auto& token = tokens_[i];
            text += ' ';
            // An elided word stands as it is written in the data: « d'Oise » is "d oise".
            text += token.elided ? language::fold(token.text) : token.folded;
        }
        return ValueIndex::key_of(text);
    }

    // Exact values of any length; parts of values and typing errors only for what means nothing
    // else.
    void add_values() {
        for (std::size_t first = 0; first < tokens_.size(); ++first) {
            if (tokens_[first].kind == TokenKind::symbol) continue;
            if (tokens_[first].kind == TokenKind::quoted) {
                add_quoted(first);
                continue;
            }
            if (!vocabulary_.values.starts_a_value(key({first, first + 1})) &&
                !tokens_[first].elided) {
                add_translated(first);
                continue;
            }
            const auto end = std::min(first + longest_value_in_words, tokens_.size());
            for (auto last = first + 1; last <= end; ++last) {
                const TokenRange range{first, last};
                if (tokens_[last - 1].kind == TokenKind::symbol) continue;
                if (range.size() == 1 && tokens_[first].stop) continue;
                if (range.size() == 1 && tokens_[first].kind == TokenKind::number) continue;
                add_values(range, vocabulary_.values.exact(key(range)));
            }
            add_translated(first);
        }
    }

    void add_quoted(std::size_t at) {
        Item item;
        item.kind = ItemKind::thing;
        item.tokens = {at, at + 1};
        item.quoted = true;
        item.text = tokens_[at].text;
        item.values = vocabulary_.values.exact(ValueIndex::key_of(tokens_[at].text));
        if (item.values.empty()) {
            for (const auto& form : vocabulary_.lexicon.equivalents(tokens_[at].folded)) {
                item.values = vocabulary_.values.exact(ValueIndex::key_of(form));
                if (!item.values.empty()) break;
            }
        }
        add(std::move(item), 1.0);
    }

    // « chiens » names the value "dog".
    void add_translated(std::size_t at) {
        const auto& token = tokens_[at];
        if (token.stop || token.kind != TokenKind::word || token.folded.size() < 3) return;
        std::vector<ValueMatch> found;
        const auto look = [&](const std::string& form, double quality) {
            for (auto& match : vocabulary_.values.exact(ValueIndex::key_of(form))) {
                match.quality = quality;
                const auto known = std::ranges::find(found, match.column, &ValueMatch::column);
                if (known == found.end()) found.push_back(std::move(match));
            }
        };
        look(token.stem_en, 0.9);
        look(token.stem_fr, 0.9);
        for (const auto& [range, senses] : vocabulary_.lexicon.concepts_at(tokens_, at)) {
            if (range.size() != 1) continue;
            for (const auto& sense : senses) {
                if (sense.link != language::Link::same) continue;
                for (const auto language : {base::Language::french, base::Language::english}) {
                    for (const auto& word :
                         vocabulary_.lexicon.words(sense.id, language, language::Link::same)) {
                        look(word, 0.88);
                    }
                }
            }
        }
        add_values({at, at + 1}, std::move(found));
    }

    // Columns whose name says the kind of value.
    std::vector<Element> columns_of(language::ValueForms::Kind kind) const {
        using Kind = language::ValueForms::Kind;
        const std::string_view name = kind == Kind::country     ? "country"
                                      : kind == Kind::continent ? "continent"
                                      : kind == Kind::city      ? "city"
                                      : kind == Kind::gender    ? "gender"
                                      : kind == Kind::region    ? "region"
                                                                : "";
        const auto concept_id = vocabulary_.lexicon.find(name);
        return concept_id ? vocabulary_.schema.named(*concept_id) : std::vector<Element>{};
    }

    // Countries, genders…, however they are said: « brésiliens », "USA".
    void add_value_forms() {
        for (std::size_t at = 0; at < tokens_.size(); ++at) {
            const auto found = vocabulary_.lexicon.value_at(tokens_, at);
            if (!found) continue;
            const auto columns = columns_of(found->found.kind);
            std::vector<ValueMatch> values;
            const auto look = [&](const std::string& form) {
                for (auto& match : vocabulary_.values.exact(ValueIndex::key_of(form))) {
                    const bool fits = std::ranges::find(columns, match.column) != columns.end();
                    match.quality = fits ? 0.97 : 0.87;
                    const auto known = std::ranges::find(values, match.column, &ValueMatch::column);
                    if (known == values.end()) {
                        values.push_back(std::move(match));
                    } else {
                        for (auto& stored : match.stored) {
                            if (std::ranges::find(known->stored, stored) == known->stored.end()) {
                                known->stored.push_back(std::move(stored));
                            }
                        }
                    }
                }
            };
            for (const auto& form : found->found.forms) look(form);
            if (values.empty()) {
                for (const auto& member : found->found.members) look(member);
            }
            add_values(found->tokens, std::move(values));
        }
    }

    void add_markers() {
        for (const auto& match : markers_) {
            Item item;
            item.kind = ItemKind::marker;
            item.tokens = match.tokens;
            item.marker = match.marker;
            item.text = key(match.tokens);
            const double score = worth(match.tokens) * 0.95 - price_of_an_item;
            pieces_.push_back({std::move(item), std::max(score, 0.02)});
        }
    }

    void add_adjectives() {
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

    void add_numbers() {
        for (auto& number : language::numbers(tokens_)) {
            Item item;
            item.kind = ItemKind::number;
            item.tokens = number.tokens;
            if (!number.spelled) item.values = vocabulary_.values.exact(key(number.tokens));
            const double quality = number.weak ? 0.3 : 0.9;
            item.number = std::move(number);
            add(std::move(item), quality);
        }
    }

    void add_times(const language::Calendar& calendar) {
        auto times = language::times(tokens_, calendar);
        for (auto& period : times.periods) {
            Item item;
            item.kind = ItemKind::period;
            item.tokens = period.tokens;
            // A bare number that may be a year leaves room for the number.
            const bool doubtful = period.certainty == language::Certainty::year_or_number;
            item.period = std::move(period);
            add(std::move(item), doubtful ? 0.92 : 1.0);
        }
        for (auto& comparison : times.comparisons) {
            Item item;
            item.kind = ItemKind::comparison;
            item.tokens = comparison.tokens;
            item.comparison = std::move(comparison);
            add(std::move(item), 1.0);
        }
        for (const auto& mention : times.grains) {
            Item item;
            item.kind = ItemKind::grain;
            item.tokens = mention.tokens;
            item.grain = mention.grain;
            add(std::move(item), 0.98);
        }
    }

    // « ont eu lieu » says no place.
    void add_relation_phrases() {
        for (std::size_t at = 0; at + 1 < tokens_.size(); ++at) {
            if (!relation_verbs().contains(tokens_[at].folded + "_" + tokens_[at + 1].folded))
                continue;
            Item item;
            item.kind = ItemKind::small;
            item.tokens = {at, at + 2};
            item.text = tokens_[at].folded;
            pieces_.push_back({std::move(item), 2.0});
        }
    }

    void add_single_tokens() {
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
            } else if (token.stop || relation_verbs().contains(token.folded)) {
                item.kind = ItemKind::small;
                pieces_.push_back({item, token.stop ? 0 : 0.2});
            } else {
                // As written: it may have been respelled in vain.
                item.text = token.text;
                pieces_.push_back({item, -price_of_an_unknown_word});
            }
        }
    }

    // Ways that differ in small words only are one.
    struct Way {
        double score = 0;
        std::vector<std::size_t> pieces{};
        std::vector<std::size_t> meaningful{};
    };

    bool is_meaningful(const Item& item) const {
        using language::Marker;
        return item.kind != ItemKind::small && item.kind != ItemKind::sign &&
               !item.is(Marker::show) && !item.is(Marker::which) && !item.is(Marker::who) &&
               !item.is(Marker::whose) && !item.is(Marker::with);
    }

    void keep_best(std::vector<Way>& ways) const {
        std::ranges::stable_sort(ways, std::greater{}, &Way::score);
        std::vector<Way> kept;
        for (auto& way : ways) {
            if (kept.size() == ways_kept) break;
            const bool known =
                std::ranges::find(kept, way.meaningful, &Way::meaningful) != kept.end();
            if (!known) kept.push_back(std::move(way));
        }
        ways = std::move(kept);
    }

    std::vector<Segmentation> best_ways() {
        std::vector<std::vector<std::size_t>> ending(tokens_.size() + 1);
        for (std::size_t i = 0; i < pieces_.size(); ++i) {
            ending[pieces_[i].item.tokens.last].push_back(i);
        }
        std::vector<std::vector<Way>> ways(tokens_.size() + 1);
        ways[0].push_back({});
        for (std::size_t end = 1; end <= tokens_.size(); ++end) {
            for (const auto i : ending[end]) {
                for (const auto& before : ways[pieces_[i].item.tokens.first]) {
                    auto way = before;
                    way.score += pieces_[i].score;
                    way.pieces.push_back(i);
                    if (is_meaningful(pieces_[i].item)) way.meaningful.push_back(i);
                    ways[end].push_back(std::move(way));
                }
            }
            keep_best(ways[end]);
        }
        std::vector<Segmentation> out;
        for (const auto& way : ways.back()) {
            Segmentation segmentation{{}, way.score};
            for (const auto i : way.pieces) segmentation.items.push_back(pieces_[i].item);
            out.push_back(std::move(segmentation));
        }
        return out;
    }

    std::span<const Token> tokens_;
    const Vocabulary& vocabulary_;
    std::vector<language::MarkerMatch> markers_;
    std::vector<Piece> pieces_;
};

}  // namespace

bool only_relates(std::string_view folded) {
    return relation_verbs().contains(folded);
}

std::vector<Segmentation> segmentations(std::span<const Token> tokens,
                                        const language::Calendar& calendar,
                                        const Vocabulary& vocabulary) {
    return Cutter(tokens, vocabulary).cut(calendar);
}

}  // namespace datapilot::questions
