#pragma once

#include "base/ids.h"

namespace datapilot::auth {

using SessionId = base::Id<struct SessionKind>;

}  // namespace datapilot::auth
