#include "workspaces/workspace_body.h"

#include <boost/describe/class.hpp>
#include <boost/json/serialize.hpp>
#include <optional>
#include <utility>

#include "http/header.h"
#include "http/json_body.h"
#include "http/validation.h"

namespace datapilot::workspaces {

struct CreateBody {
    std::string name;
    std::optional<boost::json::object> settings;
};
BOOST_DESCRIBE_STRUCT(CreateBody, (), (name, settings))

struct UpdateBody {
    std::optional<std::string> name;
    std::optional<boost::json::object> settings;
};
BOOST_DESCRIBE_STRUCT(UpdateBody, (), (name, settings))

namespace {

namespace json = boost::json;
using base::FieldErrc;

constexpr std::size_t longest_name = 200;
constexpr std::size_t largest_settings = 16 << 10;

void check_settings(http::FieldErrors& errors, const json::object& settings) {
    if (json::serialize(settings).size() > largest_settings) {
        errors.add("settings", FieldErrc::too_long,
                   {"Les réglages dépassent 16 ko.", "The settings exceed 16 kB."});
    }
}

}  // namespace

base::Result<NewWorkspace> new_workspace(const http::Request& request) {
    auto body = http::parse_json<CreateBody>(request);
    if (!body) return body.error();
    http::FieldErrors errors;
    errors.check_length("name", body->name, 1, longest_name);
    auto settings = std::move(body->settings).value_or(json::object{});
    check_settings(errors, settings);
    if (!errors.empty()) return errors.error();
    return NewWorkspace{std::string{http::trimmed(body->name)}, std::move(settings)};
}

base::Result<WorkspaceChange> workspace_change(const http::Request& request) {
    auto body = http::parse_json<UpdateBody>(request);
    if (!body) return body.error();
    http::FieldErrors errors;
    if (!body->name && !body->settings) errors.add("name", FieldErrc::required);
    if (body->name) errors.check_length("name", *body->name, 1, longest_name);
    if (body->settings) check_settings(errors, *body->settings);
    if (!errors.empty()) return errors.error();
    WorkspaceChange change{std::nullopt, std::move(body->settings)};
    if (body->name) change.name = http::trimmed(*body->name);
    return change;
}

json::object json_of(const Workspace& workspace) {
    return {{"id", workspace.id.text()},
            {"name", workspace.name},
            {"settings", workspace.settings},
            {"created_at", base::iso_utc(workspace.created_at)},
            {"updated_at", base::iso_utc(workspace.updated_at)}};
}

}  // namespace datapilot::workspaces
