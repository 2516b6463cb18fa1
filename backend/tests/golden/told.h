#pragma once

#include <string>

#include "ai/answering/answer.h"
#include "catalog/catalog.h"

namespace datapilot::tests {

// An answer as a transcript tells it, each line two blanks in.
std::string told(const ai::answering::Answer& answer, const catalog::Catalog& catalog);

}  // namespace datapilot::tests
