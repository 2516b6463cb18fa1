#include "dashboards/dashboards.h"

#include <utility>

#include "dashboards/title.h"

namespace datapilot::dashboards {
namespace {

using runtime::Task;
using tenancy::TenantScope;

std::string name_of_copy(const std::string& name, base::Language language) {
    const std::string suffix = language == base::Language::french ? " (copie)" : " (copy)";
    return shortened(name, longest_title - suffix.size()) + suffix;
}

}  // namespace

Task<base::Result<Dashboard>> Dashboards::duplicate(TenantScope scope, DashboardId id,
                                                    Duplication wanted, base::Language language,
                                                    std::string request_id) {
    auto first = co_await repository_.find(scope, std::move(id));
    if (!first) co_return first.error();
    auto document = document_of(*first);
    document.name = std::move(wanted.name).value_or(name_of_copy(first->summary.name, language));
    auto workspace = std::move(wanted.workspace).value_or(first->summary.workspace);
    Deed deed{"dashboard.duplicated", std::move(request_id)};
    co_return co_await repository_.create(std::move(scope), std::move(workspace),
                                          std::move(document), std::move(deed));
}

Task<base::Result<boost::json::object>> Dashboards::exported(TenantScope scope, DashboardId id) {
    const auto dashboard = co_await repository_.find(scope, std::move(id));
    if (!dashboard) co_return dashboard.error();
    SourcesById sources;
    for (const auto& widget : dashboard->widgets) {
        if (!widget.made.source || sources.contains(*widget.made.source)) continue;
        auto source = co_await sources_.find(scope, *widget.made.source);
        if (source) sources.emplace(*widget.made.source, std::move(*source));
    }
    co_return dashboards::exported(*dashboard, sources);
}

Task<base::Result<Dashboard>> Dashboards::imported(TenantScope scope, Import wanted,
                                                   std::string request_id) {
    const auto sources = co_await sources_here(scope, &wanted);
    if (!sources) co_return sources.error();
    auto workspace = wanted.workspace;
    auto document = placed(std::move(wanted), *sources);
    if (!document) co_return document.error();
    Deed deed{"dashboard.imported", std::move(request_id)};
    co_return co_await repository_.create(std::move(scope), std::move(workspace),
                                          std::move(*document), std::move(deed));
}

// A name that stands for none is left out; a chosen one that is not there is not_found.
Task<base::Result<SourcesHere>> Dashboards::sources_here(TenantScope scope, const Import* wanted) {
    auto ids = co_await repository_.sources_named(scope, wanted->sources);
    for (const auto& [name, id] : wanted->chosen) ids.insert_or_assign(name, id);
    SourcesHere sources;
    for (const auto& [name, id] : ids) {
        auto catalog = co_await sources_.catalog(scope, id);
        if (!catalog) co_return catalog.error();
        sources.emplace(name, SourceHere{id, std::move(*catalog)});
    }
    co_return sources;
}

}  // namespace datapilot::dashboards
