#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "questions/column_roles.h"
#include "questions/element.h"

namespace datapilot::questions {

// The distinct values of text columns, found by how they begin.
class ValueStarts {
  public:
    // Of columns that are hidden, none is known.
    ValueStarts(const catalog::Catalog& catalog, const std::vector<TableFacts>& facts);

    struct Start {
        Element column;
        std::string stored;
        bool first = false;  // the value itself begins so, not a word inside
    };
    // Values with a word that begins with this key of ValueIndex; of a column, the most frequent
    // first.
    std::vector<Start> starting(std::string_view key, std::size_t most) const;

  private:
    struct Value {
        Element column;
        std::string stored;
        std::string key;
    };
    // The end of a key, from one of its words on.
    struct Ending {
        std::size_t value;
        std::size_t from;
    };
    std::string_view text_of(const Ending& ending) const;

    std::vector<Value> values_;
    std::vector<Ending> endings_;  // in the order of their texts
};

}  // namespace datapilot::questions
