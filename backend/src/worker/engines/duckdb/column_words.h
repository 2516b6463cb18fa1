#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace datapilot::worker {

// The words in a name, lower case and without accents: "CodeCli" and "code_cli" are {code, cli}.
std::vector<std::string> words_of(std::string_view name);

// A word that says "this identifies something": id, code, no, num, ref…
bool names_identity(std::string_view word);
bool has_identity_word(const std::vector<std::string>& words);
// The words that say what is identified: {stadium} for Stadium_ID.
std::vector<std::string> without_identity_words(std::vector<std::string> words);

// The same word but for a plural or a cut: country and countries, cli and client.
bool same_word(std::string_view one, std::string_view other);

}  // namespace datapilot::worker
