#pragma once

#include <string>
#include <vector>

#include "questions/rule_engine.h"
#include "questions/source.h"

namespace datapilot::questions {

// One reading of the question, as a plan.
struct Candidate {
    query_plan::QueryPlan plan;
    double score = 0;     // for comparing readings of one question
    double settled = 0;   // 0 when every name is said in full; lower with each that is not
    double coverage = 0;  // of the words that carry meaning, from 0 to 1
    double cut = 0;       // how well the words were understood, about 1 for each
    std::vector<std::string> unused{};  // understood words that found no place
    double doubt = 0;
};

// What the question may mean.
struct Understanding {
    std::vector<Candidate> candidates;  // best first, all different
    std::vector<std::string> unknown;   // words that mean nothing here
    bool writes = false;                // « supprime … »
    bool forecasts = false;             // « quel sera … »
    std::size_t content_words = 0;
};

Understanding understand(const Source& source, const Question& question);

}  // namespace datapilot::questions
