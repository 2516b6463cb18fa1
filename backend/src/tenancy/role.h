#pragma once

#include <optional>
#include <string_view>

namespace datapilot::tenancy {

// What a user may do in their tenant. Each role may do all that those before it may, so that
// `role >= Role::editor` reads "an editor or above".
enum class Role { viewer, editor, admin, owner };

std::string_view name(Role role);
std::optional<Role> role_from_name(std::string_view name);

}  // namespace datapilot::tenancy
