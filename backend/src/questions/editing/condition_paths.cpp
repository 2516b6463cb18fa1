#include "questions/editing/condition_paths.h"

#include <charconv>
#include <optional>
#include <vector>

namespace datapilot::questions {
namespace {

using query_plan::AllOf;
using query_plan::Condition;
using query_plan::QueryPlan;

// The steps below "/filter" or "/having"; nothing where the path is none.
std::optional<std::vector<std::size_t>> steps_of(std::string_view path) {
    path.remove_prefix(7);  // both are as long
    std::vector<std::size_t> steps;
    while (!path.empty()) {
        if (!path.starts_with("/of/")) return std::nullopt;
        path.remove_prefix(4);
        std::size_t index = 0;
        const auto read = std::from_chars(path.data(), path.data() + path.size(), index);
        if (read.ec != std::errc{}) return std::nullopt;
        path.remove_prefix(static_cast<std::size_t>(read.ptr - path.data()));
        steps.push_back(index);
    }
    return steps;
}

struct Found {
    std::optional<Condition>* root = nullptr;
    Condition* condition = nullptr;
    AllOf* parent = nullptr;
    std::size_t index = 0;
};

std::optional<Found> locate(QueryPlan& plan, std::string_view path) {
    if (!is_condition_path(path)) return std::nullopt;
    Found found;
    found.root = path.starts_with("/filter") ? &plan.filter : &plan.having;
    const auto steps = steps_of(path);
    if (!steps || !*found.root) return std::nullopt;
    found.condition = &**found.root;
    for (const auto step : *steps) {
        auto* all = std::get_if<AllOf>(&found.condition->node);
        if (!all || step >= all->conditions.size()) return std::nullopt;
        found.parent = all;
        found.index = step;
        found.condition = &all->conditions[step];
    }
    return found;
}

}  // namespace

bool is_condition_path(std::string_view path) {
    return path.starts_with("/filter") || path.starts_with("/having");
}

const Condition* condition_at(QueryPlan& plan, std::string_view path) {
    const auto found = locate(plan, path);
    return found ? found->condition : nullptr;
}

bool replace_condition(QueryPlan& plan, std::string_view path, Condition condition) {
    const auto found = locate(plan, path);
    if (!found) return false;
    *found->condition = std::move(condition);
    return true;
}

bool remove_condition(QueryPlan& plan, std::string_view path) {
    const auto found = locate(plan, path);
    if (!found) return false;
    if (!found->parent) {
        found->root->reset();
        return true;
    }
    auto& siblings = found->parent->conditions;
    siblings.erase(siblings.begin() + static_cast<std::ptrdiff_t>(found->index));
    if (siblings.empty()) return remove_condition(plan, path.substr(0, path.rfind("/of/")));
    return true;
}

void add_condition(QueryPlan& plan, Condition condition) {
    if (!plan.filter) {
        plan.filter = std::move(condition);
        return;
    }
    auto* all = std::get_if<AllOf>(&plan.filter->node);
    if (all && plan.filter->label.french.empty()) {
        all->conditions.push_back(std::move(condition));
        return;
    }
    auto before = std::move(*plan.filter);
    plan.filter = Condition{AllOf{{std::move(before), std::move(condition)}}};
}

}  // namespace datapilot::questions
