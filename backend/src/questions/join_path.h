#pragma once

#include <optional>
#include <vector>

#include "catalog/catalog.h"
#include "query_plan/query_plan.h"

namespace datapilot::questions {

// One step over a relationship, from one table to another.
struct JoinStep {
    std::size_t from = 0;  // tables of the catalog
    std::size_t to = 0;
    std::size_t relationship = 0;
    bool multiplies = false;  // several rows of `to` for one of `from`
};
using JoinPath = std::vector<JoinStep>;

// The relationships of a catalog as a graph.
class JoinGraph {
  public:
    explicit JoinGraph(const catalog::Catalog& catalog);

    // The cheapest path; `preferred` relationships cost nothing more than their steps, the others
    // of the same pair of tables a little, so that words can choose between two roles.
    std::optional<JoinPath> path(std::size_t from, std::size_t to,
                                 const std::vector<std::size_t>& preferred = {}) const;
    // Whether another way, by other tables, is as short: films by rentals, or by reviews.
    bool has_rival(std::size_t from, std::size_t to,
                   const std::vector<std::size_t>& preferred = {}) const;
    // Relationships that link the two tables directly, either way.
    std::vector<std::size_t> links(std::size_t a, std::size_t b) const;
    double certainty(const JoinPath& path) const;

  private:
    struct Edge {
        JoinStep step;
        double cost = 1;
    };
    // The last step to each table on the way, and whether another is as good.
    struct Search {
        std::vector<std::optional<JoinStep>> by;
        std::vector<bool> rivals;
    };
    Search search(std::size_t from, std::size_t to,
                  const std::vector<std::size_t>& preferred) const;

    const catalog::Catalog& catalog_;
    std::vector<std::vector<Edge>> edges_;  // by table
};

bool multiplies(const JoinPath& path);

// What is equal in the two rows that a step joins.
std::vector<query_plan::JoinOn> joined_on(const catalog::Catalog& catalog, const JoinStep& step);

}  // namespace datapilot::questions
