#include "worker/guard/mysql_tables.h"

namespace datapilot::worker::guard {

MysqlTables::MysqlTables(std::string current, NameCase name_case)
    : name_case_(name_case), current_(key(current)) {}

std::string MysqlTables::key(const std::string& name) const {
    if (name_case_ == NameCase::exact) return name;
    std::string folded = name;
    for (char& c : folded) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return folded;
}

void MysqlTables::add(const std::string& schema, const std::string& relation) {
    schemas_.insert(key(schema));
    relations_.emplace(key(schema), key(relation));
}

bool MysqlTables::may_read(const std::string& schema, const std::string& relation) const {
    return relations_.contains({schema.empty() ? current_ : key(schema), key(relation)});
}

bool MysqlTables::is_schema(const std::string& schema) const {
    return schemas_.contains(key(schema));
}

}  // namespace datapilot::worker::guard
