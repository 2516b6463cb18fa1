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

// « chiffre d'affaires » and « chiffre affaires » are one name.
std::string said(const std::string& name) {
    static const std::set<std::string, std::less<>> joints = {"d", "de", "des", "du"};
    std::string words = language::spoken_name(name), out;
    std::ranges::replace(words, '\'', ' ');
    for (std::size_t at = 0; at < words.size();) {
        const auto end = std::min(words.find(' ', at), words.size());
        const auto word = words.substr(at, end - at);
        if (!word.empty() && !joints.contains(word)) out += (out.empty() ? "" : " ") + word;
        at = end + 1;
    }
    return out;
}

std::set<std::string> spoken_names(const std::vector<Metric>& metrics) {
    std::set<std::string> names;
    for (const auto& metric : metrics) {
        for (const auto& name : metric.names) names.insert(said(name));
    }
    return names;
}

// What a person calls « CA HT » is what their « chiffre d'affaires » is.
bool is_with_tax(const Metric& own, const Metric& inferred) {
    static const std::set<std::string, std::less<>> taxes = {"ht", "ttc", "hors taxe", "hors taxes",
                                                             "toutes taxes comprises"};
    if (own.table != inferred.table) return false;
    return std::ranges::any_of(inferred.names, [&](const std::string& name) {
        const auto bare = said(name) + ' ';
        return std::ranges::any_of(own.names, [&](const std::string& full) {
            const auto spoken = said(full);
            return spoken.starts_with(bare) && taxes.contains(spoken.substr(bare.size()));
        });
    });
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
        bool stated = false;
        for (auto& own : defined) {
            if (!is_with_tax(own, metric)) continue;
            stated = true;
            own.turnover = own.turnover || metric.turnover;
            std::ranges::copy(metric.names, std::back_inserter(own.names));
        }
        if (stated) return true;
        return is_replaced(metric, definitions) ||
               std::ranges::any_of(metric.names, [&](const std::string& name) {
                   return taken.contains(said(name));
               });
    });
    if (std::ranges::any_of(defined, &Metric::turnover)) {
        for (auto& metric : inferred) metric.turnover = false;
    }
    std::ranges::move(defined, std::back_inserter(inferred));
    return inferred;
}

}  // namespace datapilot::questions
