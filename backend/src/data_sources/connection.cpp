#include "data_sources/connection.h"

#include <boost/json.hpp>

namespace datapilot::data_sources {

namespace json = boost::json;

std::uint16_t default_port(catalog::Dialect dialect) {
    return dialect == catalog::Dialect::mysql ? 3306 : 5432;
}

bool is_same_login(const workers::ServerDatabase& left, const workers::ServerDatabase& right) {
    return left.dialect == right.dialect && left.host == right.host && left.port == right.port &&
           left.user == right.user && left.tls == right.tls;
}

json::object connection_json(const workers::ServerDatabase& connection) {
    const auto& authorities = connection.tls.ca_certificates;
    return {{"host", connection.host},
            {"port", connection.port},
            {"database", connection.database},
            {"user", connection.user},
            {"has_password", !connection.password.empty()},
            {"tls",
             {{"mode", workers::name(connection.tls.mode)},
              {"ca_certificates",
               authorities.empty() ? json::value(nullptr) : json::value(authorities)}}},
            {"schemas", json::array(connection.schemas.begin(), connection.schemas.end())}};
}

}  // namespace datapilot::data_sources
