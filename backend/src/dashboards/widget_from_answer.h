#pragma once

#include <optional>
#include <string>

#include "ai/conversation_repository.h"
#include "base/ids.h"
#include "base/result.h"
#include "dashboards/widget.h"

namespace datapilot::dashboards {

// A widget made of an answer in one click; what is absent, the answer says.
struct AnswerToKeep {
    base::AnswerId answer;
    std::optional<std::string> title{};
    std::optional<WidgetType> type{};
    std::optional<ChartWish> chart{};
    Comparison comparison = Comparison::none;
    std::optional<boost::json::object> position{};
};

// Without a row of its own in the grid where no position is given. conflict where the answer has
// nothing that could be run again.
base::Result<WidgetInput> widget_from_answer(AnswerToKeep wanted, const ai::PastAnswer& answer);

}  // namespace datapilot::dashboards
