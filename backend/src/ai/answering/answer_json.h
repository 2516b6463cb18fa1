#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <vector>

#include "ai/answering/answer.h"

// Parts of an answer as docs/api/openapi.yaml has them, for whoever shows them elsewhere.
namespace datapilot::ai::answering {

boost::json::object chart_to_json(const charts::ChartSpec& chart);

boost::json::array warnings_to_json(const std::vector<questions::Warning>& warnings,
                                    base::Language language);

}  // namespace datapilot::ai::answering
