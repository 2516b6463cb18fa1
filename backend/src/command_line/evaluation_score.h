#pragma once

#include <boost/json/array.hpp>
#include <vector>

namespace datapilot::command_line {

using KnownRows = std::vector<boost::json::array>;  // each a result that is right

// Whether rows are among those that are right: the same rows in any order, each with the same cells
// in any order, numbers to nine digits. The scorer of a set may be stricter or milder.
bool is_right(const boost::json::array& rows, const KnownRows& right);

}  // namespace datapilot::command_line
