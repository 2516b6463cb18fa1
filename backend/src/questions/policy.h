#pragma once

#include "questions/candidates.h"
#include "questions/rule_engine.h"

namespace datapilot::questions {

// Answer, ask back or refuse: wrong is worse than silent.
Reading decide(const Source& source, const Question& question, const Understanding& understanding);

}  // namespace datapilot::questions
