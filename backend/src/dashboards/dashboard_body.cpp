#include "dashboards/dashboard_body.h"

#include <boost/describe/class.hpp>
#include <boost/json/serialize.hpp>
#include <utility>

#include "dashboards/title.h"
#include "dashboards/widget_body.h"
#include "http/header.h"
#include "http/json_body.h"
#include "http/target.h"
#include "http/validation.h"

namespace datapilot::dashboards {

// Named, for Boost.Describe sees no type of an unnamed namespace.
struct CreateBody {
    std::optional<std::string> workspace_id;
    std::string name;
    std::optional<std::string> description;
};
BOOST_DESCRIBE_STRUCT(CreateBody, (), (workspace_id, name, description))

struct SaveBody {
    std::int64_t version = 0;
    std::string name;
    std::string description;
    boost::json::object filters;
    boost::json::object layout;
    boost::json::array widgets;
};
BOOST_DESCRIBE_STRUCT(SaveBody, (), (version, name, description, filters, layout, widgets))

struct DuplicateBody {
    std::optional<std::string> name;
    std::optional<std::string> workspace_id;
};
BOOST_DESCRIBE_STRUCT(DuplicateBody, (), (name, workspace_id))

namespace {

using base::FieldErrc;

constexpr std::size_t longest_description = 2000;
constexpr std::size_t largest_layout = 16 << 10;

void check_texts(http::FieldErrors& errors, const Texts& texts, const std::string& path) {
    errors.check_length(path + "name", texts.name, 1, longest_title);
    errors.check_length(path + "description", texts.description, 0, longest_description);
}

}  // namespace

base::Result<std::optional<base::WorkspaceId>> workspace_in(const std::optional<std::string>& id) {
    if (!id) return std::optional<base::WorkspaceId>{};
    auto uuid = http::as_uuid(*id);
    if (!uuid) return http::invalid_field("workspace_id", FieldErrc::invalid_format);
    return std::optional{base::WorkspaceId{std::move(*uuid)}};
}

base::Result<Document> document_from(Texts texts, boost::json::object filters,
                                     boost::json::object layout, boost::json::array widgets,
                                     const std::string& path) {
    http::FieldErrors errors;
    check_texts(errors, texts, path);
    if (boost::json::serialize(layout).size() > largest_layout) {
        errors.add(path + "layout", FieldErrc::too_long);
    }
    if (!errors.empty()) return errors.error();
    auto read_filters = filters_from_json(std::move(filters), path + "filters.");
    if (!read_filters) return read_filters.error();
    auto read_widgets = widgets_from_json(std::move(widgets), path + "widgets");
    if (!read_widgets) return read_widgets.error();
    return Document{std::string{http::trimmed(texts.name)},
                    std::string{http::trimmed(texts.description)}, std::move(*read_filters),
                    std::move(layout), std::move(*read_widgets)};
}

base::Result<NewDashboard> new_dashboard(const http::Request& request) {
    auto body = http::parse_json<CreateBody>(request);
    if (!body) return body.error();
    auto workspace = workspace_in(body->workspace_id);
    if (!workspace) return workspace.error();
    http::FieldErrors errors;
    const Texts texts{std::move(body->name), std::move(body->description).value_or("")};
    check_texts(errors, texts, {});
    if (!errors.empty()) return errors.error();
    NewDashboard wanted{std::move(*workspace), {}};
    wanted.document.name = http::trimmed(texts.name);
    wanted.document.description = http::trimmed(texts.description);
    return wanted;
}

base::Result<DashboardSave> dashboard_save(const http::Request& request) {
    auto body = http::parse_json<SaveBody>(request);
    if (!body) return body.error();
    Texts texts{std::move(body->name), std::move(body->description)};
    auto document = document_from(std::move(texts), std::move(body->filters),
                                  std::move(body->layout), std::move(body->widgets), {});
    if (!document) return document.error();
    return DashboardSave{body->version, std::move(*document)};
}

base::Result<Duplication> duplication(const http::Request& request) {
    auto body = http::parse_json<DuplicateBody>(request);
    if (!body) return body.error();
    auto workspace = workspace_in(body->workspace_id);
    if (!workspace) return workspace.error();
    http::FieldErrors errors;
    if (body->name) errors.check_length("name", *body->name, 1, longest_title);
    if (!errors.empty()) return errors.error();
    return Duplication{std::move(*workspace), std::move(body->name)};
}

}  // namespace datapilot::dashboards
