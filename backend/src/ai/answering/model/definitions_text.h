#pragma once

#include <string>

#include "catalog/catalog.h"
#include "definitions/meanings.h"
#include "questions/shortlist.h"

namespace datapilot::ai::answering::model {

// What the company says of the shortlisted tables: labels, descriptions, synonyms and metrics,
// between <definitions> and </definitions>, fenced as data; empty where it says nothing.
std::string definitions_text(const catalog::Catalog& catalog, const definitions::Meanings& meanings,
                             const questions::Shortlist& shortlist);

}  // namespace datapilot::ai::answering::model
