#include "data_sources/server_source_body.h"

#include <boost/describe/class.hpp>
#include <boost/json.hpp>
#include <utility>

#include "http/header.h"
#include "http/json_body.h"
#include "http/target.h"
#include "http/validation.h"

namespace datapilot::data_sources {

// Named, for Boost.Describe sees no type of an unnamed namespace.
struct NewServerBody {
    std::string name;
    std::optional<std::string> workspace_id;
    std::string type;
    boost::json::object connection;
};
BOOST_DESCRIBE_STRUCT(NewServerBody, (), (name, workspace_id, type, connection))

struct TestBody {
    std::optional<std::string> type;
    std::optional<std::string> data_source_id;
    std::optional<boost::json::object> connection;
};
BOOST_DESCRIBE_STRUCT(TestBody, (), (type, data_source_id, connection))

struct UpdateBody {
    std::optional<std::string> name;
    std::optional<boost::json::object> connection;
};
BOOST_DESCRIBE_STRUCT(UpdateBody, (), (name, connection))

namespace {

using base::FieldErrc;
using catalog::Dialect;

constexpr std::size_t longest_name = 200;

Dialect dialect_from(http::FieldErrors& errors, const std::string& type) {
    errors.check_one_of("type", type, {"postgresql", "mysql"});
    return type == "mysql" ? Dialect::mysql : Dialect::postgresql;
}

std::optional<std::string> uuid_from(http::FieldErrors& errors, const char* field,
                                     const std::optional<std::string>& text) {
    if (!text) return std::nullopt;
    auto id = http::as_uuid(*text);
    if (!id) errors.add(field, FieldErrc::invalid_format);
    return id;
}

// Of a data source that is stored, or else of one that is being typed.
void check_subject(http::FieldErrors& errors, const TestBody& body) {
    if (body.data_source_id) {
        if (body.type) errors.add("type", FieldErrc::not_allowed);
        return;
    }
    if (!body.type) errors.add("type", FieldErrc::required);
    if (!body.connection) errors.add("connection", FieldErrc::required);
}

}  // namespace

base::Result<NewServer> new_server(const http::Request& request) {
    auto body = http::parse_json<NewServerBody>(request);
    if (!body) return body.error();
    http::FieldErrors errors;
    errors.check_length("name", body->name, 1, longest_name);
    auto workspace = uuid_from(errors, "workspace_id", body->workspace_id);
    const auto dialect = dialect_from(errors, body->type);
    if (!errors.empty()) return errors.error();
    auto input = connection_input(std::move(body->connection), dialect);
    if (!input) return input.error();
    auto connection = completed(std::move(*input), nullptr);
    if (!connection) return connection.error();
    return NewServer{std::string{http::trimmed(body->name)}, std::move(workspace),
                     std::move(*connection)};
}

base::Result<TestRequest> test_request(const http::Request& request) {
    auto body = http::parse_json<TestBody>(request);
    if (!body) return body.error();
    http::FieldErrors errors;
    check_subject(errors, *body);
    auto source = uuid_from(errors, "data_source_id", body->data_source_id);
    TestRequest wanted;
    if (body->type) wanted.dialect = dialect_from(errors, *body->type);
    if (!errors.empty()) return errors.error();
    if (source) wanted.source.emplace(std::move(*source));
    wanted.connection = std::move(body->connection);
    return wanted;
}

base::Result<SourceUpdate> source_update(const http::Request& request) {
    auto body = http::parse_json<UpdateBody>(request);
    if (!body) return body.error();
    http::FieldErrors errors;
    if (body->name) errors.check_length("name", *body->name, 1, longest_name);
    if (!body->name && !body->connection) errors.add("name", FieldErrc::required);
    if (!errors.empty()) return errors.error();
    SourceUpdate update{.connection = std::move(body->connection)};
    if (body->name) update.name = std::string{http::trimmed(*body->name)};
    return update;
}

std::string fingerprint_of(const http::Request& request) {
    auto object = http::json_object(request);
    if (!object) return {};
    auto* connection = object->if_contains("connection");
    if (connection != nullptr && connection->is_object()) {
        connection->as_object().erase("password");
    }
    return boost::json::serialize(*object);
}

}  // namespace datapilot::data_sources
