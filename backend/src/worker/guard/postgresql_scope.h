#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace datapilot::worker::guard {

// A table, or what stands for one, as a query can name it.
struct NamedRelation {
    std::string schema{};  // where it is a table under its own name
    std::vector<std::string> columns{};
    bool table = false;

    bool has(const std::string& column) const {
        return std::ranges::find(columns, column) != columns.end();
    }
};

// What the names in one part of a query mean; what is not found in it is looked for around it.
struct QueryScope {
    const QueryScope* around = nullptr;
    std::map<std::string, NamedRelation> relations{};         // of FROM, by alias
    std::map<std::string, std::vector<std::string>> named{};  // of WITH: their columns
    std::vector<std::string> columns{};                       // of all of FROM, in order

    const NamedRelation* find(const std::string& alias) const {
        const auto found = relations.find(alias);
        if (found != relations.end()) return &found->second;
        return around ? around->find(alias) : nullptr;
    }
    const std::vector<std::string>* find_named(const std::string& name) const {
        const auto found = named.find(name);
        if (found != named.end()) return &found->second;
        return around ? around->find_named(name) : nullptr;
    }
};

}  // namespace datapilot::worker::guard
