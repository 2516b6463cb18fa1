#include "questions/schema_words.h"

#include <algorithm>
#include <set>

#include "questions/language/identifiers.h"
#include "questions/language/words.h"

namespace datapilot::questions {
namespace {

const std::set<std::string, std::less<>> faint_words = {
    "liste", "list", "data", "donnees", "table", "info", "infos", "information", "record",
    "fichier", "file", "nombre", "number", "num", "count", "total", "totale", "nb", "of", "de",
    "du", "des", "la", "le", "les", "l", "d", "the", "in", "has", "is", "if", "par", "au", "aux",
    "et", "en", "a",
    // A price is what one unit sells for.
    "vente", "unitaire", "unit", "selling"};
const std::set<std::string, std::less<>> empty_words = {"of", "de", "du",  "des", "la", "le", "les",
                                                        "l",  "d",  "the", "a",   "au", "aux"};

const std::set<std::string, std::less<>> label_words = {
    "taux", "rate", "libelle", "nom", "name", "label", "intitule", "designation", "description"};
const std::set<std::string, std::less<>> identifier_words = {
    "identifiant", "identifiants", "id", "ids", "code", "codes", "numero", "numeros", "reference"};
const std::set<std::string, std::less<>> when_words = {
    "date", "annee", "year", "millesime", "exercice", "jour", "day", "mois", "month"};
const std::set<std::string, std::less<>> counting_words = {"nombre", "nombres", "nb",
                                                           "nbre",   "nbr",     "count"};

}  // namespace

bool is_faint(std::string_view word) {
    return faint_words.contains(word);
}
bool is_empty(std::string_view word) {
    return empty_words.contains(word);
}
bool is_label(std::string_view word) {
    return label_words.contains(word);
}
bool is_identifier(std::string_view word) {
    return identifier_words.contains(word);
}
bool says_when(std::string_view word) {
    return when_words.contains(word);
}
bool is_counting(std::string_view word) {
    return counting_words.contains(word);
}

std::vector<std::vector<std::string>> word_forms(std::string_view name) {
    std::vector<std::vector<std::string>> words;
    for (const auto& part : language::name_parts(name)) {
        const auto first = part.meanings.empty() ? std::vector{part.written}
                                                 : language::words_of(part.meanings.front());
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

std::string_view without_note(std::string_view name) {
    const auto open = name.find(" (");
    return open == std::string_view::npos || open == 0 || !name.ends_with(')')
               ? name
               : name.substr(0, open);
}

}  // namespace datapilot::questions
