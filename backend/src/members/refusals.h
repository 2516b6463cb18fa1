#pragma once

#include "base/error.h"

namespace datapilot::members {

base::Error no_such_member();
base::Error last_owner();

}  // namespace datapilot::members
