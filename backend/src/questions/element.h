#pragma once

#include <compare>
#include <cstddef>
#include <optional>

namespace datapilot::questions {

// A table of the catalog, one of its columns, or a metric over it, by position.
struct Element {
    std::size_t table = 0;
    std::optional<std::size_t> column{};
    std::optional<std::size_t> metric{};  // of Source::metrics

    bool is_table() const { return !column && !metric; }
    auto operator<=>(const Element&) const = default;
};

}  // namespace datapilot::questions
