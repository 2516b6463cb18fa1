#include "data_sources/data_source_routes.h"

#include <boost/describe/class.hpp>
#include <boost/json.hpp>
#include <utility>

#include "data_sources/schema_json.h"
#include "http/json_body.h"
#include "http/page.h"
#include "http/validation.h"
#include "tenancy/role.h"

namespace datapilot::data_sources {

// Named, for Boost.Describe sees no type of an unnamed namespace.
struct DataSourceUpdate {
    std::string name;
};
BOOST_DESCRIBE_STRUCT(DataSourceUpdate, (), (name))

namespace {

namespace json = boost::json;
using http::Method;
using http::Request;
using http::Response;
using runtime::Task;
using tenancy::Role;
using tenancy::TenantScope;

constexpr std::size_t longest_name = 200;
constexpr std::size_t longest_search = 200;
constexpr std::int64_t most_tables = 200;
constexpr std::int64_t usual_tables = 100;

base::DataSourceId id_of(const Request& request) {
    return request.id_parameter<base::DataSourceId>("id");
}

base::Error files_are_read_once() {
    return {
        base::Errc::conflict,
        {"Une source de fichiers n'a rien à synchroniser : importez les nouveaux fichiers dans "
         "une nouvelle source.",
         "A source of files has nothing to synchronise: upload the new files as a new source."}};
}

base::Result<SchemaRequest> schema_request(const Request& request) {
    auto page = http::page_request<base::NameCursor>(request);
    if (!page) return page.error();
    const auto limit = request.query_integer("limit", 1, most_tables, usual_tables);
    if (!limit) return limit.error();
    page->limit = *limit;
    const auto values = request.query("values").value_or("true");
    http::FieldErrors errors;
    errors.check_one_of("values", values, {"true", "false"});
    auto words = request.query("q").value_or("");
    errors.check_length("q", words, 0, longest_search);
    if (!errors.empty()) return errors.error();
    return SchemaRequest{.table = request.query("table"),
                         .words = std::move(words),
                         .values = values == "true",
                         .page = std::move(*page)};
}

}  // namespace

void DataSourceRoutes::add_to(http::Router& router) {
    const std::string all = "/api/v1/data-sources";
    const auto one = all + "/{id}";
    const auto add = [&](Method method, std::string pattern, Role minimum, auto member,
                         http::Body body = {}) {
        router.secured(method, std::move(pattern), minimum, http::handler(this, member), body);
    };
    using Routes = DataSourceRoutes;
    add(Method::get, all, Role::viewer, &Routes::list);
    add(Method::post, all, Role::editor, &Routes::create_once,
        http::Body::streamed(largest_upload_));
    add(Method::get, one, Role::viewer, &Routes::get);
    add(Method::patch, one, Role::editor, &Routes::rename);
    add(Method::delete_, one, Role::editor, &Routes::erase);
    add(Method::post, one + "/sync", Role::editor, &Routes::sync);
    add(Method::get, one + "/schema", Role::viewer, &Routes::schema);
    add(Method::get, one + "/tables/{table}/preview", Role::viewer, &Routes::preview);
}

// Files are not kept to compare them: those of another length are another upload.
Task<Response> DataSourceRoutes::create_once(Scope scope, Request request) {
    std::string length{request.header("Content-Length").value_or("")};
    return creates_.run(std::move(scope), std::move(request), std::move(length),
                        http::handler(this, &DataSourceRoutes::create));
}

Task<Response> DataSourceRoutes::create(Scope scope, Request request) {
    auto pending = co_await sources_.begin(scope);
    if (!pending) co_return http::problem(pending.error());
    auto form = co_await uploads_.read(&request, pending->place);
    if (!form) co_return http::problem(form.error());
    auto made = co_await sources_.load(std::move(scope), std::move(*pending), std::move(*form),
                                       request.id());
    if (!made) co_return http::problem(made.error());
    co_return http::created("/api/v1/data-sources/" + made->id.text(), to_json(*made));
}

Task<Response> DataSourceRoutes::list(Scope scope, Request request) {
    auto workspace = request.query_uuid("workspace_id");
    if (!workspace) co_return http::problem(workspace.error());
    auto page = http::page_request<base::TimeCursor>(request);
    if (!page) co_return http::problem(page.error());
    DataSourceList wanted{.workspace_id = std::move(*workspace), .page = std::move(*page)};
    const auto sources = co_await sources_.list(std::move(scope), std::move(wanted));
    const auto as_json = [](const DataSource& source) { return to_json(source); };
    co_return http::json(200, http::page_json(sources, as_json));
}

Task<Response> DataSourceRoutes::get(Scope scope, Request request) {
    auto source = co_await sources_.find(std::move(scope), id_of(request));
    if (!source) co_return http::problem(source.error());
    co_return http::json(200, to_json(*source));
}

Task<Response> DataSourceRoutes::rename(Scope scope, Request request) {
    auto update = http::parse_json<DataSourceUpdate>(request);
    if (!update) co_return http::problem(update.error());
    http::FieldErrors errors;
    errors.check_length("name", update->name, 1, longest_name);
    if (!errors.empty()) co_return http::problem(errors.error());
    auto renamed =
        co_await sources_.rename(std::move(scope), id_of(request), std::move(update->name));
    if (!renamed) co_return http::problem(renamed.error());
    co_return http::json(200, to_json(*renamed));
}

Task<Response> DataSourceRoutes::erase(Scope scope, Request request) {
    auto erased = co_await sources_.erase(std::move(scope), id_of(request), request.id());
    if (!erased) co_return http::problem(erased.error());
    co_return http::no_content();
}

Task<Response> DataSourceRoutes::sync(Scope scope, Request request) {
    const auto source = co_await sources_.find(std::move(scope), id_of(request));
    if (!source) co_return http::problem(source.error());
    co_return http::problem(files_are_read_once());
}

Task<Response> DataSourceRoutes::schema(Scope scope, Request request) {
    const auto wanted = schema_request(request);
    if (!wanted) co_return http::problem(wanted.error());
    const auto schema = co_await sources_.schema(std::move(scope), id_of(request));
    if (!schema) co_return http::problem(schema.error());
    const auto page = schema_page(schema->catalog, *wanted);
    if (!page) co_return http::problem(page.error());
    co_return http::json(200,
                         schema_json(*page, schema->files, wanted->values, request.language()));
}

Task<Response> DataSourceRoutes::preview(Scope scope, Request request) {
    const auto limit = request.query_integer("limit", 1, 200, 50);
    if (!limit) co_return http::problem(limit.error());
    const auto preview = co_await sources_.preview(std::move(scope), id_of(request),
                                                   request.parameter("table"), *limit);
    if (!preview) co_return http::problem(preview.error());
    co_return http::json(200, preview_json(preview->table, preview->rows));
}

}  // namespace datapilot::data_sources
