#include "worker/engines/mysql/relations.h"

#include <algorithm>
#include <array>
#include <utility>

namespace datapilot::worker::mysql {
namespace {

constexpr Cap cap{200'000, 64 << 20};

// Not the schemas of the server itself, whatever their case.
bool is_own(std::string_view schema) {
    static constexpr std::array<std::string_view, 4> own{"mysql", "information_schema",
                                                         "performance_schema", "sys"};
    std::string folded{schema};
    for (char& c : folded) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return std::ranges::find(own, folded) != own.end();
}

}  // namespace

std::vector<std::string> exposed_schemas(const workers::ServerDatabase& server) {
    auto schemas = server.schemas;
    if (schemas.empty()) schemas.push_back(server.database);
    std::erase_if(schemas, is_own);
    return schemas;
}

std::string list_of(const std::vector<std::string>& texts, const Link& link) {
    if (texts.empty()) return "(NULL)";
    std::string list;
    for (const auto& text : texts) {
        list += (list.empty() ? "('" : ", '") + link.escaped(text) + "'";
    }
    return list + ")";
}

std::string quoted_name(std::string_view name) {
    std::string quoted = "`";
    for (const char c : name) {
        if (c == '`') quoted += c;
        quoted += c;
    }
    return quoted + "`";
}

base::Result<Exposed> read_exposed(Session& session, const workers::ServerDatabase& server,
                                   const Patience& patience) {
    const auto found = session.table(
        "SELECT TABLE_SCHEMA, TABLE_NAME, @@lower_case_table_names, TABLE_TYPE FROM "
        "information_schema.TABLES "
        "WHERE TABLE_TYPE IN ('BASE TABLE', 'VIEW', 'SYSTEM VERSIONED') AND TABLE_SCHEMA IN " +
            list_of(exposed_schemas(server), session.link()),
        4, cap, patience);
    if (!found) return found.error();
    const bool exact = found->rows.empty() || number_of(found->rows.front()[2]) == 0;
    Exposed exposed{
        .names = {},
        .tables = {server.database, exact ? guard::NameCase::exact : guard::NameCase::folded}};
    for (const auto& row : found->rows) {
        exposed.names.add(text_of(row[0]), text_of(row[1]));
        exposed.tables.add(text_of(row[0]), text_of(row[1]));
        if (text_of(row[3]) == "VIEW") exposed.views.push_back(text_of(row[1]));
    }
    return exposed;
}

std::string text_of(const results::Cell& cell) {
    const auto* text = std::get_if<std::string>(&cell);
    return text ? *text : "";
}

std::int64_t number_of(const results::Cell& cell) {
    if (const auto* number = std::get_if<std::int64_t>(&cell)) return *number;
    const auto* truth = std::get_if<bool>(&cell);
    return truth && *truth ? 1 : 0;
}

}  // namespace datapilot::worker::mysql
