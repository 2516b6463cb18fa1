#pragma once

#include "ai/answering/answer_question.h"
#include "http/event_stream.h"

namespace datapilot::ai {

// Sends what happens while a question is answered as the events `step`, `sql` and `rows` of
// docs/api/openapi.yaml.
answering::EventSink event_sink(http::EventStream events);

}  // namespace datapilot::ai
