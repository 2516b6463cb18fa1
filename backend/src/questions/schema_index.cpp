#include "questions/schema_index.h"

#include <algorithm>
#include <map>
#include <set>

#include "questions/schema_words.h"

namespace datapilot::questions {
namespace {

using language::Link;
using language::Token;
using language::TokenRange;

constexpr double quality_written = 1.0;
constexpr double quality_same = 0.93;
constexpr double quality_verb = 0.8;
constexpr double quality_near = 0.6;

double quality_of(Link link) {
    switch (link) {
        case Link::same:
            return quality_same;
        case Link::verb:
            return quality_verb;
        case Link::near:
            return quality_near;
    }
    return quality_near;
}

// Small words that may stand between the words of one name: « année de sortie de la chanson ».
bool joins_names(const Token& token) {
    static const std::set<std::string, std::less<>> small = {"de",  "du", "des", "d",  "la",  "le",
                                                             "les", "l",  "a",   "au", "aux", "of",
                                                             "the", "en", "par", "s"};
    return token.stop ? small.contains(token.folded) : token.folded == "par";
}

}  // namespace

std::vector<SchemaMatch> SchemaIndex::matching(language::ConceptId id) const {
    constexpr double least = 0.3;
    const auto postings = by_concept_.find(static_cast<std::uint32_t>(id));
    if (postings == by_concept_.end()) return {};
    std::vector<SchemaMatch> found;
    for (const auto& posting : postings->second) {
        const Hit hit{{}, posting};
        const auto matched = match(names_[posting.name], {&hit, 1});
        if (matched.quality > least) found.push_back(matched);
    }
    std::ranges::sort(found, {},
                      [](const SchemaMatch& one) { return std::pair(-one.quality, one.element); });
    std::vector<SchemaMatch> out;
    for (const auto& one : found) {
        if (std::ranges::find(out, one.element, &SchemaMatch::element) == out.end()) {
            out.push_back(one);
        }
    }
    return out;
}

std::vector<Element> SchemaIndex::named(language::ConceptId id) const {
    std::vector<Element> out;
    for (const auto& one : matching(id)) out.push_back(one.element);
    return out;
}

bool SchemaIndex::knows(const Token& token) const {
    return by_word_.contains(token.folded) || by_word_.contains("fr:" + token.stem_fr) ||
           by_word_.contains("en:" + token.stem_en);
}

bool SchemaIndex::names(std::string_view word) const {
    return std::ranges::any_of(lexicon_.concepts_of(word), [&](const language::Sense& sense) {
        return sense.link == Link::same &&
               by_concept_.contains(static_cast<std::uint32_t>(sense.id));
    });
}

void SchemaIndex::collect(std::span<const Token> tokens, std::vector<Hit>& hits) const {
    const auto add_hits = [&](TokenRange range, const auto& index, const auto& key, double quality,
                              bool act = false) {
        const auto found = index.find(key);
        if (found == index.end()) return;
        for (auto posting : found->second) {
            posting.quality *= quality;
            hits.push_back({range, posting, act});
        }
    };
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const auto& token = tokens[i];
        if (token.kind == language::TokenKind::quoted) continue;
        if (!token.stop && token.kind != language::TokenKind::number) {
            const auto before = hits.size();
            add_hits({i, i + 1}, by_word_, token.folded, quality_written);
            if (hits.size() == before && token.folded.ends_with('s')) {
                add_hits({i, i + 1}, by_word_, token.folded.substr(0, token.folded.size() - 1),
                         quality_written);
            }
            add_hits({i, i + 1}, by_word_, "fr:" + token.stem_fr, quality_written);
            add_hits({i, i + 1}, by_word_, "en:" + token.stem_en, quality_written);
        }
        for (const auto& [range, senses] : lexicon_.concepts_at(tokens, i)) {
            if (token.stop && range.size() == 1) continue;
            for (const auto& sense : senses) {
                add_hits(range, by_concept_, static_cast<std::uint32_t>(sense.id),
                         quality_of(sense.link), sense.link == Link::verb);
            }
        }
    }
}

SchemaMatch SchemaIndex::match(const Name& name, std::span<const Hit> hits) const {
    std::vector<double> quality(name.words.size(), 0.0);
    for (const auto& hit : hits) {
        for (auto i = hit.posting.first; i < hit.posting.last; ++i) {
            quality[i] = std::max(quality[i], hit.posting.quality);
        }
    }
    double covered = 0, total = 0;
    bool whole = true;
    for (std::size_t i = 0; i < name.words.size(); ++i) {
        const double weight = name.words[i].weight;
        total += weight;
        covered += weight * quality[i];
        if (quality[i] == 0 && weight == 1) whole = false;
    }
    const bool head = name.quantity && !whole && !quality.empty() && quality.front() > 0;
    return {name.element, total > 0 ? covered / total : 0,      whole,
            false,        std::ranges::all_of(hits, &Hit::act), head};
}

