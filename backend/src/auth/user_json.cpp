#include "auth/user_json.h"

namespace datapilot::auth {

boost::json::object json_of(const User& user) {
    boost::json::value name;
    if (user.name) name = *user.name;
    return {{"id", user.id.text()},
            {"email", user.email},
            {"name", std::move(name)},
            {"role", boost::json::string_view{tenancy::name(user.role)}},
            {"language", user.language},
            {"tenant", {{"id", user.tenant.text()}, {"name", user.tenant_name}}},
            {"created_at", base::iso_utc(user.created_at)}};
}

}  // namespace datapilot::auth
