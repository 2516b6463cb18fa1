#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// What of a data source a question may be about, for an engine that cannot be shown all of it.
namespace datapilot::questions {

struct Source;

struct ShortlistLimits {
    std::size_t tables = 12;
    std::size_t columns = 140;  // of all tables together
    std::size_t values = 12;
};

struct ShortlistedTable {
    std::size_t table = 0;             // of the catalog
    std::vector<std::size_t> columns;  // in the table's order
};

// A value of the data that words of the question name.
struct ShortlistedValue {
    std::size_t table = 0;
    std::size_t column = 0;
    std::string stored;
};

struct Shortlist {
    std::vector<ShortlistedTable> tables{};  // likeliest first, those that link them last
    std::vector<ShortlistedValue> values{};
    bool whole = false;  // every table with every column
};

// Everything where the limits allow it. Else the tables that the question's words name, by their
// own name, a column's or a value's, with those that link them; of their columns the named ones,
// keys, names and dates first.
Shortlist shortlist(const Source& source, std::string_view question, const ShortlistLimits& limits);

}  // namespace datapilot::questions
