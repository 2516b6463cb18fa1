#include "questions/schema_index.h"

#include <algorithm>
#include <map>
#include <set>

#include "questions/language/identifiers.h"

namespace datapilot::questions {
namespace {

using language::Link;
using language::Token;
using language::TokenRange;

constexpr double quality_written = 1.0;
constexpr double quality_stem = 0.97;
constexpr double quality_same = 0.93;
constexpr double quality_verb = 0.8;
constexpr double quality_near = 0.6;

// A name says little with these alone, and loses little without them.
const std::set<std::string, std::less<>> faint_words = {
    "liste", "list", "data", "donnees", "table", "info", "infos", "information", "record",
    "fichier", "file", "nombre", "number", "num", "count", "total", "totale", "nb", "of", "de",
    "du", "des", "la", "le", "les", "l", "d", "the", "in", "has", "is", "if", "par", "au", "aux",
    "et", "en", "a",
    // A price is what one unit sells for.
    "vente", "unitaire", "unit", "selling"};
const std::set<std::string, std::less<>> empty_words = {"of", "de", "du",  "des", "la", "le", "les",
                                                        "l",  "d",  "the", "a",   "au", "aux"};

// « département » names the column "Libellé du département" as well.
const std::set<std::string, std::less<>> label_words = {
    "taux", "rate", "libelle", "nom", "name", "label", "intitule", "designation", "description"};
const std::set<std::string, std::less<>> identifier_words = {
    "identifiant", "identifiants", "id", "ids", "code", "codes", "numero", "numeros", "reference"};
// « nombre de vols » is never the number that a flight bears.
const std::set<std::string, std::less<>> counting_words = {"nombre", "nombres", "nb",
                                                           "nbre",   "nbr",     "count"};

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

std::vector<std::string> split(std::string_view text) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find(' ', at), text.size());
        if (end > at) words.emplace_back(text.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

// The words of a name, each with all that it may stand for.
std::vector<std::vector<std::string>> word_forms(std::string_view name) {
    std::vector<std::vector<std::string>> words;
    for (const auto& part : language::name_parts(name)) {
        const auto first =
            part.meanings.empty() ? std::vector{part.written} : split(part.meanings.front());
        if (first.size() > 1) {
            for (const auto& word : first) words.push_back({word});
            continue;
        }
        std::vector<std::string> forms = part.meanings;
        std::erase_if(forms, [](const auto& form) { return form.find(' ') != std::string::npos; });
        if (std::ranges::find(forms, part.written) == forms.end()) forms.push_back(part.written);
        words.push_back(std::move(forms));
    }
    return words;
}

// The same, but that an abbreviation of several words is kept as it is written.
std::vector<std::vector<std::string>> written_words(std::string_view name) {
    std::vector<std::vector<std::string>> words;
    for (const auto& part : language::name_parts(name)) {
        std::vector<std::string> forms = part.meanings;
        const bool several = !forms.empty() && forms.front().find(' ') != std::string::npos;
        std::erase_if(forms, [](const auto& form) { return form.find(' ') != std::string::npos; });
        if (several) forms.insert(forms.begin(), part.written);
        if (std::ranges::find(forms, part.written) == forms.end()) forms.push_back(part.written);
        words.push_back(std::move(forms));
    }
    return words;
}

// Small words that may stand between the words of one name: « année de sortie de la chanson ».
bool joins_names(const Token& token) {
    static const std::set<std::string, std::less<>> small = {"de",  "du", "des", "d",  "la",  "le",
                                                             "les", "l",  "a",   "au", "aux", "of",
                                                             "the", "en", "par", "s"};
    return token.stop ? small.contains(token.folded) : token.folded == "par";
}

}  // namespace

SchemaIndex::SchemaIndex(const catalog::Catalog& catalog, const std::vector<TableFacts>& facts,
                         const std::vector<Metric>& metrics, const definitions::Meanings& meanings,
                         const language::Lexicon& lexicon)
    : lexicon_(lexicon), vocabulary_(lexicon.vocabulary()) {
    std::ranges::sort(vocabulary_);
    for (std::size_t t = 0; t < catalog.tables.size(); ++t) {
        if (facts[t].hidden) continue;
        add_table(catalog, facts[t], t);
        if (const auto* defined = meanings.of(t)) add_defined({t}, defined->naming, true);
        for (std::size_t c = 0; c < facts[t].columns.size(); ++c) {
            const auto* defined = meanings.of(t, c);
            if (!defined || facts[t].columns[c].role == Role::hidden) continue;
            add_defined({t, c}, defined->naming, facts[t].columns[c].numeric());
        }
    }
    for (std::size_t m = 0; m < metrics.size(); ++m) {
        for (const auto& name : metrics[m].names) add({metrics[m].table, {}, m}, name, {}, true);
    }
    for (std::size_t t = 0; t < catalog.tables.size(); ++t) {
        if (!facts[t].hidden) add_nouns(catalog, t);
    }
    std::ranges::sort(words_);
    words_.erase(std::unique(words_.begin(), words_.end()), words_.end());
}

void SchemaIndex::add_table(const catalog::Catalog& catalog, const TableFacts& facts,
                            std::size_t t) {
    const auto& table = catalog.tables[t];
    add({t}, table.label.empty() ? table.name : table.label, {}, true);
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (facts.columns[c].role == Role::hidden) continue;
        add({t, c}, table.columns[c].name, table.name, facts.columns[c].numeric());
    }
    // Whatever they are called, one is the identifier and one the name.
    const bool hides_key = facts.key && facts.columns[*facts.key].role == Role::hidden;
    if (facts.key && !hides_key) add({t, facts.key}, "identifiant", {}, false);
    // A person's name is all its parts, unless one of them is called so.
    const auto& labels = facts.label_columns;
    const bool called_so = std::ranges::any_of(labels, [&](std::size_t label) {
        const auto name = language::fold(table.columns[label].name);
        return name == "nom" || name == "name";
    });
    const bool parts = labels.size() > 1;
    if (facts.named && parts && !called_so) add({t}, "nom", {}, false);
    for (const auto label : labels) {
        if (facts.named && !parts) add({t, label}, "nom", {}, false);
    }
}

