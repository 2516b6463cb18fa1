#include "questions/planning/joined_sources.h"

#include <algorithm>

namespace datapilot::questions {

JoinedSources::JoinedSources(const catalog::Catalog& catalog, std::size_t base)
    : catalog_(catalog) {
    add(base);
}

void JoinedSources::add(std::size_t table) {
    const auto& described = catalog_.tables[table];
    tables_.push_back(table);
    sources_.push_back({described.name, {described.label, described.label}, {}});
}

std::size_t JoinedSources::follow(const JoinPath& path) {
    std::size_t at = 0;
    for (const auto& step : path) {
        const auto known = std::ranges::find_if(followed_, [&](const Followed& followed) {
            return followed.from == at && followed.relationship == step.relationship &&
                   tables_[followed.to] == step.to;
        });
        if (known != followed_.end()) {
            at = known->to;
            continue;
        }
        const auto& link = catalog_.relationships[step.relationship];
        add(step.to);
        const auto to = tables_.size() - 1;
        joins_.push_back({at, to, joined_on(catalog_, step), query_plan::JoinKind::inner,
                          link.certainty, link.inferred});
        followed_.push_back({at, step.relationship, to});
        multiplies_ |= step.multiplies;
        at = to;
    }
    return at;
}

std::size_t JoinedSources::join_rows_of(query_plan::QueryPlan nested,
                                        std::vector<query_plan::JoinOn> on) {
    tables_.push_back(catalog_.tables.size());  // no table of the catalog
    sources_.push_back({query_plan::Box<query_plan::QueryPlan>(std::move(nested)), {}, {}});
    const auto to = sources_.size() - 1;
    joins_.push_back({0, to, std::move(on), query_plan::JoinKind::left});
    return to;
}

std::optional<std::size_t> JoinedSources::find(std::size_t table) const {
    const auto found = std::ranges::find(tables_, table);
    if (found == tables_.end()) return std::nullopt;
    return static_cast<std::size_t>(found - tables_.begin());
}

void JoinedSources::move_into(query_plan::QueryPlan& plan) && {
    plan.sources = std::move(sources_);
    plan.joins = std::move(joins_);
}

}  // namespace datapilot::questions
