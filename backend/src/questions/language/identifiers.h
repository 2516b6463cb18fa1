#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace datapilot::questions::language {

// One word of a column's or table's name.
struct NamePart {
    std::string written;  // folded: "qte", "nomprod"
    // What it may stand for, likeliest first, folded, and itself where it may be a word already:
    // "qte" → {"quantite"}; "com" → {"commande", "commentaire", "commission", "com"};
    // "nomprod" → {"nom produit"} (several words are separated by a blank).
    std::vector<std::string> meanings;
};

// Splits `dt_cmd`, `CustomerID`, `NoCom`, `Nombre de trains annulés`, `% Abs/Ins` at case,
// digits, signs and blanks, then expands abbreviations and known concatenations.
std::vector<NamePart> name_parts(std::string_view name);

// The name as a person would say it, by its likeliest meanings: "dt_cmd" → "date commande".
std::string spoken_name(std::string_view name);

// Whether the name, as it is spoken, has one of these words.
bool says_any(std::string_view name, std::initializer_list<std::string_view> words);

}  // namespace datapilot::questions::language