// What people call it besides its own name.
void SchemaIndex::add_defined(Element element, const definitions::Naming& naming, bool quantity) {
    if (!naming.label.empty()) add(element, naming.label, {}, quantity);
    for (const auto& synonym : naming.synonyms) add(element, synonym, {}, quantity);
}

// Of a long name, one noun is enough that no other name has: « établissements » for
// "fr-esr-principaux-etablissements-enseignement-superieur".
void SchemaIndex::add_nouns(const catalog::Catalog& catalog, std::size_t table) {
    constexpr std::size_t long_name = 3, shortest = 4;
    const auto forms = word_forms(catalog.tables[table].label);
    std::vector<std::string> nouns;
    for (const auto& words : forms) {
        const auto& word = words.front();
        const auto postings = by_word_.find(word);
        const bool said_elsewhere =
            postings != by_word_.end() &&
            std::ranges::any_of(postings->second, [&](const Posting& posting) {
                return names_[posting.name].element != Element{table};
            });
        const bool means = word.size() >= shortest && !faint_words.contains(word) && names(word);
        if (means && !said_elsewhere) nouns.push_back(word);
    }
    if (forms.size() < long_name) return;
    for (const auto& noun : nouns) add({table}, noun, {}, true);
}

void SchemaIndex::add_forms(const std::string& form, const Posting& posting) {
    words_.push_back(form);
    const auto post = [&](std::string key, double quality) {
        auto with_quality = posting;
        with_quality.quality *= quality;
        by_word_[std::move(key)].push_back(with_quality);
    };
    post(form, quality_written);
    post("fr:" + language::stem_french(form), quality_stem);
    post("en:" + language::stem_english(form), quality_stem);
}

// Names cut at ten letters are words all the same: "DEPARTEMEN".
std::optional<std::string> SchemaIndex::completed(const std::string& form) const {
    constexpr std::size_t shortest = 8, most_missing = 3;
    if (form.size() < shortest || !lexicon_.concepts_of(form).empty()) return std::nullopt;
    const auto found = std::ranges::lower_bound(vocabulary_, form);
    if (found == vocabulary_.end() || !found->starts_with(form) ||
        found->size() > form.size() + most_missing) {
        return std::nullopt;
    }
    return *found;
}

void SchemaIndex::add(Element element, std::string_view name, std::string_view table_name,
                      bool quantity) {
    auto forms = word_forms(name);
    add_words(element, forms, table_name, quantity);
    // « montant ttc » is said as well as « toutes taxes comprises ».
    auto written = written_words(name);
    if (written.size() < forms.size()) {
        add_words(element, std::move(written), table_name, quantity);
    }
}

