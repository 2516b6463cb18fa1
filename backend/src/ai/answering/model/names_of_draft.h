#pragma once

#include <string>

#include "catalog/catalog.h"
#include "query_plan/query_plan.h"
#include "questions/join_path.h"
#include "questions/planning/joined_sources.h"

namespace datapilot::ai::answering::model {

struct FoundColumn {
    query_plan::ColumnRef ref;
    catalog::ColumnType type{};
};

// Finds the names of a draft in the catalog and joins their tables to the main one as they come.
// Each function throws a Complaint where a name is not there or no safe join leads to it.
class NamesOfDraft {
  public:
    NamesOfDraft(const catalog::Catalog& catalog, const questions::JoinGraph& joins,
                 const std::string& main_table);

    FoundColumn column(const std::string& table, const std::string& column);

    void move_into(query_plan::QueryPlan& plan) { std::move(sources_).move_into(plan); }

  private:
    std::size_t source_of(std::size_t table);

    const catalog::Catalog& catalog_;
    const questions::JoinGraph& joins_;
    questions::JoinedSources sources_;
};

}  // namespace datapilot::ai::answering::model
