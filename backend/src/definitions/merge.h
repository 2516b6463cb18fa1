#pragma once

#include "definitions/definitions.h"

namespace datapilot::definitions {

// What a person edited or deleted of `kept`, over everything else as it was generated just now.
Definitions regenerated(const Definitions& kept, Definitions generated);

// What a person sends: an item that says it is generated and is not what would be generated is
// edited, and what was left out is added as generated.
Definitions completed(Definitions sent, const Definitions& generated);

}  // namespace datapilot::definitions
