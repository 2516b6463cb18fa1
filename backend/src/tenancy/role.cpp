#include "tenancy/role.h"

#include <array>
#include <utility>

namespace datapilot::tenancy {
namespace {

constexpr std::array names{
    std::pair{Role::viewer, std::string_view{"viewer"}},
    std::pair{Role::editor, std::string_view{"editor"}},
    std::pair{Role::admin, std::string_view{"admin"}},
    std::pair{Role::owner, std::string_view{"owner"}},
};

}  // namespace

std::string_view name(Role role) {
    return names.at(static_cast<std::size_t>(role)).second;
}

std::optional<Role> role_from_name(std::string_view text) {
    for (const auto& [role, candidate] : names) {
        if (candidate == text) return role;
    }
    return std::nullopt;
}

}  // namespace datapilot::tenancy
