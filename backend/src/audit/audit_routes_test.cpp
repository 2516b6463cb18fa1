#include "audit/audit_routes.h"

#include <gtest/gtest.h>

#include "audit/audit_log.h"
#include "support/database_fixture.h"
#include "support/route_caller.h"

namespace datapilot::audit {
namespace {

using http::Method;
using tenancy::TenantScope;

runtime::Task<void> record_one(postgres::Pool& pool, TenantScope scope, std::string action) {
    auto transaction = co_await pool.begin(scope);
    Event event{.action = std::move(action),
                .object_type = "thing",
                .object_id = scope.user().text(),
                .request_id = "a-request",
                .detail = {{"name", "Ventes"}}};
    co_await record(&transaction, scope, std::move(event));
    co_await transaction.commit();
}

class AuditRoutesTest : public tests::DatabaseTest {
  protected:
    AuditRoutesTest() { routes_.add_to(router_); }

    void recorded(const TenantScope& scope, const std::string& action) {
        run(record_one(pool_, scope, action));
    }

    http::Response get(const TenantScope& scope, const std::string& query = {}) {
        return run(call_.send(scope, Method::get, "/api/v1/audit-log" + query));
    }

    static std::vector<std::string> actions(const boost::json::object& page) {
        std::vector<std::string> result;
        for (const auto& item : page.at("items").as_array()) {
            result.emplace_back(item.at("action").as_string());
        }
        return result;
    }

    AuditReader reader_{pool_};
    AuditRoutes routes_{reader_};
    http::Router router_;
    tests::RouteCaller call_{router_, {}};
    const TenantScope owner_ = new_tenant();
};

TEST_F(AuditRoutesTest, TheNewestStandsFirstAndPagesGoOn) {
    for (const char* action : {"a.one", "a.two", "b.three"}) recorded(owner_, action);
    const auto first = tests::body_of(get(owner_, "?limit=2"));
    EXPECT_EQ(actions(first), (std::vector<std::string>{"b.three", "a.two"}));
    const auto& item = first.at("items").at(0);
    EXPECT_EQ(std::string{item.at("user").at("id").as_string()}, owner_.user().text());
    EXPECT_EQ(item.at("detail").at("name"), "Ventes");
    EXPECT_EQ(item.at("request_id"), "a-request");
    const std::string cursor{first.at("next_cursor").as_string()};
    const auto second = tests::body_of(get(owner_, "?limit=2&cursor=" + cursor));
    EXPECT_EQ(actions(second), std::vector<std::string>{"a.one"});
    EXPECT_TRUE(second.at("next_cursor").is_null());
}

TEST_F(AuditRoutesTest, AnActionOrItsBeginningAndAUserNarrowTheList) {
    for (const char* action : {"member.invited", "question.asked", "member.removed"}) {
        recorded(owner_, action);
    }
    EXPECT_EQ(actions(tests::body_of(get(owner_, "?action=member."))),
              (std::vector<std::string>{"member.removed", "member.invited"}));
    EXPECT_EQ(actions(tests::body_of(get(owner_, "?action=question.asked"))),
              std::vector<std::string>{"question.asked"});
    const auto nobody = "?user_id=00000000-0000-4000-8000-000000000000";
    EXPECT_TRUE(actions(tests::body_of(get(owner_, nobody))).empty());
}

TEST_F(AuditRoutesTest, AnotherTenantsEntriesAreNotThere) {
    recorded(owner_, "a.secret");
    EXPECT_TRUE(actions(tests::body_of(get(new_tenant()))).empty());
}

TEST_F(AuditRoutesTest, OnlyAnAdminReads) {
    EXPECT_EQ(get(new_tenant(tenancy::Role::editor)).status, 403);
    EXPECT_EQ(get(new_tenant(tenancy::Role::admin)).status, 200);
}

TEST_F(AuditRoutesTest, AWrongFilterIsNamed) {
    for (const char* query : {"?user_id=x", "?action=", "?limit=0", "?cursor=x"}) {
        EXPECT_EQ(get(owner_, query).status, 422) << query;
    }
}

}  // namespace
}  // namespace datapilot::audit
