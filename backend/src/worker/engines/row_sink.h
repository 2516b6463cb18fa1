#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

#include "results/result_table.h"
#include "worker/engines/cap.h"

namespace datapilot::worker {

// What the rows do not say of how they were read.
struct RowsRead {
    std::chrono::microseconds sql_time{};  // inside the engine, until the last row was taken
    std::optional<std::int64_t> rows_scanned{};
};

// Takes the rows of a result as an engine reads them, as far as a cap lets.
class RowSink {
  public:
    explicit RowSink(Cap cap) : cap_(cap) {}
    virtual ~RowSink() = default;
    RowSink(const RowSink&) = delete;
    RowSink& operator=(const RowSink&) = delete;

    // False where the cap is reached: the row is not taken, and no other is wanted. Otherwise its
    // cells may be gone after the call.
    bool add(std::vector<results::Cell>& row);
    // Once, after the last row: only then are the types of all rows known.
    virtual void end(const std::vector<results::Column>& columns) = 0;

    bool truncated() const { return truncated_; }

  protected:
    virtual void take(std::vector<results::Cell>& row) = 0;

  private:
    Cap cap_;
    std::int64_t rows_ = 0;
    std::int64_t bytes_ = 0;
    bool truncated_ = false;
};

// Keeps them in memory.
class CollectedRows : public RowSink {
  public:
    using RowSink::RowSink;

    void end(const std::vector<results::Column>& columns) override;
    results::ResultTable table() &&;

  private:
    void take(std::vector<results::Cell>& row) override { table_.rows.push_back(std::move(row)); }

    results::ResultTable table_;
};

}  // namespace datapilot::worker
