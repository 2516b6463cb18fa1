#include "semantic_layers/generation/generated_label.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/utf8.h"
#include "definitions/limits.h"
#include "questions/language/identifiers.h"
#include "questions/language/table_text.h"
#include "semantic_layers/generation/data_file.h"

namespace datapilot::semantic_layers {
namespace {

const std::set<std::string, std::less<>> acronyms = {
    "ht", "ttc", "tva", "ca",  "id",  "siret", "siren", "iban", "bic", "url", "sms",
    "ip", "rh",  "tv",  "pib", "co2", "ean",   "isbn",  "sku",  "crm", "erp", "rib"};

// Folded words with the accents that they lost.
const std::map<std::string, std::string, std::less<>>& spellings() {
    static const auto all = [] {
        std::map<std::string, std::string, std::less<>> out;
        for (auto& row : questions::language::rows_of(data_file("spellings.tsv"), 2)) {
            out.emplace(std::move(row[0]), std::move(row[1]));
        }
        return out;
    }();
    return all;
}

// What is said whole in questions is written short in labels.
constexpr std::pair<std::string_view, std::string_view> short_forms[] = {
    {"hors taxe", "ht"}, {"toutes taxes comprises", "ttc"}, {"chiffre d'affaires", "ca"}};

std::string shortened(std::string spoken) {
    for (const auto& [whole, brief] : short_forms) {
        const auto at = spoken.find(whole);
        if (at != spoken.npos) spoken.replace(at, whole.size(), brief);
    }
    return spoken;
}

std::string spelled(std::string_view word) {
    std::string out{word};
    if (acronyms.contains(word)) {
        std::ranges::transform(out, out.begin(), [](char c) {
            return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        });
        return out;
    }
    const auto known = spellings().find(word);
    return known == spellings().end() ? out : known->second;
}

// Capital letters, blanks inside or accents: a person wrote it for people.
bool is_written_for_people(std::string_view name) {
    const auto is_accented = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
    return name.find(' ') != name.npos || std::ranges::any_of(name, is_accented);
}

std::string capitalised(std::string text) {
    if (text.empty()) return text;
    const auto first = static_cast<unsigned char>(text[0]);
    if (first >= 'a' && first <= 'z') {
        text[0] = static_cast<char>(first - 'a' + 'A');
    } else if (first == 0xC3 && text.size() > 1 && static_cast<unsigned char>(text[1]) >= 0xA0) {
        text[1] = static_cast<char>(static_cast<unsigned char>(text[1]) - 0x20);
    }
    return text;
}

std::string readable(std::string name) {
    std::ranges::replace(name, '_', ' ');
    return name;
}

std::string bounded(const std::string& label) {
    return std::string{base::utf8_beginning(label, definitions::longest_label)};
}

}  // namespace

std::string generated_label(std::string_view identifier) {
    if (is_written_for_people(identifier)) {
        return bounded(capitalised(readable(std::string{identifier})));
    }
    const auto spoken = shortened(questions::language::spoken_name(identifier));
    std::string label;
    for (std::size_t at = 0; at < spoken.size();) {
        const auto end = std::min(spoken.find(' ', at), spoken.size());
        if (end > at) label += (label.empty() ? "" : " ") + spelled(spoken.substr(at, end - at));
        at = end + 1;
    }
    if (label.empty()) label = readable(std::string{identifier});
    return bounded(capitalised(std::move(label)));
}

}  // namespace datapilot::semantic_layers
