#include "data_sources/data_source_routes.h"

#include <boost/json.hpp>
#include <utility>

#include "data_sources/connection_report.h"
#include "data_sources/schema_json.h"
#include "data_sources/server_source_body.h"
#include "http/header.h"
#include "http/page.h"
#include "http/validation.h"
#include "tenancy/role.h"

namespace datapilot::data_sources {

namespace {

namespace json = boost::json;
using http::Method;
using http::Request;
using http::Response;
using runtime::Task;
using tenancy::Role;

constexpr std::size_t most_json_bytes = 256 << 10;
constexpr std::size_t longest_search = 200;
constexpr std::int64_t most_tables = 200;
constexpr std::int64_t usual_tables = 100;

base::DataSourceId id_of(const Request& request) {
    return request.id_parameter<base::DataSourceId>("id");
}

bool is_json(const Request& request) {
    const auto type = request.header("Content-Type").value_or("");
    return http::same_name(http::trimmed(type.substr(0, type.find(';'))), "application/json");
}

base::Error body_too_large() {
    return {base::Errc::payload_too_large,
            {"Cette demande est trop longue.", "This request is too long."}};
}

// Of a route that takes files as well, whose body is therefore not read before the handler runs.
Task<base::Result<std::string>> small_body(Request* request) {
    std::string body;
    while (true) {
        const auto bytes = co_await request->body_stream().read();
        if (!bytes) co_return bytes.error();
        if (bytes->empty()) co_return body;
        if (body.size() + bytes->size() > most_json_bytes) co_return body_too_large();
        body += *bytes;
    }
}

Response created(const Request& request, const base::Result<DataSource>& made) {
    if (!made) return http::problem(made.error());
    return http::created("/api/v1/data-sources/" + made->id.text(),
                         to_json(*made, request.language()));
}

Response shown(int status, const Request& request, const base::Result<DataSource>& source) {
    if (!source) return http::problem(source.error());
    return http::json(status, to_json(*source, request.language()));
}

Samples samples_named(std::string_view values) {
    if (values == "all") return Samples::all;
    return values == "true" ? Samples::few : Samples::none;
}

base::Result<SchemaRequest> schema_request(const Request& request) {
    auto page = http::page_request<base::NameCursor>(request);
    if (!page) return page.error();
    const auto limit = request.query_integer("limit", 1, most_tables, usual_tables);
    if (!limit) return limit.error();
    page->limit = *limit;
    const auto values = request.query("values").value_or("true");
    http::FieldErrors errors;
    errors.check_one_of("values", values, {"true", "false", "all"});
    // Of one table: of a whole schema they would be too many.
    if (values == "all" && !request.query("table")) {
        errors.add("table", base::FieldErrc::required);
    }
    auto words = request.query("q").value_or("");
    errors.check_length("q", words, 0, longest_search);
    if (!errors.empty()) return errors.error();
    return SchemaRequest{.table = request.query("table"),
                         .words = std::move(words),
                         .samples = samples_named(values),
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
    add(Method::post, all, Role::editor, &Routes::create, http::Body::streamed(largest_upload_));
    add(Method::post, all + "/test", Role::editor, &Routes::test);
    add(Method::get, one, Role::viewer, &Routes::get);
    add(Method::patch, one, Role::editor, &Routes::update);
    add(Method::delete_, one, Role::editor, &Routes::erase);
    add(Method::post, one + "/sync", Role::editor, &Routes::sync);
    add(Method::get, one + "/schema", Role::viewer, &Routes::schema);
    add(Method::get, one + "/tables/{table}/preview", Role::viewer, &Routes::preview);
}

Task<Response> DataSourceRoutes::create(Scope scope, Request request) {
    if (is_json(request)) {
        auto body = co_await small_body(&request);
        if (!body) co_return http::problem(body.error());
        request.set_body(std::move(*body));
        auto fingerprint = fingerprint_of(request);
        co_return co_await means_.creates.run(
            std::move(scope), std::move(request), std::move(fingerprint),
            http::handler(this, &DataSourceRoutes::create_of_server));
    }
    // Files are not kept to compare them: those of another length are another upload.
    std::string length{request.header("Content-Length").value_or("")};
    co_return co_await means_.creates.run(std::move(scope), std::move(request), std::move(length),
                                          http::handler(this, &DataSourceRoutes::create_of_files));
}

Task<Response> DataSourceRoutes::create_of_files(Scope scope, Request request) {
    auto pending = co_await means_.sources.begin(scope);
    if (!pending) co_return http::problem(pending.error());
    auto form = co_await means_.uploads.read(&request, pending->place);
    if (!form) co_return http::problem(form.error());
    auto made = co_await means_.sources.load(std::move(scope), std::move(*pending),
                                             std::move(*form), request.id());
    co_return created(request, made);
}

Task<Response> DataSourceRoutes::create_of_server(Scope scope, Request request) {
    auto wanted = new_server(request);
    if (!wanted) co_return http::problem(wanted.error());
    const auto made =
        co_await means_.servers.create(std::move(scope), std::move(*wanted), request.id());
    co_return created(request, made);
}

Task<Response> DataSourceRoutes::test(Scope scope, Request request) {
    auto wanted = test_request(request);
    if (!wanted) co_return http::problem(wanted.error());
    const auto report =
        co_await means_.servers.test(std::move(scope), std::move(*wanted), request.id());
    if (!report) co_return http::problem(report.error());
    co_return http::json(200, report_json(*report, request.language()));
}

Task<Response> DataSourceRoutes::list(Scope scope, Request request) {
    auto workspace = request.query_uuid("workspace_id");
    if (!workspace) co_return http::problem(workspace.error());
    auto page = http::page_request<base::TimeCursor>(request);
    if (!page) co_return http::problem(page.error());
    DataSourceList wanted{.workspace_id = std::move(*workspace), .page = std::move(*page)};
    const auto sources = co_await means_.sources.list(std::move(scope), std::move(wanted));
    const auto as_json = [&](const DataSource& source) {
        return to_json(source, request.language());
    };
    co_return http::json(200, http::page_json(sources, as_json));
}

Task<Response> DataSourceRoutes::get(Scope scope, Request request) {
    const auto source = co_await means_.sources.find(std::move(scope), id_of(request));
    co_return shown(200, request, source);
}

Task<Response> DataSourceRoutes::update(Scope scope, Request request) {
    auto wanted = source_update(request);
    if (!wanted) co_return http::problem(wanted.error());
    const auto updated = co_await means_.servers.update(std::move(scope), id_of(request),
                                                        std::move(*wanted), request.id());
    co_return shown(200, request, updated);
}

Task<Response> DataSourceRoutes::erase(Scope scope, Request request) {
    auto erased = co_await means_.sources.erase(std::move(scope), id_of(request), request.id());
    if (!erased) co_return http::problem(erased.error());
    co_return http::no_content();
}

Task<Response> DataSourceRoutes::sync(Scope scope, Request request) {
    const auto source = co_await means_.servers.sync(std::move(scope), id_of(request));
    co_return shown(202, request, source);
}

Task<Response> DataSourceRoutes::schema(Scope scope, Request request) {
    const auto wanted = schema_request(request);
    if (!wanted) co_return http::problem(wanted.error());
    const auto schema = co_await means_.sources.schema(std::move(scope), id_of(request));
    if (!schema) co_return http::problem(schema.error());
    const auto page = schema_page(schema->catalog, *wanted);
    if (!page) co_return http::problem(page.error());
    co_return http::json(200,
                         schema_json(*page, schema->files, wanted->samples, request.language()));
}

Task<Response> DataSourceRoutes::preview(Scope scope, Request request) {
    const auto limit = request.query_integer("limit", 1, 200, 50);
    if (!limit) co_return http::problem(limit.error());
    const auto preview = co_await means_.sources.preview(std::move(scope), id_of(request),
                                                         request.parameter("table"), *limit);
    if (!preview) co_return http::problem(preview.error());
    co_return http::json(200, preview_json(preview->table, preview->rows));
}

}  // namespace datapilot::data_sources
