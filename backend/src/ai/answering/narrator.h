#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/text.h"
#include "catalog/catalog.h"
#include "results/display.h"
#include "runtime/task.h"

namespace datapilot::ai::answering {

// The steps of the work, as they are reached. The first four are every answer's; the others are
// those of a model.
enum class Step { understood, tables, sql, running, shortlist, model, repair, compare };

struct StepReached {
    Step step;
    std::string message;  // « Tables : commandes, clients »
    std::chrono::microseconds elapsed;
};
struct SqlReady {
    std::string sql;
    catalog::Dialect dialect;
};
struct RowsReady {
    std::vector<results::ShownColumn> columns;
    results::Rows rows;
};
using Event = std::variant<StepReached, SqlReady, RowsReady>;

std::string_view name(Step step);

// Told each event in order; may be empty. It may throw, which ends the work.
using EventSink = std::function<runtime::Task<void>(Event)>;

// Tells the steps of one question, with the time since it came.
class Narrator {
  public:
    Narrator(EventSink sink, base::Language language)
        : sink_(std::move(sink)), language_(language) {}

    std::chrono::microseconds elapsed() const;
    base::Language language() const { return language_; }

    runtime::Task<void> reached(Step step, base::Text message);
    runtime::Task<void> tell(Event event);

  private:
    EventSink sink_;
    base::Language language_;
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace datapilot::ai::answering
