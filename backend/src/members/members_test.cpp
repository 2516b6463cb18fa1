#include "members/members.h"

#include <gtest/gtest.h>

#include "members/member_routes.h"
#include "support/auth_fixture.h"
#include "support/route_caller.h"

namespace datapilot::members {
namespace {

using auth::SignedIn;
using base::Errc;
using http::Method;
using tenancy::Role;
using tenancy::TenantScope;

class MembersTest : public auth::AuthServiceTest {
  protected:
    MembersTest() { routes_.add_to(router_); }

    SignedIn joined(const TenantScope& host, Role role) {
        const auto link = run(members_.invite(host, new_email(), role, "request"));
        EXPECT_TRUE(link);
        const auto guest =
            run(service_.use_link({link->token, "quatre tables vertes dehors", "fr"}, laptop_));
        EXPECT_TRUE(guest);
        return *guest;
    }

    http::Response send(const TenantScope& scope, Method method, const std::string& path,
                        const boost::json::object& body = {}) {
        return run(call_.send(scope, method, "/api/v1/members" + path, body));
    }

    Errc change_error(const TenantScope& scope, const SignedIn& member, Role role) {
        const auto changed = run(members_.change_role(scope, member.user.id, role, "request"));
        return changed ? Errc::internal : changed.error().code;
    }
    Errc remove_error(const TenantScope& scope, const SignedIn& member) {
        const auto removed = run(members_.remove(scope, member.user.id, "request"));
        return removed ? Errc::internal : removed.error().code;
    }

