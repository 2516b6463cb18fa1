#include "worker/guard/exposed_schema.h"

namespace datapilot::worker::guard {

void ExposedSchema::add(const std::string& schema, const std::string& relation) {
    auto& known = relations_[relation][schema];
    known.schema = schema;
    known.name = relation;
}

void ExposedSchema::add(const std::string& schema, const std::string& relation,
                        const std::string& column) {
    add(schema, relation);
    relations_[relation][schema].columns.push_back(column);
}

const ExposedRelation* ExposedSchema::find(const std::string& schema,
                                           const std::string& relation) const {
    const auto same_name = relations_.find(relation);
    if (same_name == relations_.end()) return nullptr;
    const auto found = same_name->second.find(schema);
    return found == same_name->second.end() ? nullptr : &found->second;
}

std::vector<const ExposedRelation*> ExposedSchema::named(const std::string& relation) const {
    std::vector<const ExposedRelation*> all;
    const auto same_name = relations_.find(relation);
    if (same_name == relations_.end()) return all;
    for (const auto& [schema, known] : same_name->second) all.push_back(&known);
    return all;
}

const ExposedRelation* ExposedSchema::find_by_catalog_name(const std::string& name) const {
    const auto same_name = named(name);
    if (same_name.size() == 1) return same_name.front();
    // A schema's name may hold a point too.
    for (auto point = name.find('.'); point != name.npos; point = name.find('.', point + 1)) {
        const auto* found = find(name.substr(0, point), name.substr(point + 1));
        if (found && catalog_name(*found) == name) return found;
    }
    return nullptr;
}

std::string ExposedSchema::catalog_name(const ExposedRelation& relation) const {
    const auto same_name = relations_.find(relation.name);
    const bool unique = same_name != relations_.end() && same_name->second.size() == 1;
    return unique ? relation.name : relation.schema + "." + relation.name;
}

}  // namespace datapilot::worker::guard
