#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <string>
#include <vector>

#include "api/api_test.h"

namespace datapilot::tests {

// A company with sales by region and day, and what tests do with its dashboards.
class DashboardApi {
  protected:
    static constexpr auto path = "/api/v1/dashboards";

    explicit DashboardApi(std::uint16_t port);

    static std::string text_at(const HttpAnswer& answer, const char* pointer);

    std::string make_dashboard(const std::string& name);  // its id
    HttpAnswer ask(const std::string& question);
    HttpAnswer add(const std::string& dashboard, const boost::json::object& widget);
    // As GET answers it.
    boost::json::object document(const std::string& dashboard);
    // Saves what GET answered, changed.
    HttpAnswer save(boost::json::object document);

    // The lines of the stream.
    std::vector<boost::json::object> data(const std::string& dashboard,
                                          const boost::json::object& request = {});
    static std::vector<boost::json::object> lines_of(const HttpAnswer& stream);
    // The one that tells of a widget; empty where none does.
    static boost::json::object line_about(const std::vector<boost::json::object>& lines,
                                          const HttpAnswer& widget);

    static HttpAnswer put(HttpClient& client, const std::string& target,
                          const boost::json::value& body);

    // What a PUT takes of a widget that was answered.
    static boost::json::object input_of(const HttpAnswer& widget);
    static boost::json::object input_of(boost::json::object widget);

    static boost::json::object text_widget(const std::string& text);
    boost::json::object sql_widget(const std::string& sql) const;
    static boost::json::object condition(const std::string& column, boost::json::array values);

    Company company_;
    std::string source_;
};

}  // namespace datapilot::tests
