#pragma once

#include <vector>

#include "base/result.h"
#include "worker/engines/mysql/cell_reader.h"
#include "worker/engines/row_sink.h"

namespace datapilot::worker::mysql {

// Makes rows out of what a server sends.
class RowReader {
  public:
    explicit RowReader(RowSink& sink) : sink_(sink) {}

    void begin(const std::vector<Field>& fields);
    // False where nothing more is wanted: the sink is full, or what came was no value.
    bool add(const RawRow& row);
    // Error: source_misbehaved.
    base::Result<void> end();

  private:
    RowSink& sink_;
    bool believable_ = true;
    std::vector<Reading> readings_;
    std::vector<results::Column> columns_;
    std::vector<results::Cell> row_;
};

}  // namespace datapilot::worker::mysql
