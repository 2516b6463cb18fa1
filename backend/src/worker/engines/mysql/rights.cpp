#include "worker/engines/mysql/rights.h"

#include <algorithm>
#include <array>
#include <set>

#include "worker/engines/mysql/relations.h"

namespace datapilot::worker::mysql {
namespace {

using std::string_view;

enum class Reach { reads, writes, files, calls, administers };

constexpr std::array<string_view, 6> reading{"USAGE",      "SELECT",         "SHOW VIEW",
                                             "REFERENCES", "SHOW DATABASES", "SHOW CREATE ROUTINE"};
constexpr std::array<string_view, 16> writing{"INSERT",         "UPDATE",
                                              "DELETE",         "DELETE HISTORY",
                                              "CREATE",         "DROP",
                                              "ALTER",          "INDEX",
                                              "TRIGGER",        "CREATE VIEW",
                                              "CREATE ROUTINE", "ALTER ROUTINE",
                                              "EVENT",          "CREATE TEMPORARY TABLES",
                                              "LOCK TABLES",    "ALL PRIVILEGES"};

template <std::size_t Size>
bool holds(const std::array<string_view, Size>& list, string_view wanted) {
    return std::ranges::find(list, wanted) != list.end();
}

Reach reach_of(string_view privilege) {
    if (holds(reading, privilege)) return Reach::reads;
    if (holds(writing, privilege)) return Reach::writes;
    if (privilege == "FILE") return Reach::files;
    if (privilege == "EXECUTE") return Reach::calls;
    return Reach::administers;
}

// "GRANT SELECT, INSERT (`a`, `b`) ON …": the names of what is granted, without their columns. A
// role's grant has no ON.
std::vector<std::string> privileges_in(string_view line) {
    constexpr string_view head = "GRANT ";
    if (!line.starts_with(head)) return {};
    line.remove_prefix(head.size());
    std::vector<std::string> names{""};
    int depth = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (depth == 0 && line.substr(i).starts_with(" ON ")) return names;
        if (line[i] == '`') {
            i = std::min(line.find('`', i + 1), line.size());
        } else if (line[i] == '(') {
            ++depth;
        } else if (line[i] == ')') {
            --depth;
        } else if (depth == 0 && line[i] == ',') {
            names.emplace_back();
        } else if (depth == 0 && (line[i] != ' ' || !names.back().empty())) {
            names.back() += line[i];
        }
    }
    return {};
}

std::string trimmed(std::string text) {
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
}

// GRANT takes _ and % in a schema's name for wildcards.
std::string grant_pattern(string_view schema) {
    std::string pattern;
    for (const char c : schema) {
        if (c == '_' || c == '%' || c == '\\') pattern += '\\';
        pattern += c;
    }
    return quoted_name(pattern);
}

}  // namespace

std::vector<base::Text> beyond_reading(const std::vector<std::string>& grants) {
    std::set<Reach> found;
    for (const auto& line : grants) {
        for (const auto& name : privileges_in(line)) found.insert(reach_of(trimmed(name)));
        if (line.ends_with("WITH GRANT OPTION")) found.insert(Reach::administers);
    }
    std::vector<base::Text> beyond;
    if (found.contains(Reach::writes)) {
        beyond.push_back({"il peut modifier des données", "it can change data"});
    }
    if (found.contains(Reach::files)) {
        beyond.push_back({"il peut lire et écrire des fichiers du serveur",
                          "it can read and write files of the server"});
    }
    if (found.contains(Reach::calls)) {
        beyond.push_back({"il peut appeler des procédures", "it can call procedures"});
    }
    if (found.contains(Reach::administers)) {
        beyond.push_back({"il peut administrer le serveur", "it can administer the server"});
    }
    return beyond;
}

std::string read_only_user_sql(const std::vector<std::string>& schemas) {
    const std::string user = "'datapilot_lecture'@'%'";
    std::string sql = "CREATE USER " + user + " IDENTIFIED BY '<mot de passe>';\n";
    for (const auto& schema : schemas) {
        sql += "GRANT SELECT, SHOW VIEW ON " + grant_pattern(schema) + ".* TO " + user + ";\n";
    }
    return sql;
}

}  // namespace datapilot::worker::mysql
