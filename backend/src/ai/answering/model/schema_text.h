#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "catalog/catalog.h"
#include "questions/shortlist.h"

namespace datapilot::ai::answering::model {

// How much of a data source a model may be shown.
enum class Egress {
    none,     // nothing: only the rules answer
    schema,   // names, types, comments, keys, relationships, the semantic layer
    samples,  // and some values, where they help
};

std::string_view name(Egress egress);
std::optional<Egress> egress_from(std::string_view name);

// Text from a name, a comment or a cell as a JSON string that no fence can be closed from.
std::string fenced(std::string_view text);

// The shortlisted tables, one line each, between <schema> and </schema>. The same shortlist gives
// the same text.
std::string schema_text(const catalog::Catalog& catalog, const questions::Shortlist& shortlist,
                        Egress egress);

// The values that the question's words name, between <values> and </values>; empty where there are
// none, or where they may not leave.
std::string values_text(const catalog::Catalog& catalog, const questions::Shortlist& shortlist,
                        Egress egress);

}  // namespace datapilot::ai::answering::model
