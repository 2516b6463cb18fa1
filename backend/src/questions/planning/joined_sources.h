#pragma once

#include <optional>
#include <vector>

#include "catalog/catalog.h"
#include "query_plan/query_plan.h"
#include "questions/join_path.h"

namespace datapilot::questions {

// The sources of a plan under construction; each relationship is followed once from each source.
class JoinedSources {
  public:
    JoinedSources(const catalog::Catalog& catalog, std::size_t base);

    std::size_t base_table() const { return tables_.front(); }
    // The source at the end of the path, which starts at the base.
    std::size_t follow(const JoinPath& path);
    std::optional<std::size_t> find(std::size_t table) const;
    // Joins the rows of a nested plan to the base, of which each may have one or none.
    std::size_t join_rows_of(query_plan::QueryPlan nested, std::vector<query_plan::JoinOn> on);
    // Whether a row of the base may stand in several joined rows.
    bool multiplies() const { return multiplies_; }
    std::size_t size() const { return tables_.size(); }

    void move_into(query_plan::QueryPlan& plan) &&;

  private:
    struct Followed {
        std::size_t from;
        std::size_t relationship;
        std::size_t to;
    };

    void add(std::size_t table);

    const catalog::Catalog& catalog_;
    std::vector<std::size_t> tables_;
    std::vector<query_plan::Source> sources_;
    std::vector<query_plan::Join> joins_;
    std::vector<Followed> followed_;
    bool multiplies_ = false;
};

}  // namespace datapilot::questions
