#pragma once

#include "questions/request.h"
#include "questions/source.h"

namespace datapilot::questions {

// Requests that say one thing in several ways become one.
Request normal_form(const Source& source, Request request);

}  // namespace datapilot::questions
