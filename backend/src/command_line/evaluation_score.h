#pragma once

#include <boost/json/array.hpp>
#include <vector>

namespace datapilot::command_line {

// What a set says of one question: what should come of it, and the results that are right.
struct KnownAnswer {
    enum class Expected { unknown, rows, asked_back, refused };

    Expected expected = Expected::unknown;
    bool ordered = false;
    std::vector<boost::json::array> results{};  // each a list of rows
};

// Whether rows are among the results that are right: their columns can be mapped onto columns of
// ours, which may be more, so that the rows are equal; in order where the question asks for one.
// Numbers to 1e-4 or two decimals, text without its case, a month as its first day.
bool is_right(const boost::json::array& rows, const KnownAnswer& known);

}  // namespace datapilot::command_line
