#include "questions/join_path.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <queue>

namespace datapilot::questions {
namespace {

// Going down to many rows is longer than going up to one: a path through a parent's other
// children says little.
constexpr double cost_up = 1.0;
constexpr double cost_down = 1.4;
constexpr double cost_of_doubt = 1.0;
constexpr double cost_not_preferred = 0.3;
// Closer than what doubts of two links may differ by.
constexpr double as_short = 0.25;

std::size_t position(const catalog::Catalog& catalog, const std::string& table) {
    const auto found = std::ranges::find(catalog.tables, table, &catalog::Table::name);
    return static_cast<std::size_t>(found - catalog.tables.begin());
}

}  // namespace

JoinGraph::JoinGraph(const catalog::Catalog& catalog)
    : catalog_(catalog), edges_(catalog.tables.size()) {
    for (std::size_t i = 0; i < catalog.relationships.size(); ++i) {
        const auto& link = catalog.relationships[i];
        const auto from = position(catalog, link.from_table);
        const auto to = position(catalog, link.to_table);
        if (from >= edges_.size() || to >= edges_.size()) continue;
        const double doubt = (1 - link.certainty) * cost_of_doubt;
        const bool to_one = link.cardinality == catalog::Cardinality::one_to_one;
        edges_[from].push_back({{from, to, i, false}, cost_up + doubt});
        edges_[to].push_back({{to, from, i, !to_one}, (to_one ? cost_up : cost_down) + doubt});
    }
}

JoinGraph::Search JoinGraph::search(std::size_t from, std::size_t to,
                                    const std::vector<std::size_t>& preferred) const {
    Search out{std::vector<std::optional<JoinStep>>(edges_.size()),
               std::vector<bool>(edges_.size(), false)};
    std::vector<double> best(edges_.size(), std::numeric_limits<double>::infinity());
    using Entry = std::pair<double, std::size_t>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    best[from] = 0;
    queue.emplace(0, from);
    while (!queue.empty()) {
        const auto [cost, table] = queue.top();
        queue.pop();
        if (cost > best[table]) continue;
        if (table == to) break;
        for (const auto& edge : edges_[table]) {
            const bool liked =
                std::ranges::find(preferred, edge.step.relationship) != preferred.end();
            const double total = cost + edge.cost + (liked ? 0 : cost_not_preferred);
            const auto& known = out.by[edge.step.to];
            const bool elsewhere = known && known->from != table;
            const bool rivals = elsewhere && std::abs(total - best[edge.step.to]) < as_short;
            if (rivals) out.rivals[edge.step.to] = true;
            if (total >= best[edge.step.to]) continue;
            best[edge.step.to] = total;
            out.by[edge.step.to] = edge.step;
            out.rivals[edge.step.to] = rivals || out.rivals[table];
            queue.emplace(total, edge.step.to);
        }
    }
    return out;
}

std::optional<JoinPath> JoinGraph::path(std::size_t from, std::size_t to,
                                        const std::vector<std::size_t>& preferred) const {
    if (from == to) return JoinPath{};
    const auto found = search(from, to, preferred);
    if (!found.by[to]) return std::nullopt;
    JoinPath path;
    for (auto at = to; at != from; at = found.by[at]->from) path.push_back(*found.by[at]);
    std::ranges::reverse(path);
    return path;
}

bool JoinGraph::has_rival(std::size_t from, std::size_t to,
                          const std::vector<std::size_t>& preferred) const {
    return from != to && search(from, to, preferred).rivals[to];
}

std::vector<std::size_t> JoinGraph::links(std::size_t a, std::size_t b) const {
    std::vector<std::size_t> out;
    for (const auto& edge : edges_[a]) {
        if (edge.step.to == b) out.push_back(edge.step.relationship);
    }
    return out;
}

double JoinGraph::certainty(const JoinPath& path) const {
    double certainty = 1;
    for (const auto& step : path) certainty *= catalog_.relationships[step.relationship].certainty;
    return certainty;
}

bool multiplies(const JoinPath& path) {
    return std::ranges::any_of(path, &JoinStep::multiplies);
}

std::vector<query_plan::JoinOn> joined_on(const catalog::Catalog& catalog, const JoinStep& step) {
    const auto& link = catalog.relationships[step.relationship];
    const bool forward = catalog.tables[step.from].name == link.from_table;
    const auto& left = forward ? link.from_columns : link.to_columns;
    const auto& right = forward ? link.to_columns : link.from_columns;
    std::vector<query_plan::JoinOn> on;
    for (std::size_t i = 0; i < left.size(); ++i) on.push_back({left[i], right[i]});
    return on;
}

}  // namespace datapilot::questions
