#include "dashboards/widget_routes.h"

#include <boost/json/array.hpp>
#include <utility>

namespace datapilot::dashboards {
namespace {

using http::Request;
using http::Response;
using runtime::Task;
using tenancy::Role;

DashboardId dashboard_of(const Request& request) {
    return request.id_parameter<DashboardId>("id");
}

WidgetId id_of(const Request& request) {
    return request.id_parameter<WidgetId>("widget_id");
}

}  // namespace

void WidgetRoutes::add_to(http::Router& router) {
    using http::Method;
    using Routes = WidgetRoutes;
    const std::string all = "/api/v1/dashboards/{id}/widgets";
    const std::string one = all + "/{widget_id}";
    router.secured(Method::get, all, Role::viewer, http::handler(this, &Routes::list));
    router.secured(Method::post, all, Role::editor,
                   means_.creates.wrap(http::handler(this, &Routes::add)));
    router.secured(Method::get, one, Role::viewer, http::handler(this, &Routes::find));
    router.secured(Method::put, one, Role::editor, http::handler(this, &Routes::save));
    router.secured(Method::delete_, one, Role::editor, http::handler(this, &Routes::remove));
}

Task<Response> WidgetRoutes::list(Scope scope, Request request) {
    const auto widgets = co_await means_.repository.list(std::move(scope), dashboard_of(request));
    if (!widgets) co_return http::problem(widgets.error());
    boost::json::array items;
    for (const auto& widget : *widgets) items.push_back(to_json(widget));
    co_return http::json(
        200, boost::json::object{{"items", std::move(items)}, {"next_cursor", nullptr}});
}

Task<Response> WidgetRoutes::find(Scope scope, Request request) {
    const auto widget =
        co_await means_.repository.find(std::move(scope), dashboard_of(request), id_of(request));
    if (!widget) co_return http::problem(widget.error());
    co_return http::json(200, to_json(*widget));
}

Task<Response> WidgetRoutes::add(Scope scope, Request request) {
    auto wanted = new_widget(request);
    if (!wanted) co_return http::problem(wanted.error());
    auto widget = co_await made(scope, std::move(*wanted));
    if (!widget) co_return http::problem(widget.error());
    const auto added = co_await means_.repository.add(std::move(scope), dashboard_of(request),
                                                      std::move(*widget), request.id());
    if (!added) co_return http::problem(added.error());
    co_return http::created(std::string{request.path()} + '/' + added->id.text(), to_json(*added));
}

Task<base::Result<WidgetInput>> WidgetRoutes::made(Scope scope, NewWidget wanted) {
    if (auto* written = std::get_if<WidgetInput>(&wanted)) co_return std::move(*written);
    auto& keep = std::get<AnswerToKeep>(wanted);
    const auto past = co_await means_.conversations.answer(std::move(scope), keep.answer);
    if (!past) co_return past.error();
    co_return widget_from_answer(std::move(keep), *past);
}

Task<Response> WidgetRoutes::save(Scope scope, Request request) {
    auto wanted = widget_save(request);
    if (!wanted) co_return http::problem(wanted.error());
    wanted->widget.id = id_of(request);
    const auto saved =
        co_await means_.repository.save(std::move(scope), dashboard_of(request), wanted->version,
                                        std::move(wanted->widget), request.id());
    if (!saved) co_return http::problem(saved.error());
    co_return http::json(200, to_json(*saved));
}

Task<Response> WidgetRoutes::remove(Scope scope, Request request) {
    const auto removed = co_await means_.repository.remove(std::move(scope), dashboard_of(request),
                                                           id_of(request), request.id());
    if (!removed) co_return http::problem(removed.error());
    co_return http::no_content();
}

}  // namespace datapilot::dashboards
