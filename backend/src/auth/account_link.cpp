#include "auth/account_link.h"

namespace datapilot::auth {

std::string_view name(LinkPurpose purpose) {
    return purpose == LinkPurpose::invitation ? "invitation" : "password";
}

std::optional<LinkPurpose> link_purpose_from_name(std::string_view text) {
    for (const auto purpose : {LinkPurpose::invitation, LinkPurpose::password}) {
        if (name(purpose) == text) return purpose;
    }
    return std::nullopt;
}

}  // namespace datapilot::auth
