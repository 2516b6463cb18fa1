#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace datapilot::worker {

// The words in a name, lower case and without accents: "CodeCli" and "code_cli" are {code, cli}.
std::vector<std::string> words_of(std::string_view name);

// A name, and what it says: {id} of {stadium} for Stadium_ID.
struct NameWords {
    std::string joined;  // all its words in one
    std::vector<std::string> subject;
    bool identity = false;  // it has a word such as id, code, no, num, ref
};

// `tables` are words of tables' names: "Refprod" speaks of an identity where there is a table
// "Produit", "Nocom" where there is one "Commande".
NameWords name_words(std::string_view name, const std::vector<std::string>& tables);

// The same word but for a plural or a cut: country and countries, cli and client.
bool same_word(std::string_view one, std::string_view other);

}  // namespace datapilot::worker