// « surface » is as well the one of "surface_terrain" as that of "surface_reelle_bati".
void SchemaIndex::level_heads(std::vector<SchemaMatch>& matches) {
    for (auto& one : matches) {
        if (!one.head || one.element.is_table() || one.element.metric) continue;
        for (const auto& other : matches) {
            const bool beside = other.head && other.element.table == one.element.table &&
                                other.element.column && !other.element.metric;
            if (beside) one.quality = std::max(one.quality, other.quality);
        }
    }
}

// Hits of one name that stand side by side make one phrase.
void SchemaIndex::assemble(std::span<const Token> tokens, std::span<const Hit> hits,
                           std::vector<SchemaPhrase>& out) const {
    // « lignes par commande » names no table "lignes_commande".
    const bool of_table = !hits.empty() && names_[hits.front().posting.name].element.is_table();
    const auto near_enough = [&](std::size_t from, std::size_t to) {
        for (auto i = from; i < to; ++i) {
            if (!joins_names(tokens[i]) || (of_table && !tokens[i].stop)) return false;
        }
        return true;
    };
    for (std::size_t start = 0; start < hits.size(); ++start) {
        std::vector<Hit> chain{hits[start]};
        std::set<std::size_t> used;
        const auto take = [&](const Hit& hit) {
            for (auto i = hit.posting.first; i < hit.posting.last; ++i) used.insert(i);
        };
        take(hits[start]);
        auto range = hits[start].tokens;
        const auto emit = [&] {
            auto found = match(names_[hits[start].posting.name], chain);
            found.whole_key = std::ranges::any_of(chain, [&](const Hit& hit) {
                return is_identifier(tokens[hit.tokens.first].folded);
            });
            // Half the name of a metric is no metric: « moyen » is not « panier moyen ».
            if (found.quality < 0.3 || (found.element.metric && !found.whole)) return;
            const bool counts = std::ranges::any_of(chain, [&](const Hit& hit) {
                return is_counting(tokens[hit.tokens.first].folded);
            });
            if (counts && !names_[hits[start].posting.name].quantity) return;
            const auto same = std::ranges::find(out, range, &SchemaPhrase::tokens);
            auto& phrase = same == out.end() ? out.emplace_back(SchemaPhrase{range, {}}) : *same;
            const auto known =
                std::ranges::find(phrase.matches, found.element, &SchemaMatch::element);
            if (known == phrase.matches.end()) {
                phrase.matches.push_back(found);
            } else if (known->quality < found.quality) {
                *known = found;
            }
        };
        emit();
        for (std::size_t next = start + 1; next < hits.size(); ++next) {
            const auto& hit = hits[next];
            if (hit.tokens.first < range.last || !near_enough(range.last, hit.tokens.first))
                continue;
            // « voitures fabriquées » are no makers: an act ends no table's name.
            if (hit.act && names_[hit.posting.name].element.is_table()) continue;
            bool fresh = true;
            for (auto i = hit.posting.first; i < hit.posting.last; ++i) fresh &= !used.contains(i);
            if (!fresh) continue;
            // « établissements par type » groups, and names no "type d'établissement".
            const bool groups =
                std::ranges::any_of(tokens.subspan(range.last, hit.tokens.first - range.last),
                                    [](const Token& token) { return token.folded == "par"; });
            if (groups && hit.posting.first < chain.back().posting.last) continue;
            chain.push_back(hit);
            take(hit);
            range.last = hit.tokens.last;
            emit();
        }
    }
}

// « animal de compagnie » says it better than its « animal ».
void SchemaIndex::drop_parts(std::vector<Hit>& hits) {
    std::vector<Hit> kept;
    std::ranges::copy_if(hits, std::back_inserter(kept), [&](const Hit& part) {
        return std::ranges::none_of(hits, [&](const Hit& whole) {
            return whole.posting.first == part.posting.first &&
                   whole.posting.last == part.posting.last &&
                   part.tokens.is_part_of(whole.tokens) &&
                   whole.posting.quality > part.posting.quality;
        });
    });
    hits = std::move(kept);
}

std::vector<SchemaPhrase> SchemaIndex::phrases(std::span<const Token> tokens) const {
    std::vector<Hit> hits;
    collect(tokens, hits);
    std::map<std::size_t, std::vector<Hit>> by_name;
    for (const auto& hit : hits) by_name[hit.posting.name].push_back(hit);
    std::vector<SchemaPhrase> out;
    for (auto& [name, of_name] : by_name) {
        std::ranges::stable_sort(of_name, {}, [](const Hit& hit) {
            return std::tuple(hit.tokens.first, hit.tokens.last, -hit.posting.quality);
        });
        drop_parts(of_name);
        assemble(tokens, of_name, out);
    }
    for (auto& phrase : out) {
        level_heads(phrase.matches);
        std::ranges::stable_sort(phrase.matches, std::greater{}, &SchemaMatch::quality);
    }
    std::ranges::sort(out, {},
                      [](const auto& p) { return std::pair(p.tokens.first, p.tokens.last); });
    return out;
}

}  // namespace datapilot::questions
