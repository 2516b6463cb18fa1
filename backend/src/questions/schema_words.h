#pragma once

#include <string>
#include <string_view>
#include <vector>

// The words of names of tables and columns, and how much each of them says.
namespace datapilot::questions {

// Says little alone, and is little missed: « nombre », « total », « liste ».
bool is_faint(std::string_view word);
// Says nothing: « de », « la ».
bool is_empty(std::string_view word);
// « département » names the column "Libellé du département" as well.
bool is_label(std::string_view word);
bool is_identifier(std::string_view word);
// « année », « date »: a column of time, whatever happened then.
bool says_when(std::string_view word);
// « nombre de vols » is never the number that a flight bears.
bool is_counting(std::string_view word);

// The words of a name, each with all that it may stand for.
std::vector<std::vector<std::string>> word_forms(std::string_view name);
// The same, but that an abbreviation of several words is kept as it is written.
std::vector<std::vector<std::string>> written_words(std::string_view name);
// "Taux de couverture (%)" without what only says how it is counted.
std::string_view without_note(std::string_view name);

}  // namespace datapilot::questions
