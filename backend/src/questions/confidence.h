#pragma once

#include <string>
#include <vector>

#include "questions/candidates.h"

namespace datapilot::questions {

// What speaks against the first of these readings, each from 0 to about 1, in the order of
// data/confidence.tsv.
std::vector<double> evidence_of(const std::vector<Candidate>& candidates);

// How often readings of such evidence are right; the weights are made by tools/calibrate.
double confidence_of(const std::vector<double>& evidence);

// Below it the engine asks whether it understood: data/confidence.tsv says it, too.
double least_confidence();

}  // namespace datapilot::questions
