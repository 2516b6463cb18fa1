#include "dashboards/portable.h"

#include <algorithm>
#include <boost/describe/class.hpp>
#include <set>
#include <utility>

#include "dashboards/dashboard_body.h"
#include "dashboards/widget_body.h"
#include "http/json_body.h"
#include "http/target.h"
#include "http/validation.h"
#include "query_plan/json.h"
#include "query_plan/plan_check.h"

namespace datapilot::dashboards {

// Named, for Boost.Describe sees no type of an unnamed namespace.
struct ImportBody {
    boost::json::object document;
    std::optional<std::string> workspace_id;
    std::optional<std::string> name;
    std::optional<boost::json::object> sources;
};
BOOST_DESCRIBE_STRUCT(ImportBody, (), (document, workspace_id, name, sources))

struct ExportBody {
    std::string format;
    std::int64_t format_version = 0;
    std::string name;
    std::string description;
    boost::json::object filters;
    boost::json::object layout;
    boost::json::array sources;
    boost::json::array widgets;
};
BOOST_DESCRIBE_STRUCT(ExportBody, (),
                      (format, format_version, name, description, filters, layout, sources,
                       widgets))

struct SourceBody {
    std::string name;
    std::string type;
};
BOOST_DESCRIBE_STRUCT(SourceBody, (), (name, type))

namespace {

namespace json = boost::json;
using base::FieldErrc;

constexpr std::string_view format_name = "datapilot.dashboard";
constexpr std::int64_t format_version = 1;

std::string place_of(const char* list, std::size_t index) {
    return std::string{"document."} + list + "[" + std::to_string(index) + "]";
}

base::Result<std::vector<std::string>> source_names(json::array array) {
    if (array.size() > most_widgets) {
        return http::invalid_field("document.sources", FieldErrc::too_long);
    }
    std::vector<std::string> names;
    for (std::size_t i = 0; i < array.size(); ++i) {
        const auto place = place_of("sources", i);
        if (!array[i].is_object()) return http::invalid_field(place, FieldErrc::wrong_type);
        auto source = http::parse_object<SourceBody>(std::move(array[i].as_object()), place + ".");
        if (!source) return source.error();
        names.push_back(std::move(source->name));
    }
    return names;
}

// Takes what each widget says of its source out of it.
base::Result<std::vector<std::optional<std::string>>> take_sources(json::array& widgets) {
    std::vector<std::optional<std::string>> names;
    for (std::size_t i = 0; i < widgets.size(); ++i) {
        auto* widget = widgets[i].if_object();
        if (!widget) return http::invalid_field(place_of("widgets", i), FieldErrc::wrong_type);
        const auto* source = widget->if_contains("source");
        names.emplace_back();
        if (source && source->is_string()) names.back() = std::string(source->as_string());
        widget->erase("source");
    }
    return names;
}

base::Result<std::map<std::string, base::DataSourceId>> chosen_sources(
    const json::object& sources) {
    std::map<std::string, base::DataSourceId> chosen;
    for (const auto& [name, value] : sources) {
        const auto id =
            value.is_string() ? http::as_uuid(std::string_view(value.as_string())) : std::nullopt;
        if (!id) {
            return http::invalid_field("sources." + std::string(name), FieldErrc::invalid_format);
        }
        chosen.emplace(std::string(name), base::DataSourceId{*id});
    }
    return chosen;
}

base::Result<Import> import_of(ExportBody body, std::optional<std::string> name) {
    if (body.format != format_name) {
        return http::invalid_field("document.format", FieldErrc::not_allowed);
    }
    if (body.format_version != format_version) {
        return http::invalid_field("document.format_version", FieldErrc::not_allowed);
    }
    auto sources = source_names(std::move(body.sources));
    if (!sources) return sources.error();
    auto widget_sources = take_sources(body.widgets);
    if (!widget_sources) return widget_sources.error();
    Texts texts{std::move(name).value_or(std::move(body.name)), std::move(body.description)};
    auto document = document_from(std::move(texts), std::move(body.filters), std::move(body.layout),
                                  std::move(body.widgets), "document.");
    if (!document) return document.error();
    for (auto& widget : document->widgets) {
        widget.id.reset();
        widget.source.reset();
    }
    Import wanted{.document = std::move(*document)};
    wanted.sources = std::move(*sources);
    wanted.widget_sources = std::move(*widget_sources);
    return wanted;
}

// Why the plan cannot be said here, if it cannot.
std::optional<base::Text> objection_to(const json::object& content,
                                       const catalog::Catalog& catalog) {
    const auto* plan = content.if_contains("plan");
    if (!plan) return std::nullopt;
    const auto misfit = query_plan::misfit(query_plan::plan_from_json(*plan).value(), catalog);
    if (!misfit) return std::nullopt;
    return base::Text{"La source n'a pas cette table ou cette colonne : " + misfit->detail,
                      "The data source lacks this table or column: " + misfit->detail};
}

base::Text no_source_named(const std::string& name) {
    return {"Aucune source de données ne s'appelle « " + name +
                " » : connectez-la, ou choisissez-en une autre (sources).",
            "No data source is called “" + name + "”: connect it, or choose another (sources)."};
}

}  // namespace

json::object exported(const Dashboard& dashboard, const SourcesById& sources) {
    json::array named;
    for (const auto& [id, source] : sources) {
        named.push_back(
            json::object{{"name", source.name}, {"type", data_sources::name(source.type)}});
    }
    json::array widgets;
    for (const auto& widget : dashboard.widgets) {
        auto object = made_json(widget.made);
        const auto source = widget.made.source ? sources.find(*widget.made.source) : sources.end();
        object["source"] =
            source == sources.end() ? json::value(nullptr) : json::value(source->second.name);
        widgets.push_back(std::move(object));
    }
    return {{"format", format_name},
            {"format_version", format_version},
            {"name", dashboard.summary.name},
            {"description", dashboard.summary.description},
            {"filters", to_json(dashboard.filters)},
            {"layout", dashboard.layout},
            {"sources", std::move(named)},
            {"widgets", std::move(widgets)}};
}

base::Result<Import> import_request(const http::Request& request) {
    auto body = http::parse_json<ImportBody>(request);
    if (!body) return body.error();
    auto file = http::parse_object<ExportBody>(std::move(body->document), "document.");
    if (!file) return file.error();
    auto workspace = workspace_in(body->workspace_id);
    if (!workspace) return workspace.error();
    auto chosen = chosen_sources(body->sources.value_or(json::object{}));
    if (!chosen) return chosen.error();
    auto wanted = import_of(std::move(*file), std::move(body->name));
    if (!wanted) return wanted.error();
    wanted->workspace = std::move(*workspace);
    wanted->chosen = std::move(*chosen);
    return wanted;
}

base::Result<Document> placed(Import wanted, const SourcesHere& sources) {
    http::FieldErrors errors;
    for (std::size_t i = 0; i < wanted.sources.size(); ++i) {
        if (sources.contains(wanted.sources[i])) continue;
        errors.add(place_of("sources", i), FieldErrc::required, no_source_named(wanted.sources[i]));
    }
    auto& widgets = wanted.document.widgets;
    for (std::size_t i = 0; i < widgets.size(); ++i) {
        const auto& name = wanted.widget_sources[i];
        if (!name) continue;
        const auto source = sources.find(*name);
        if (source == sources.end()) {
            if (std::ranges::find(wanted.sources, *name) == wanted.sources.end()) {
                errors.add(place_of("widgets", i) + ".source", FieldErrc::not_allowed);
            }
            continue;
        }
        widgets[i].source = source->second.id;
        if (auto objection = objection_to(widgets[i].content, source->second.catalog)) {
            errors.add(place_of("widgets", i) + ".query", FieldErrc::not_allowed,
                       std::move(*objection));
        }
    }
    if (!errors.empty()) return errors.error();
    return std::move(wanted.document);
}

}  // namespace datapilot::dashboards
