#include <gtest/gtest.h>

#include "http/router.h"
#include "support/scope.h"

namespace datapilot::http {
namespace {

runtime::Task<Response> nothing(Request) {
    co_return no_content();
}

runtime::Task<Response> nothing_secured(tenancy::TenantScope, Request) {
    co_return no_content();
}

class RouterTest : public ::testing::Test {
  protected:
    RouterTest() {
        router_.open(Method::get, "/things", nothing);
        router_.secured(Method::post, "/things", tenancy::Role::editor, nothing_secured);
        router_.open(Method::get, "/things/{id}/tables/{table}/preview", nothing);
        router_.open(Method::get, "/things/latest", nothing);
    }

    std::string pattern(std::string_view path) const {
        const auto match = router_.match(Method::get, path);
        return match.route == nullptr ? "" : match.route->pattern;
    }

    Router router_;
};

constexpr std::string_view id = "0190a0b1-0000-7000-8000-00000000000f";

TEST_F(RouterTest, APathFitsThePatternSegmentBySegment) {
    EXPECT_EQ(pattern("/things"), "/things");
    EXPECT_EQ(pattern("/things/latest"), "/things/latest");
    EXPECT_EQ(pattern("/thing"), "");
    EXPECT_EQ(pattern("/things/"), "");
    EXPECT_EQ(pattern("//things"), "");
    EXPECT_EQ(pattern("/things/latest/more"), "");
    EXPECT_EQ(pattern("/THINGS"), "");
    EXPECT_EQ(pattern(""), "");
}

TEST_F(RouterTest, ParametersAreDecodedAndIdsAreUuids) {
    const auto path = "/things/" + std::string{id} + "/tables/ventes%20%C3%A9t%C3%A9/preview";
    const auto match = router_.match(Method::get, path);
    ASSERT_NE(match.route, nullptr);
    EXPECT_EQ(match.parameters,
              (Request::Parameters{{"id", std::string{id}}, {"table", "ventes été"}}));
    EXPECT_EQ(pattern("/things/42/tables/a/preview"), "");
    EXPECT_EQ(pattern("/things/" + std::string{id} + "/tables//preview"), "");
}

TEST_F(RouterTest, TheMethodsOfAPathAreKnownWhereTheOneAskedForIsNot) {
    const auto match = router_.match(Method::delete_, "/things");
    EXPECT_EQ(match.route, nullptr);
    EXPECT_EQ(match.allowed, (std::vector{Method::get, Method::post}));
    EXPECT_TRUE(router_.match(Method::get, "/nowhere").allowed.empty());
}

TEST_F(RouterTest, TheTableTellsWhoMayCallEachRoute) {
    EXPECT_FALSE(router_.routes()[0].minimum_role);
    EXPECT_EQ(router_.routes()[1].minimum_role, tenancy::Role::editor);
}

}  // namespace
}  // namespace datapilot::http
