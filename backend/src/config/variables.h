#pragma once

#include <span>
#include <string>
#include <string_view>

namespace datapilot::config {

// One thing that an operator can set.
struct Variable {
    std::string_view name;
    std::string_view fallback;  // the value when absent, in development
    enum class InProduction { fallback, required } in_production;
    std::string_view meaning;
    // A secret may also stand in the file that NAME_FILE names, as container engines hand them
    // over.
    enum class Kind { plain, secret } kind = Kind::plain;
};

std::span<const Variable> variables();

// Throws std::logic_error for a name that is not in the list.
const Variable& variable(std::string_view name);

// The variable that may name a file with its value: NAME_FILE.
std::string file_variable(std::string_view name);

// True for the variables of the list, and for those that name the file of a secret.
bool is_known(std::string_view name);

// True for names that other programs of the repository read.
bool belongs_elsewhere(std::string_view name);

// The table of docs/configuration.md.
std::string variables_as_markdown();

}  // namespace datapilot::config
