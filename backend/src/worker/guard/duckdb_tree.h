#pragma once

#include <boost/json/value.hpp>
#include <set>
#include <string>

#include "base/result.h"

namespace datapilot::worker::guard {

// Walks the tree that json_serialize_sql made of one statement. Whatever is not on a list of
// known nodes, functions, types and tables is refused, with the reason.
base::Result<void> check_tree(const boost::json::value& tree, const std::set<std::string>& tables);

}  // namespace datapilot::worker::guard
