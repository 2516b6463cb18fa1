#pragma once

#include <string_view>

// Words are in lower case.
namespace datapilot::worker::guard {

// Reserved by MySQL or MariaDB: never the name of a table, a column or a stored function unless it
// is quoted.
bool is_mysql_reserved(std::string_view word);

// Of the reserved words, those that a query may use.
bool is_mysql_query_word(std::string_view word);

// A query word after which a bracket opens a group, a list or a subquery, and no function call.
bool opens_mysql_group(std::string_view word);

enum class MysqlFlavour { mysql, mariadb };

// A function that only computes from its arguments, or aggregates. Never one that reads files,
// sleeps, locks, tells of the server or its accounts, or changes anything.
bool is_mysql_function(std::string_view word, MysqlFlavour flavour);

// Written without brackets too.
bool is_mysql_bare_function(std::string_view word);

}  // namespace datapilot::worker::guard
