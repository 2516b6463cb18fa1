#include "auth/request_client.h"

namespace datapilot::auth {

Client client_of(const http::Request& request) {
    auto client = client_of(request.client_address(), request.header("User-Agent").value_or(""));
    client.request_id = request.id();
    return client;
}

}  // namespace datapilot::auth
