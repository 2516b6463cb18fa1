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
};

std::span<const Variable> variables();

// Throws std::logic_error for a name that is not in the list.
const Variable& variable(std::string_view name);

// True for names that other programs of the repository read.
bool belongs_elsewhere(std::string_view name);

// The table of docs/configuration.md.
std::string variables_as_markdown();

}  // namespace datapilot::config
