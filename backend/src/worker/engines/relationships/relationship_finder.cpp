#include "worker/engines/relationships/relationship_finder.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>

#include "worker/engines/relationships/primary_key.h"
#include "worker/engines/relationships/relationship_likeness.h"

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

struct Candidate {
    const Table* from_table;
    const Column* from;
    const Table* to_table;
    const Column* to;
    double likeness;  // of the names, from 0 to 1
    bool named;       // by the other table alone, or as a key
    double contained = 0;

    // A value that is not on the other side is a row that a join would lose.
    double certainty() const { return likeness * std::pow(contained, 4); }
    bool one_to_one() const { return is_unique(*from_table, *from); }
};

bool can_refer(const Column& column) {
    return (column.type == ColumnType::integer || column.type == ColumnType::text) &&
           column.distinct_count > 0;
}

// Every word of every table's name.
std::vector<std::string> words_of_tables(const std::vector<Table>& tables) {
    std::vector<std::string> words;
    for (const auto& table : tables) {
        std::ranges::move(table_words(table), std::back_inserter(words));
    }
    return words;
}

class Finder {
  public:
    Finder(const std::vector<Table>& tables, const Containment& contained)
        : tables_(tables), contained_(contained), table_words_(words_of_tables(tables)) {}

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
        std::vector<std::vector<NamedEnd>> ends;
        for (const auto& table : tables_) ends.push_back(ends_of(table));
        for (std::size_t from = 0; from < tables_.size(); ++from) {
            for (std::size_t to = 0; to < tables_.size(); ++to) {
                if (from != to) propose_between(tables_[from], ends[from], tables_[to], ends[to]);
            }
        }
    }

    std::vector<NamedEnd> ends_of(const Table& table) const {
        std::vector<NamedEnd> ends;
        const NameWords table_name{.joined = {}, .subject = table_words(table)};
        for (const auto& column : table.columns) {
            if (!can_refer(column)) continue;
            ends.push_back({name_words(column.name, table_words_), table_name, &column,
                            table.primary_key == std::vector{column.name}});
        }
        return ends;
    }

    void propose_between(const Table& from_table, const std::vector<NamedEnd>& from_ends,
                         const Table& to_table, const std::vector<NamedEnd>& to_ends) {
        for (const auto& to : to_ends) {
            if (!is_unique(to_table, *to.facts)) continue;
            for (const auto& from : from_ends) {
                const auto score = likeness(from, to);
                if (score < least_certain) continue;
                const bool named = from.column.identity || from.column.subject.size() == 1;
                candidates_.push_back({&from_table, from.facts, &to_table, to.facts, score, named});
            }
        }
    }

    base::Result<void> confirm(Candidate& candidate) {
        const auto share = contained_(
            {*candidate.from_table, *candidate.from, *candidate.to_table, *candidate.to});
        if (!share) return share.error();
        candidate.contained = *share;
        return {};
    }

    // The surest first. A column refers to one table, or to one at most beside those that hold
    // exactly its own values; two tables that match row by row are linked once.
    std::vector<Relationship> choose() {
        std::ranges::stable_sort(candidates_, [](const auto& one, const auto& other) {
            return one.certainty() > other.certainty();
        });
        std::vector<Relationship> chosen;
        for (const auto& candidate : candidates_) {
            const bool one_to_one = candidate.one_to_one();
            const auto tables = std::minmax(candidate.from_table, candidate.to_table);
            if (measures_what_is_linked(candidate)) continue;
            if (one_to_one ? matched_.contains(tables) || referring_.contains(candidate.from)
                           : !referring_.insert(candidate.from).second) {
                continue;
            }
            if (one_to_one) {
                matched_.insert(tables);
                if (candidate.likeness == 1) referring_.insert(candidate.from);
            }
            if (candidate.named) linked_.insert({candidate.from_table, candidate.to_table});
            chosen.push_back(relationship(candidate));
        }
        return chosen;
    }

    // "note_client" beside "client_id": small numbers about the customer, none of them a customer.
    bool measures_what_is_linked(const Candidate& candidate) const {
        return !candidate.named && candidate.from->type == ColumnType::integer &&
               linked_.contains({candidate.from_table, candidate.to_table});
    }

    static Relationship relationship(const Candidate& candidate) {
        return {.from_table = candidate.from_table->name,
                .from_columns = {candidate.from->name},
                .to_table = candidate.to_table->name,
                .to_columns = {candidate.to->name},
                .cardinality =
                    candidate.one_to_one() ? Cardinality::one_to_one : Cardinality::many_to_one,
                .certainty = candidate.certainty(),
                .inferred = true};
    }

    const std::vector<Table>& tables_;
    const Containment& contained_;
    std::vector<std::string> table_words_;
    std::vector<Candidate> candidates_;
    std::set<const Column*> referring_;
    std::set<std::pair<const Table*, const Table*>> linked_;
    std::set<std::pair<const Table*, const Table*>> matched_;
};

}  // namespace

base::Result<std::vector<Relationship>> find_relationships(const std::vector<Table>& tables,
                                                           const Containment& contained) {
    return Finder{tables, contained}.run();
}

}  // namespace datapilot::worker
