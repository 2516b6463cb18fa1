#include "ai/models/model_key_vault.h"

#include <boost/json.hpp>

namespace datapilot::ai::models {

namespace json = boost::json;

OwnModel ModelKeyVault::seal(const base::TenantId& tenant, const llm::ModelAddress& address) const {
    OwnModel own{address.kind, address.url, address.model};
    if (address.key.empty()) return own;
    const json::object plain{{"tenant_id", tenant.text()},
                             {"provider", llm::name(address.kind)},
                             {"url", address.url},
                             {"key", address.key}};
    own.sealed_key = fernet_.encrypt(json::serialize(plain), clock_.now());
    return own;
}

std::optional<llm::ModelAddress> ModelKeyVault::open(const base::TenantId& tenant,
                                                     const OwnModel& own) const {
    llm::ModelAddress address{.kind = own.kind, .url = own.url, .model = own.model};
    if (!own.sealed_key) return address;
    const auto text = fernet_.decrypt(*own.sealed_key);
    if (!text) return std::nullopt;
    const auto plain = json::parse(*text).as_object();
    if (plain.at("tenant_id").as_string() != tenant.text()) return std::nullopt;
    if (plain.at("provider").as_string() != llm::name(own.kind)) return std::nullopt;
    if (plain.at("url").as_string() != own.url) return std::nullopt;
    address.key = plain.at("key").as_string();
    return address;
}

}  // namespace datapilot::ai::models
