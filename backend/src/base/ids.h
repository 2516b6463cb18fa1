#pragma once

#include <compare>
#include <functional>
#include <string>
#include <utility>

namespace datapilot::base {

// The id of one kind of thing (a UUID in text); ids of different kinds do not mix.
template <class Kind>
class Id {
  public:
    explicit Id(std::string text) : text_(std::move(text)) {}

    const std::string& text() const { return text_; }
    auto operator<=>(const Id&) const = default;

  private:
    std::string text_;
};

using TenantId = Id<struct TenantKind>;
using UserId = Id<struct UserKind>;
using WorkspaceId = Id<struct WorkspaceKind>;
using DataSourceId = Id<struct DataSourceKind>;
using ConversationId = Id<struct ConversationKind>;
using AnswerId = Id<struct AnswerKind>;

}  // namespace datapilot::base

template <class Kind>
struct std::hash<datapilot::base::Id<Kind>> {
    std::size_t operator()(const datapilot::base::Id<Kind>& id) const noexcept {
        return std::hash<std::string>{}(id.text());
    }
};
