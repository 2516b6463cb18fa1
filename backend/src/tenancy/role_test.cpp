#include "tenancy/role.h"

#include <gtest/gtest.h>

namespace datapilot::tenancy {
namespace {

TEST(Role, EachRoleOutranksTheOnesThatMayDoLess) {
    EXPECT_LT(Role::viewer, Role::editor);
    EXPECT_LT(Role::editor, Role::admin);
    EXPECT_LT(Role::admin, Role::owner);
}

TEST(Role, ANameReadsBackAsItsRole) {
    for (const auto role : {Role::viewer, Role::editor, Role::admin, Role::owner}) {
        EXPECT_EQ(role_from_name(name(role)), role) << name(role);
    }
}

TEST(Role, AnUnknownNameIsNoRole) {
    EXPECT_FALSE(role_from_name("root"));
    EXPECT_FALSE(role_from_name("Owner"));
}

}  // namespace
}  // namespace datapilot::tenancy
