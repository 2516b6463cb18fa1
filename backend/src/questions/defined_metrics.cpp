#include "questions/defined_metrics.h"

#include <algorithm>
#include <set>
#include <utility>

#include "questions/language/identifiers.h"
#include "questions/metric_compiler.h"

namespace datapilot::questions {
namespace {

using definitions::Definitions;
using definitions::MetricDefinition;
using definitions::Origin;

std::vector<Metric> of_persons(const catalog::Catalog& catalog, const Definitions& definitions) {
    const MetricCompiler compiler(catalog, definitions);
    std::vector<Metric> out;
    for (const auto& defined : definitions.metrics) {
        if (defined.origin != Origin::edited) continue;
        auto compiled = compiler.compile(defined);
        if (auto* metric = std::get_if<Metric>(&compiled)) out.push_back(std::move(*metric));
    }
    return out;
}

std::set<std::string> spoken_names(const std::vector<Metric>& metrics) {
    std::set<std::string> names;
    for (const auto& metric : metrics) {
        for (const auto& name : metric.names) names.insert(language::spoken_name(name));
    }
    return names;
}

bool is_replaced(const Metric& metric, const Definitions& definitions) {
    const auto* defined = definitions::find_metric(definitions, metric.name);
    return defined && defined->origin != Origin::generated;
}

}  // namespace

std::vector<Metric> defined_metrics(std::vector<Metric> inferred, const catalog::Catalog& catalog,
                                    const Definitions& definitions) {
    if (definitions.metrics.empty()) return inferred;
    auto defined = of_persons(catalog, definitions);
    const auto taken = spoken_names(defined);
    std::erase_if(inferred, [&](const Metric& metric) {
        return is_replaced(metric, definitions) ||
               std::ranges::any_of(metric.names, [&](const std::string& name) {
                   return taken.contains(language::spoken_name(name));
               });
    });
    if (std::ranges::any_of(defined, &Metric::turnover)) {
        for (auto& metric : inferred) metric.turnover = false;
    }
    std::ranges::move(defined, std::back_inserter(inferred));
    return inferred;
}

}  // namespace datapilot::questions