void SchemaIndex::add_words(Element element, std::vector<std::vector<std::string>> forms,
                            std::string_view table_name, bool quantity) {
    for (auto& words : forms) {
        if (auto whole = completed(words.front())) words.insert(words.begin(), *std::move(whole));
    }
    // "concert_name" of the concerts is a name; a file's long name is no one thing.
    constexpr std::size_t long_name = 4;
    std::set<std::string> of_table;
    auto table_words = word_forms(table_name);
    if (table_words.size() >= long_name) table_words.clear();
    for (const auto& words : table_words) {
        for (const auto& word : words) of_table.insert(language::stem_english(word));
    }
    Name entry{element, {}, quantity};
    const auto index = names_.size();
    for (std::size_t i = 0; i < forms.size(); ++i) {
        const auto& likeliest = forms[i].front();
        const bool empty = empty_words.contains(likeliest);
        const bool faint =
            faint_words.contains(likeliest) || of_table.contains(language::stem_english(likeliest));
        const bool names = label_words.contains(likeliest);
        const bool identifies = identifier_words.contains(likeliest);
        entry.words.push_back({empty ? 0.0 : faint ? 0.15 : names ? 0.25 : identifies ? 0.5 : 1.0});
        double likelihood = 1.0;
        for (const auto& form : forms[i]) {
            if (empty) break;
            add_forms(form, {index, i, i + 1, likelihood});
            likelihood *= 0.95;
        }
    }
    // Of faint words only, the weightiest is all there is: "concert_name" is a name.
    double most = 0;
    for (const auto& word : entry.words) most = std::max(most, word.weight);
    for (auto& word : entry.words) {
        if (most < 1 && word.weight == most) word.weight = word.weight > 0 ? 1 : 0;
    }
    // The ideas of one, two or three words in a row: "record company" is « maison de disques ».
    for (std::size_t first = 0; first < forms.size(); ++first) {
        for (std::size_t last = first + 1; last <= std::min(first + 3, forms.size()); ++last) {
            std::set<std::uint32_t> seen;
            const auto post = [&](const std::string& words, double likelihood) {
                for (const auto& sense : lexicon_.concepts_of(words)) {
                    const auto id = static_cast<std::uint32_t>(sense.id);
                    if (sense.link != Link::same || !seen.insert(id).second) continue;
                    by_concept_[id].push_back({index, first, last, likelihood});
                }
            };
            if (last == first + 1) {
                double likelihood = 1.0;
                for (const auto& form : forms[first]) {
                    post(form, likelihood);
                    likelihood *= 0.95;
                }
                continue;
            }
            std::string words;
            for (std::size_t i = first; i < last; ++i)
                words += (i > first ? " " : "") + forms[i].front();
            post(words, 1.0);
        }
    }
    names_.push_back(std::move(entry));
}

std::vector<SchemaMatch> SchemaIndex::matching(language::ConceptId id) const {
    constexpr double least = 0.3;
    const auto postings = by_concept_.find(static_cast<std::uint32_t>(id));
    if (postings == by_concept_.end()) return {};
    std::vector<SchemaMatch> found;
    for (const auto& posting : postings->second) {
        const Hit hit{{}, posting};
        auto matched = match(names_[posting.name], {&hit, 1});
        if (matched.quality > least) found.push_back(std::move(matched));
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
            if (hits.size() == before) {
                add_hits({i, i + 1}, by_word_, "fr:" + token.stem_fr, quality_written);
                add_hits({i, i + 1}, by_word_, "en:" + token.stem_en, quality_written);
            }
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
    return {name.element, total > 0 ? covered / total : 0, whole, false,
            std::ranges::all_of(hits, &Hit::act)};
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
                return identifier_words.contains(tokens[hit.tokens.first].folded);
            });
            // Half the name of a metric is no metric: « moyen » is not « panier moyen ».
            if (found.quality < 0.3 || (found.element.metric && !found.whole)) return;
            const bool counts = std::ranges::any_of(chain, [&](const Hit& hit) {
                return counting_words.contains(tokens[hit.tokens.first].folded);
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
        assemble(tokens, of_name, out);
    }
    for (auto& phrase : out) {
        std::ranges::stable_sort(phrase.matches, std::greater{}, &SchemaMatch::quality);
    }
    std::ranges::sort(out, {},
                      [](const auto& p) { return std::pair(p.tokens.first, p.tokens.last); });
    return out;
}

}  // namespace datapilot::questions
