#pragma once

#include "auth/account_links.h"
#include "http/request.h"
#include "http/response.h"
#include "http/router.h"
#include "members/members.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::members {

// /api/v1/members
class MemberRoutes {
  public:
    MemberRoutes(Members& members, auth::AccountLinks& links) : members_(members), links_(links) {}

    // The routes refer to this object, which must outlive the router.
    void add_to(http::Router& router);

  private:
    runtime::Task<http::Response> list(tenancy::TenantScope scope, http::Request request);
    runtime::Task<http::Response> invite(tenancy::TenantScope scope, http::Request request);
    runtime::Task<http::Response> change(tenancy::TenantScope scope, http::Request request);
    runtime::Task<http::Response> remove(tenancy::TenantScope scope, http::Request request);
    runtime::Task<http::Response> make_password_link(tenancy::TenantScope scope,
                                                     http::Request request);
    runtime::Task<http::Response> list_links(tenancy::TenantScope scope, http::Request request);
    runtime::Task<http::Response> revoke_link(tenancy::TenantScope scope, http::Request request);

    Members& members_;
    auth::AccountLinks& links_;
};

}  // namespace datapilot::members
