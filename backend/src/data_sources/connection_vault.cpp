#include "data_sources/connection_vault.h"

#include <boost/json.hpp>
#include <variant>

namespace datapilot::data_sources {

namespace json = boost::json;

std::string ConnectionVault::seal(const base::TenantId& tenant, const base::DataSourceId& source,
                                  const workers::ServerDatabase& connection) const {
    auto kept = connection;
    kept.address.clear();
    const json::object plain{{"tenant_id", tenant.text()},
                             {"data_source_id", source.text()},
                             {"connection", workers::to_json(kept)}};
    return fernet_.encrypt(json::serialize(plain), clock_.now());
}

std::optional<workers::ServerDatabase> ConnectionVault::open(const base::TenantId& tenant,
                                                             const base::DataSourceId& source,
                                                             std::string_view sealed) const {
    const auto text = fernet_.decrypt(sealed);
    if (!text) return std::nullopt;
    const auto plain = json::parse(*text).as_object();
    if (plain.at("tenant_id").as_string() != tenant.text()) return std::nullopt;
    if (plain.at("data_source_id").as_string() != source.text()) return std::nullopt;
    return std::get<workers::ServerDatabase>(
        workers::data_location_from_json(plain.at("connection")));
}

}  // namespace datapilot::data_sources
