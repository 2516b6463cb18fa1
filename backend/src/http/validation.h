#pragma once

#include "base/validation.h"

namespace datapilot::http {

using base::FieldErrors;
using base::invalid_field;

}  // namespace datapilot::http
