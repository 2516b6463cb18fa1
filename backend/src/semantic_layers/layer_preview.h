#pragma once

#include <boost/json/array.hpp>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/text.h"
#include "catalog/catalog.h"
#include "definitions/definitions.h"

namespace datapilot::semantic_layers {

struct PreviewedQuestions {
    std::vector<std::string> texts;
    base::Date today;
    base::Language language = base::Language::french;
};

// PreviewedQuestion of docs/api/openapi.yaml, for each: how the rules read it now and with the
// draft. Nothing is run. It indexes the catalog twice: not for the event loop.
boost::json::array previewed(const catalog::Catalog& catalog, const definitions::Definitions& now,
                             const definitions::Definitions& draft,
                             const PreviewedQuestions& questions);

}  // namespace datapilot::semantic_layers
