#include "auth/auth_event.h"

#include <utility>

namespace datapilot::auth {
namespace {

audit::Event event_of(std::string action, std::string type, std::string id, const Client& client) {
    return {.action = std::move(action),
            .object_type = std::move(type),
            .object_id = std::move(id),
            .request_id = client.request_id,
            .detail = {{"network", client.network}}};
}

}  // namespace

audit::Event user_event(std::string action, const tenancy::TenantScope& scope,
                        const Client& client) {
    return event_of(std::move(action), "user", scope.user().text(), client);
}

audit::Event session_event(std::string action, std::string session_id, const Client& client) {
    return event_of(std::move(action), "session", std::move(session_id), client);
}

}  // namespace datapilot::auth
