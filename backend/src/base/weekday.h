#pragma once

#include <array>
#include <string_view>

#include "base/text.h"

namespace datapilot::base {

// The name of a day of the week: 1 is Monday, 7 Sunday, and no other number has one.
constexpr std::string_view weekday_name(unsigned iso_number, Language language) {
    constexpr std::array<std::string_view, 7> french{"lundi",    "mardi",  "mercredi", "jeudi",
                                                     "vendredi", "samedi", "dimanche"};
    constexpr std::array<std::string_view, 7> english{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                      "Friday", "Saturday", "Sunday"};
    return (language == Language::french ? french : english).at(iso_number - 1);
}

}  // namespace datapilot::base
