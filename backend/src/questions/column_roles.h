#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "query_plan/query_plan.h"
#include "questions/element.h"
#include "questions/language/lexicon.h"

namespace datapilot::questions {

// What a column is for, read from its name, its type, its keys and its values.
enum class Role {
    key,          // tells the rows of its table apart
    reference,    // refers to another table's key
    person_name,  // one of the parts of a person's name
    name,         // what people call a row: "nom", "libelle", "société"
    code,         // a number or short text that names, and is never summed
    year,         // an integer that is a year
    date,         // a date or timestamp
    flag,         // two values
    price,
    cost,
    quantity,
    discount,  // a fraction or percentage taken off
    stock,
    amount,      // money, price and quantity taken together
    percentage,  // of something: averaged with care, never summed
    number,      // any other number
    text,
    hidden,  // by whoever defined it: no question is about it
};

struct ColumnFacts {
    Role role = Role::text;
    // What is made of it where the question does not say, if its name or somebody said so.
    std::optional<query_plan::AggregateFunction> aggregation{};
    bool numeric() const;   // may be compared with a number
    bool additive() const;  // may be summed
};

// The columns that stand for a row when the question names only the table: « quels clients ? ».
struct TableFacts {
    std::vector<std::size_t> label_columns;
    bool named = false;  // by a name, not by the text that happens to tell rows apart best
    std::optional<std::size_t> key;
    // "nombre": how many each row stands for, in a table of figures. Its rows are never counted.
    std::optional<std::size_t> counted;
    bool bridge = false;  // only links other tables
    bool hidden = false;  // by whoever defined it
    std::vector<ColumnFacts> columns;
    // The date that places a row in time when the question does not say which.
    std::vector<std::size_t> dates;  // likeliest first
};

std::vector<TableFacts> facts_of(const catalog::Catalog& catalog, const language::Lexicon& lexicon);

}  // namespace datapilot::questions
