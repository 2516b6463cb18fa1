#include "worker/engines/duckdb/relationship_finder.h"

#include <algorithm>
#include <map>
#include <set>

#include "worker/engines/duckdb/column_words.h"
#include "worker/engines/duckdb/primary_key.h"
#include "worker/engines/duckdb/sql_quote.h"

namespace datapilot::worker {
namespace {

using catalog::Cardinality;
using catalog::Column;
using catalog::ColumnType;
using catalog::Relationship;
using catalog::Table;

constexpr std::size_t most_candidates = 400;
constexpr double least_contained = 0.9;
constexpr double least_certain = 0.5;
constexpr int values_compared = 10'000;

struct Names {
    std::vector<std::string> words;
    std::vector<std::string> subject;  // without "id", "code"…
    bool identity = false;
};

Names names_of(std::string_view name) {
    Names names{.words = words_of(name), .subject = {}};
    names.identity = has_identity_word(names.words);
    names.subject = without_identity_words(names.words);
    return names;
}

struct Candidate {
    const Table* from_table;
    const Column* from;
    const Table* to_table;
    const Column* to;
    double likeness;  // of the names, from 0 to 1
    double contained = 0;

    double certainty() const { return likeness * contained; }
};

bool can_refer(const Column& column) {
    return (column.type == ColumnType::integer || column.type == ColumnType::text) &&
           column.distinct_count > 0;
}

bool any_same(const std::vector<std::string>& some, const std::vector<std::string>& others) {
    return std::ranges::any_of(some, [&](const auto& word) {
        return std::ranges::any_of(others,
                                   [&](const auto& other) { return same_word(word, other); });
    });
}

// Whether the last word of the name, the thing it speaks of, is the table's.
bool speaks_of(const Names& column, const Names& table) {
    return !column.subject.empty() && any_same({column.subject.back()}, table.subject);
}

// How surely the names say that `from` holds values of `to`.
double likeness(const Names& from_table, const Names& from, ColumnType from_type,
                const Names& to_table, const Names& to, bool to_is_key) {
    const bool equal = !from.words.empty() && from.words == to.words;
    const bool specific = !to.subject.empty();
    if (equal && specific) {
        const bool owner = any_same(to.subject, to_table.subject);
        if (from.identity) return owner ? 1.0 : 0.9;
        if (owner && to_is_key) return 0.9;
        // Two columns of numbers with one name ("Age", "Year") measure, they do not refer.
        return from_type == ColumnType::text ? 0.7 : 0;
    }
    if (!to_is_key) return 0;
    if (!equal && speaks_of(from, to_table)) {
        // Not its own key: cars_data.car_id does not refer to car_names just for "car".
        const bool own = any_same({from.subject.back()}, from_table.subject) && from.identity;
        const bool same_subject = !specific || any_same(from.subject, to.subject);
        return own ? 0.6 : same_subject ? 0.9 : 0.75;
    }
    // The keys of two tables about the same thing, such as cars_data.Id and car_names.MakeId.
    if (from.identity && to.identity && from.subject.empty() &&
        any_same(from_table.subject, to_table.subject)) {
        return 0.6;
    }
    return 0;
}

class Finder {
  public:
    Finder(Connection& connection, const std::vector<Table>& tables)
        : connection_(connection), tables_(tables) {}

    base::Result<std::vector<Relationship>> run() {
        propose();
        std::ranges::stable_sort(candidates_, std::greater{}, &Candidate::likeness);
        if (candidates_.size() > most_candidates) {
            candidates_.erase(candidates_.begin() + most_candidates, candidates_.end());
        }
        for (auto& candidate : candidates_) {
            if (auto done = confirm(candidate); !done) return done.error();
        }
        std::erase_if(candidates_, [](const auto& candidate) {
            return candidate.contained < least_contained || candidate.certainty() < least_certain;
        });
        return choose();
    }

  private:
    void propose() {
        for (const auto& from_table : tables_) {
            for (const auto& to_table : tables_) {
                if (&from_table != &to_table) propose_between(from_table, to_table);
            }
        }
    }

    void propose_between(const Table& from_table, const Table& to_table) {
        const auto from_table_names = names_of(from_table.label);
        const auto to_table_names = names_of(to_table.label);
        for (const auto& to : to_table.columns) {
            if (!can_refer(to) || !is_unique(to_table, to)) continue;
            const bool key = to_table.primary_key == std::vector{to.name};
            const auto to_names = names_of(to.name);
            for (const auto& from : from_table.columns) {
                if (!can_refer(from)) continue;
                const auto score = likeness(from_table_names, names_of(from.name), from.type,
                                            to_table_names, to_names, key);
                if (score >= least_certain) {
                    candidates_.push_back({&from_table, &from, &to_table, &to, score});
                }
            }
        }
    }

    // What share of the values of one column the other has.
    base::Result<void> confirm(Candidate& candidate) {
        const auto from = quote_identifier(candidate.from->name);
        const auto to = quote_identifier(candidate.to->name);
        const bool as_text = candidate.from->type != candidate.to->type;
        const auto value = [&](const std::string& name) {
            return as_text ? "CAST(" + name + " AS VARCHAR)" : name;
        };
        const auto found = connection_.rows(
            "SELECT count(*), count(*) FILTER (value IN (SELECT " + value(to) + " FROM " +
                quote_identifier(candidate.to_table->name) + ")) FROM (SELECT DISTINCT " +
                value(from) + " AS value FROM " + quote_identifier(candidate.from_table->name) +
                " WHERE " + from + " IS NOT NULL LIMIT " + std::to_string(values_compared) + ")",
            {1, 1000});
        if (!found) return found.error();
        const auto all = std::get<std::int64_t>(found->rows[0][0]);
        const auto inside = std::get<std::int64_t>(found->rows[0][1]);
        candidate.contained = all == 0 ? 0 : static_cast<double>(inside) / static_cast<double>(all);
        return {};
    }

    // The surest first: one target for each referring column, one relationship for each pair of
    // tables in a direction, and never both directions between the same columns.
    std::vector<Relationship> choose() {
        std::ranges::stable_sort(candidates_, [](const auto& one, const auto& other) {
            return one.certainty() > other.certainty();
        });
        std::vector<Relationship> chosen;
        std::set<const Column*> referring;
        std::set<std::pair<const Column*, const Column*>> linked;
        for (const auto& candidate : candidates_) {
            if (referring.contains(candidate.from) ||
                linked.contains({candidate.to, candidate.from})) {
                continue;
            }
            referring.insert(candidate.from);
            linked.insert({candidate.from, candidate.to});
            chosen.push_back(relationship(candidate));
        }
        return chosen;
    }

    static Relationship relationship(const Candidate& candidate) {
        return {.from_table = candidate.from_table->name,
                .from_column = candidate.from->name,
                .to_table = candidate.to_table->name,
                .to_column = candidate.to->name,
                .cardinality = is_unique(*candidate.from_table, *candidate.from)
                                   ? Cardinality::one_to_one
                                   : Cardinality::many_to_one,
                .certainty = candidate.certainty(),
                .inferred = true};
    }

    Connection& connection_;
    const std::vector<Table>& tables_;
    std::vector<Candidate> candidates_;
};

}  // namespace

base::Result<std::vector<Relationship>> find_relationships(Connection& connection,
                                                           const std::vector<Table>& tables) {
    return Finder{connection, tables}.run();
}

}  // namespace datapilot::worker
