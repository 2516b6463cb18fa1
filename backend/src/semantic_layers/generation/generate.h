#pragma once

#include "catalog/catalog.h"
#include "definitions/definitions.h"

namespace datapilot::semantic_layers {

// A first layer, without a model: labels from identifiers, roles from types, keys and uniqueness,
// units from names and values, the metrics that the rules infer, the relationships of the catalog.
// Every item is marked generated. Of a very wide schema, as many columns as definitions may hold.
definitions::Definitions generate(const catalog::Catalog& catalog);

}  // namespace datapilot::semantic_layers
