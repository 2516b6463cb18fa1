#pragma once

#include <vector>

#include "base/result.h"
#include "results/result_table.h"
#include "worker/engines/cap.h"
#include "worker/engines/mysql/cell_reader.h"

namespace datapilot::worker::mysql {

// Makes a result out of what a server sends, as far as the caps let it.
class ResultBuilder {
  public:
    explicit ResultBuilder(Cap cap) : cap_(cap) {}

    void begin(const std::vector<Field>& fields);
    // False where nothing more is wanted: a cap is reached, or what came was no value.
    bool add(const RawRow& row);

    // Error: source_misbehaved.
    base::Result<results::ResultTable> take();

  private:
    void settle_booleans(std::size_t column);

    Cap cap_;
    std::int64_t bytes_ = 0;
    bool believable_ = true;
    std::vector<Reading> readings_;
    results::ResultTable table_;
};

}  // namespace datapilot::worker::mysql
