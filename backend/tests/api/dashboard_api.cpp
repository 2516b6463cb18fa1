#include "api/dashboard_api.h"

#include <boost/json.hpp>
#include <sstream>
#include <utility>

namespace datapilot::tests {
namespace {

namespace json = boost::json;

const std::string sales =
    "région;jour;montant\n"
    "Nord;05/01/2025;10,00\nNord;03/02/2025;20,50\nSud;04/02/2025;5,25\n"
    "Sud;10/03/2025;40,00\nEst;11/03/2025;30,00\nEst;12/03/2024;12,00\n";

const json::object place{{"lg", {{"x", 0}, {"y", 0}, {"w", 4}, {"h", 3}}}};

}  // namespace

DashboardApi::DashboardApi(std::uint16_t port)
    : company_(register_company(port, "Acme")),
      source_(text_at(company_.client.upload("/api/v1/data-sources", {{"name", "Ventes"}},
                                             {{"ventes.csv", sales}}),
                      "/id")) {}

std::string DashboardApi::text_at(const HttpAnswer& answer, const char* pointer) {
    return std::string{answer.json().at_pointer(pointer).as_string()};
}

std::string DashboardApi::make_dashboard(const std::string& name) {
    return text_at(company_.client.post(path, {{"name", name}}), "/id");
}

HttpAnswer DashboardApi::ask(const std::string& question) {
    return company_.client.post("/api/v1/ai/query",
                                {{"data_source_id", source_}, {"question", question}});
}

HttpAnswer DashboardApi::add(const std::string& dashboard, const json::object& widget) {
    return company_.client.post(std::string{path} + "/" + dashboard + "/widgets", widget);
}

json::object DashboardApi::document(const std::string& dashboard) {
    return company_.client.get(std::string{path} + "/" + dashboard).json().as_object();
}

HttpAnswer DashboardApi::save(json::object document) {
    const std::string id(document.at("id").as_string());
    for (const auto* shown : {"id", "workspace_id", "created_at", "updated_at"}) {
        document.erase(shown);
    }
    for (auto& widget : document.at("widgets").as_array()) {
        widget = input_of(std::move(widget.as_object()));
    }
    return put(company_.client, std::string{path} + "/" + id, document);
}

std::vector<json::object> DashboardApi::data(const std::string& dashboard,
                                             const json::object& request) {
    const auto stream =
        company_.client.post(std::string{path} + "/" + dashboard + "/data", request);
    EXPECT_EQ(stream.status, 200) << stream.body;
    return lines_of(stream);
}

std::vector<json::object> DashboardApi::lines_of(const HttpAnswer& stream) {
    std::vector<json::object> lines;
    std::istringstream text(stream.body);
    for (std::string line; std::getline(text, line);) {
        lines.push_back(json::parse(line).as_object());
    }
    return lines;
}

json::object DashboardApi::line_about(const std::vector<json::object>& lines,
                                      const HttpAnswer& widget) {
    for (const auto& line : lines) {
        const auto* id = line.if_contains("widget_id");
        if (id && *id == widget.json().at("id")) return line;
    }
    return {};
}

HttpAnswer DashboardApi::put(HttpClient& client, const std::string& target,
                             const json::value& body) {
    return client.request("PUT", target, json::serialize(body),
                          {{"Content-Type", "application/json"}});
}

json::object DashboardApi::input_of(const HttpAnswer& widget) {
    return input_of(widget.json().as_object());
}

json::object DashboardApi::input_of(json::object widget) {
    for (const auto* shown : {"dashboard_id", "dashboard_version", "created_at", "updated_at"}) {
        widget.erase(shown);
    }
    return widget;
}

json::object DashboardApi::text_widget(const std::string& text) {
    return {{"type", "text"}, {"title", ""}, {"text", text}, {"position", place}};
}

json::object DashboardApi::sql_widget(const std::string& sql) const {
    return {{"type", "table"},
            {"title", "À la main"},
            {"data_source_id", source_},
            {"query", {{"sql", sql}}},
            {"position", place}};
}

json::object DashboardApi::condition(const std::string& column, json::array values) {
    return {{"table", "ventes"},
            {"column", column},
            {"operator", "one_of"},
            {"values", std::move(values)}};
}

}  // namespace datapilot::tests