    Members members_{pool_, service_};
    MemberRoutes routes_{members_, service_.links()};
    http::Router router_;
    tests::RouteCaller call_{router_, {}};
    const SignedIn owner_ = registered(new_email());
    const TenantScope owner_scope_ = scope_of(owner_);
};

TEST_F(MembersTest, TheListShowsWhoBelongsAndWhenTheyWereLastThere) {
    joined(owner_scope_, Role::viewer);
    const auto page = tests::body_of(send(owner_scope_, Method::get, "?limit=1"));
    ASSERT_EQ(page.at("items").as_array().size(), 1u);
    const auto& first = page.at("items").at(0);
    EXPECT_EQ(std::string{first.at("email").as_string()}, owner_.user.email);
    EXPECT_EQ(first.at("role"), "owner");
    EXPECT_TRUE(first.at("last_seen_at").is_string());
    const std::string cursor{page.at("next_cursor").as_string()};
    const auto next = tests::body_of(send(owner_scope_, Method::get, "?cursor=" + cursor));
    EXPECT_EQ(next.at("items").as_array().size(), 1u);
    EXPECT_EQ(next.at("items").at(0).at("role"), "viewer");
}

TEST_F(MembersTest, AChangedRoleIsInForceAtOnce) {
    const auto member = joined(owner_scope_, Role::editor);
    EXPECT_EQ(scope_of(member).role(), Role::editor);
    const auto response =
        send(owner_scope_, Method::patch, "/" + member.user.id.text(), {{"role", "viewer"}});
    EXPECT_EQ(tests::body_of(response).at("role"), "viewer");
    EXPECT_EQ(scope_of(member).role(), Role::viewer);
}

TEST_F(MembersTest, ARemovedMemberIsOutAtOnceAndMayBeInvitedAgain) {
    const auto member = joined(owner_scope_, Role::editor);
    scope_of(member);
    ASSERT_EQ(send(owner_scope_, Method::delete_, "/" + member.user.id.text()).status, 204);
    EXPECT_EQ(access_error(member), Errc::unauthenticated);
    EXPECT_EQ(refresh_error(member), Errc::unauthenticated);
    EXPECT_TRUE(run(members_.invite(owner_scope_, member.user.email, Role::viewer, "request")));
}

TEST_F(MembersTest, TheLastOwnerStays) {
    EXPECT_EQ(change_error(owner_scope_, owner_, Role::admin), Errc::conflict);
    EXPECT_EQ(remove_error(owner_scope_, owner_), Errc::conflict);
    joined(owner_scope_, Role::owner);
    EXPECT_TRUE(run(members_.change_role(owner_scope_, owner_.user.id, Role::admin, "request")));
}

TEST_F(MembersTest, TwoOwnersCannotRemoveEachOtherAtOnce) {
    const auto second = joined(owner_scope_, Role::owner);
    const auto second_scope = scope_of(second);
    runtime::TaskGroup both(loop_.get_executor());
    int removed = 0;
    const auto remove = [](Members* members, TenantScope scope, base::UserId id,
                           int* count) -> runtime::Task<void> {
        if (co_await members->remove(scope, id, "request")) ++*count;
    };
    both.spawn("one", remove(&members_, owner_scope_, second.user.id, &removed));
    both.spawn("two", remove(&members_, second_scope, owner_.user.id, &removed));
    run(both.wait());
    EXPECT_EQ(removed, 1);
}

TEST_F(MembersTest, NobodyActsOnARoleAboveTheirOwn) {
    const auto admin = joined(owner_scope_, Role::admin);
    const auto editor = joined(owner_scope_, Role::editor);
    const auto scope = scope_of(admin);
    EXPECT_EQ(change_error(scope, owner_, Role::viewer), Errc::forbidden);
    EXPECT_EQ(change_error(scope, editor, Role::owner), Errc::forbidden);
    EXPECT_EQ(remove_error(scope, owner_), Errc::forbidden);
    EXPECT_EQ(send(scope, Method::post, "/" + owner_.user.id.text() + "/password-link").status,
              403);
    EXPECT_TRUE(run(members_.change_role(scope, editor.user.id, Role::admin, "request")));
}

TEST_F(MembersTest, AnotherTenantsMemberIsNotFound) {
    const auto stranger = scope_of(registered(new_email()));
    EXPECT_EQ(change_error(stranger, owner_, Role::viewer), Errc::not_found);
    EXPECT_EQ(remove_error(stranger, owner_), Errc::not_found);
    EXPECT_EQ(send(stranger, Method::post, "/" + owner_.user.id.text() + "/password-link").status,
              404);
    EXPECT_EQ(tests::body_of(send(stranger, Method::get, "")).at("items").as_array().size(), 1u);
}

TEST_F(MembersTest, ATokenIsToldOnceAndALinkCanBeWithdrawn) {
    const auto made =
        send(owner_scope_, Method::post, "", {{"email", "  Paul@Durand.fr"}, {"role", "viewer"}});
    ASSERT_EQ(made.status, 201);
    const auto link = tests::body_of(made);
    EXPECT_EQ(link.at("email"), "paul@durand.fr");
    EXPECT_GE(link.at("token").as_string().size(), 43u);
    const auto listed = tests::body_of(send(owner_scope_, Method::get, "/links"));
    ASSERT_EQ(listed.at("items").as_array().size(), 1u);
    EXPECT_FALSE(listed.at("items").at(0).as_object().contains("token"));
    const auto path = "/links/" + std::string{link.at("id").as_string()};
    EXPECT_EQ(send(owner_scope_, Method::delete_, path).status, 204);
    EXPECT_EQ(send(owner_scope_, Method::delete_, path).status, 404);
}

TEST_F(MembersTest, AWrongBodyIsRefusedWithItsFields) {
    for (const boost::json::object& body : std::vector<boost::json::object>{
             {{"email", "paul"}, {"role", "viewer"}},
             {{"email", "paul@durand.fr"}, {"role", "king"}},
             {{"email", "paul@durand.fr"}},
         }) {
        const auto response = send(owner_scope_, Method::post, "", body);
        EXPECT_EQ(tests::error_of(response).code, Errc::validation_failed) << body;
        EXPECT_EQ(tests::error_of(response).fields.size(), 1u) << body;
    }
}

}  // namespace
}  // namespace datapilot::members
