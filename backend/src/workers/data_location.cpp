#include "workers/data_location.h"

#include <boost/json.hpp>

#include "base/enum_named.h"
#include "workers/protocol/bounded_json.h"

namespace datapilot::workers {
namespace {

namespace json = boost::json;

struct Writer {
    json::object operator()(const FileDatabase& file) const { return {{"path", file.path}}; }
    json::object operator()(const ServerDatabase& server) const {
        return {{"dialect", name(server.dialect)},
                {"host", server.host},
                {"address", server.address},
                {"port", server.port},
                {"database", server.database},
                {"user", server.user},
                {"password", server.password},
                {"tls_mode", name(server.tls.mode)},
                {"ca_certificates", server.tls.ca_certificates},
                {"schemas", to_json(server.schemas)}};
    }
};

ServerDatabase read_server(const json::object& object) {
    using enum TlsMode;
    using catalog::Dialect;
    return {.dialect = base::enum_named(object.at("dialect").as_string(),
                                        {Dialect::postgresql, Dialect::mysql})
                           .value(),
            .host = text(object, "host"),
            .address = text(object, "address"),
            .port = object.at("port").to_number<std::uint16_t>(),
            .database = text(object, "database"),
            .user = text(object, "user"),
            .password = text(object, "password"),
            .tls = {.mode = base::enum_named(object.at("tls_mode").as_string(),
                                             {disable, require, verify_ca, verify_full})
                                .value(),
                    .ca_certificates = text(object, "ca_certificates")},
            .schemas = texts(object.at("schemas"))};
}

}  // namespace

std::string_view name(TlsMode mode) {
    switch (mode) {
        case TlsMode::disable:
            return "disable";
        case TlsMode::require:
            return "require";
        case TlsMode::verify_ca:
            return "verify_ca";
        case TlsMode::verify_full:
            return "verify_full";
    }
    return "verify_full";
}

json::object to_json(const DataLocation& location) {
    return std::visit(Writer{}, location);
}

DataLocation data_location_from_json(const json::value& value) {
    const auto& object = value.as_object();
    if (object.contains("path")) return FileDatabase{text(object, "path")};
    return read_server(object);
}

}  // namespace datapilot::workers
