#pragma once

#include <string>

#include "ai/answering/answer.h"
#include "catalog/catalog.h"

// What an answer of a model is worth, from what is known of how it came about; pure. The weights
// are judgement, not measurement: docs/model.md says so.
namespace datapilot::ai::answering::model {

enum class Agreement { unknown, agrees, disagrees };

struct ModelEvidence {
    bool is_plan = true;  // a typed plan that was checked, or SQL
    int repairs = 0;
    Agreement with_rules = Agreement::unknown;
    double coverage = 1;  // see coverage_of
    bool is_empty = false;
};

// From 0.05 to 0.97.
double confidence_of(const ModelEvidence& evidence);

// Which share of the question's words that mean something by themselves its SQL answers to: by the
// name of a table or a column, a value, or a number in it. 1 where there are no such words.
double coverage_of(const std::string& question, const std::string& sql,
                   const catalog::Catalog& catalog);

}  // namespace datapilot::ai::answering::model
