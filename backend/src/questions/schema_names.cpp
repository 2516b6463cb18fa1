#include <algorithm>
#include <set>

#include "questions/schema_index.h"
#include "questions/schema_words.h"

// What tables, columns and metrics are called.
namespace datapilot::questions {
namespace {

using language::Link;

constexpr double quality_written = 1.0;
constexpr double quality_stem = 0.97;

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
        if (facts[t].hidden) continue;
        add_nouns(catalog, t);
        add_heads(catalog.tables[t], facts[t], t);
        add_people(facts[t], t);
        add_counted(catalog.tables[t], facts[t], t);
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
        const auto& name = table.columns[c].name;
        add({t, c}, name, table.name, facts.columns[c].numeric());
        const auto plain = without_note(name);
        if (plain.size() < name.size()) {
            add({t, c}, plain, table.name, facts.columns[c].numeric());
        }
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

// Whether the word stands in the name of something else, or a number counts such things.
bool SchemaIndex::names_another(Element element, const std::string& word) const {
    const auto in_other = [&](const std::string& key, bool counted) {
        const auto postings = by_word_.find(key);
        return postings != by_word_.end() &&
               std::ranges::any_of(postings->second, [&](const Posting& posting) {
                   const auto& name = names_[posting.name];
                   const bool counts = !name.element.is_table() && name.quantity;
                   return name.element != element && (counts || !counted);
               });
    };
    return in_other(word, false) || in_other("fr:" + language::stem_french(word), true);
}

// Of a long name, one noun is enough that no other name has: « établissements » for
// "fr-esr-principaux-etablissements-enseignement-superieur".
void SchemaIndex::add_nouns(const catalog::Catalog& catalog, std::size_t table) {
    constexpr std::size_t long_name = 3, shortest = 4;
    const auto forms = word_forms(catalog.tables[table].label);
    std::vector<std::string> nouns;
    for (const auto& words : forms) {
        const auto& word = words.front();
        const bool said_elsewhere = names_another(Element{table}, word);
        const bool means = word.size() >= shortest && !is_faint(word) && names(word);
        if (means && !said_elsewhere) nouns.push_back(word);
    }
    if (forms.size() < long_name) return;
    for (const auto& noun : nouns) add({table}, noun, {}, true);
}

// « budget » is enough for "Budget annuel de fonctionnement (en €)", where nothing else is called
// so.
void SchemaIndex::add_heads(const catalog::Table& table, const TableFacts& facts, std::size_t t) {
    constexpr std::size_t long_name = 3, shortest = 4;
    constexpr double quality = 0.8;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (facts.columns[c].role == Role::hidden) continue;
        std::vector<std::string> nouns;
        for (const auto& words : written_words(without_note(table.columns[c].name))) {
            const auto& word = words.front();
            const bool means =
                !is_faint(word) && !is_empty(word) && !is_label(word) && !is_identifier(word);
            if (means) nouns.push_back(word);
        }
        if (nouns.size() < long_name || nouns.front().size() < shortest) continue;
        const Element element{t, c};
        if (!names_another(element, nouns.front()))
            add_alias(element, nouns.front(), quality, facts.columns[c].numeric());
    }
}

// « combien de personnes … », where one table is of people.
void SchemaIndex::add_people(const TableFacts& facts, std::size_t t) {
    constexpr double quality = 0.75;
    const bool people = std::ranges::any_of(
        facts.columns, [](const ColumnFacts& column) { return column.role == Role::person_name; });
    if (!people || names("personne")) return;
    for (const auto* word : {"personne", "people", "person"}) add_alias({t}, word, quality, true);
}

// « combien de *naissances* », where figures stand beside years of birth.
void SchemaIndex::add_counted(const catalog::Table& table, const TableFacts& facts, std::size_t t) {
    constexpr double quality = 0.8;
    constexpr std::size_t shortest = 4;
    if (!facts.counted) return;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        const auto role = facts.columns[c].role;
        if (role != Role::year && role != Role::date) continue;
        for (const auto& words : word_forms(table.columns[c].name)) {
            const auto& word = words.front();
            const bool noun = word.size() >= shortest && !is_faint(word) && !says_when(word);
            if (noun && !names_another({t, c}, word)) add_alias({t}, word, quality, true);
        }
    }
}

void SchemaIndex::add_alias(Element element, const std::string& word, double quality,
                            bool quantity) {
    const auto index = names_.size();
    names_.push_back({element, {{1.0}}, quantity});
    add_forms(word, {index, 0, 1, quality});
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
        const bool empty = is_empty(likeliest);
        const bool faint =
            is_faint(likeliest) || of_table.contains(language::stem_english(likeliest));
        const bool names = is_label(likeliest);
        const bool identifies = is_identifier(likeliest);
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

}  // namespace datapilot::questions
