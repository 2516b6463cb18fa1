#pragma once

#include <array>
#include <string_view>

#include "base/text.h"

namespace datapilot::base {

// The name of a month: 1 is January, 12 December, and no other number has one.
constexpr std::string_view month_name(unsigned number, Language language) {
    constexpr std::array<std::string_view, 12> french{
        "janvier", "février", "mars",      "avril",   "mai",      "juin",
        "juillet", "août",    "septembre", "octobre", "novembre", "décembre"};
    constexpr std::array<std::string_view, 12> english{
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December"};
    return (language == Language::french ? french : english).at(number - 1);
}

}  // namespace datapilot::base
