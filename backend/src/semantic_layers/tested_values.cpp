#include "semantic_layers/tested_values.h"

#include <algorithm>

#include "query_plan/enum_names.h"

namespace datapilot::semantic_layers {
namespace {

using definitions::Expression;
using definitions::Test;
using query_plan::FilterOperator;

std::string below(const std::string& path, std::string_view key, std::size_t index) {
    return path + '.' + std::string{key} + '.' + std::to_string(index);
}

class Walk {
  public:
    explicit Walk(const catalog::Table& table) : table_(table) {}

    void expression(const Expression& of, const std::string& path) {
        if (const auto* arithmetic = std::get_if<definitions::Arithmetic>(&of.node)) {
            for (std::size_t i = 0; i < arithmetic->operands.size(); ++i) {
                expression(arithmetic->operands[i],
                           below(path, query_plan::name_of(arithmetic->op), i));
            }
        }
        const auto* aggregate = std::get_if<definitions::Aggregate>(&of.node);
        if (aggregate && aggregate->where) test(*aggregate->where, path + ".where");
    }

    std::vector<UnknownValue> found;

  private:
    void test(const Test& of, const std::string& path) {
        if (const auto* all = std::get_if<definitions::AllOf>(&of.node)) {
            tests(all->tests, path, "all_of");
        } else if (const auto* any = std::get_if<definitions::AnyOf>(&of.node)) {
            tests(any->tests, path, "any_of");
        } else {
            column(std::get<definitions::ColumnTest>(of.node), path);
        }
    }
    void tests(const std::vector<Test>& of, const std::string& path, std::string_view key) {
        for (std::size_t i = 0; i < of.size(); ++i) test(of[i], below(path, key, i));
    }
    void column(const definitions::ColumnTest& tested, const std::string& path) {
        const auto* known = table_.find(tested.column);
        const bool compares =
            tested.op == FilterOperator::one_of || tested.op == FilterOperator::not_one_of;
        const bool is_known =
            known && known->values_complete && known->type == catalog::ColumnType::text;
        if (!compares || !is_known) return;
        for (std::size_t i = 0; i < tested.values.size(); ++i) {
            if (std::ranges::find(known->values, tested.values[i]) != known->values.end()) continue;
            found.push_back({below(path, "values", i), tested.column, tested.values[i]});
        }
    }

    const catalog::Table& table_;
};

}  // namespace

std::vector<UnknownValue> unknown_values(const definitions::MetricDefinition& metric,
                                         const catalog::Table& table) {
    Walk walk(table);
    walk.expression(metric.expression, "expression");
    return std::move(walk.found);
}

}  // namespace datapilot::semantic_layers
