#pragma once

#include <vector>

#include "questions/request.h"
#include "questions/source.h"

namespace datapilot::questions {

// A request whose every reference has one candidate, every value one column, every period a date.
struct Settled {
    Request request;
    double score = 0;
};

// Chooses for all references together, so that the tables stay close: best first.
std::vector<Settled> settle(const Source& source, const Request& request);

}  // namespace datapilot::questions
