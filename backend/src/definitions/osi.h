#pragma once

#include <boost/json/object.hpp>

#include "base/result.h"
#include "catalog/catalog.h"
#include "definitions/definitions.h"

namespace datapilot::definitions {

// The definitions as one semantic model of the Open Semantic Interchange (core metadata
// 0.2.0.dev0): datasets with their fields, relationships and metrics, whose expressions are ANSI
// SQL. What OSI cannot say stands in custom_extensions of the vendor DATAPILOT, as JSON.
boost::json::object osi_of(const Definitions& definitions, const catalog::Catalog& catalog);

// Reads the same back. Of other tools: datasets, plain fields, labels, descriptions, synonyms,
// relationships over one column, and metrics whose ANSI SQL is made of aggregates of columns,
// numbers and + - * /. validation_failed names what cannot be said here.
base::Result<Definitions> definitions_from_osi(const boost::json::value& document);

}  // namespace datapilot::definitions
