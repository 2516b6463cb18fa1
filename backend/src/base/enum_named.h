#pragma once

#include <initializer_list>
#include <optional>
#include <string_view>

namespace datapilot::base {

// The one of the candidates that name() gives this name.
template <class Enum>
std::optional<Enum> enum_named(std::string_view wanted, std::initializer_list<Enum> candidates) {
    for (const auto candidate : candidates) {
        if (name(candidate) == wanted) return candidate;
    }
    return std::nullopt;
}

}  // namespace datapilot::base
