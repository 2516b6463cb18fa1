#pragma once

#include <string>
#include <vector>

#include "ai/answering/asked.h"
#include "ai/answering/model/schema_text.h"

namespace datapilot::ai::answering::model {

// Verified questions with the call that answers each, between <examples> and </examples>: nearest
// first, of at most so many bytes, each about tables that the model is shown and within what may
// leave. Empty where there are none.
std::string examples_text(const std::vector<Example>& examples, const catalog::Catalog& catalog,
                          const questions::Shortlist& shortlist, Egress egress,
                          base::Language language, std::size_t most_bytes);

}  // namespace datapilot::ai::answering::model
