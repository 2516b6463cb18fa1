#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <cstdint>
#include <string>

#include "base/clock.h"
#include "base/ids.h"

namespace datapilot::ai {

struct Conversation {
    base::ConversationId id;
    base::DataSourceId source;
    std::string title;
    std::int64_t question_count = 0;
    base::Instant created_at{};
    base::Instant updated_at{};
};

// The ids that an answer gets by being kept.
struct KeptAnswer {
    base::AnswerId id;
    base::ConversationId conversation;
};

// The first question, shortened at a word.
std::string title_of(const std::string& question);

// ConversationSummary of docs/api/openapi.yaml.
boost::json::object to_json(const Conversation& conversation);

}  // namespace datapilot::ai
