#pragma once

#include "auth/account_service.h"
#include "http/request.h"
#include "http/response.h"
#include "http/router.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::auth {

// /api/v1/auth/me and /api/v1/auth/password
class AccountRoutes {
  public:
    explicit AccountRoutes(AccountService& service) : service_(service) {}

    // The routes refer to this object, which must outlive the router.
    void add_to(http::Router& router);

  private:
    runtime::Task<http::Response> me(tenancy::TenantScope scope, http::Request request);
    runtime::Task<http::Response> change(tenancy::TenantScope scope, http::Request request);
    runtime::Task<http::Response> change_password(tenancy::TenantScope scope,
                                                  http::Request request);

    AccountService& service_;
};

}  // namespace datapilot::auth
