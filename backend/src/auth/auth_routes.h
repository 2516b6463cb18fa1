#pragma once

#include "auth/auth_service.h"
#include "http/request.h"
#include "http/response.h"
#include "http/router.h"
#include "runtime/task.h"

namespace datapilot::auth {

// Whether the refresh cookie may travel without TLS: on a developer's machine only.
enum class CookieSecurity { tls_only, plain_http };

// /api/v1/auth
class AuthRoutes {
  public:
    AuthRoutes(AuthService& service, CookieSecurity cookies)
        : service_(service), cookies_(cookies) {}

    // The routes refer to this object, which must outlive the router.
    void add_to(http::Router& router);

  private:
    runtime::Task<http::Response> register_owner(http::Request request);
    runtime::Task<http::Response> log_in(http::Request request);
    runtime::Task<http::Response> refresh(http::Request request);
    runtime::Task<http::Response> log_out(http::Request request);
    runtime::Task<http::Response> read_link(http::Request request);
    runtime::Task<http::Response> accept_link(http::Request request);

    std::string refresh_cookie(const std::string& value, std::chrono::seconds lifetime) const;
    http::Response session(int status, const SignedIn& signed_in) const;

    AuthService& service_;
    CookieSecurity cookies_;
};

}  // namespace datapilot::auth
