#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "catalog/catalog.h"
#include "results/result_table.h"
#include "worker/engines/cap.h"
#include "worker/engines/server/reading_sink.h"
#include "worker/patience.h"

namespace datapilot::worker {

// How long one question about a table may take.
constexpr std::chrono::milliseconds time_for_a_look{2'000};

// Reads what tables hold, for half of the time there is at most: counts, extremes and distinct
// values of their columns, exactly where a table is small; of a large one what the ends of indexes
// tell and what its first rows hold. What is not reached stays unknown; a table that cannot be read
// is left as it is. How a server is asked is what a dialect adds.
class TableContents {
  public:
    TableContents(std::int64_t values_per_column, std::chrono::milliseconds left);
    virtual ~TableContents() = default;
    TableContents(const TableContents&) = delete;
    TableContents& operator=(const TableContents&) = delete;

    void read(std::vector<catalog::Table>& tables, const ReadingSink& reading);

  protected:
    // Nothing where there is no time left, or the server did not answer.
    std::optional<results::ResultTable> ask(const std::string& sql, std::size_t width, Cap cap);
    std::string name_of(const catalog::Table& table) const;

    static constexpr Cap facts_cap{10'000, 4 << 20};

    // As it stands in a catalog; nothing for what has no value, or one too long to be told.
    static std::optional<std::string> extreme(const results::Cell& cell);
    static bool is_ordered(const catalog::Column& column);

  private:
    virtual bool usable() const = 0;
    virtual base::Result<results::ResultTable> attempt(const std::string& sql, std::size_t width,
                                                       Cap cap) = 0;
    virtual std::string quoted(std::string_view name) const = 0;
    virtual std::string as_text(const std::string& name) const = 0;
    // The column at that place in the table at that place in the schema.
    virtual bool is_comparable(std::size_t table, std::size_t column) const = 0;
    virtual bool holds_words(std::size_t table, std::size_t column) const = 0;
    // What the server's statistics say of a large table.
    virtual void read_statistics(catalog::Table& table, std::size_t place);

    bool has_time() const;
    void read(catalog::Table& table, std::size_t place);
    std::optional<std::int64_t> count(const catalog::Table& table);
    void read_facts(catalog::Table& table, std::size_t place);
    void read_ends(catalog::Table& table);
    void read_values(catalog::Table& table, std::size_t place, bool whole);
    void read_values_of(catalog::Table& table, std::span<const std::size_t> columns, bool whole);
    std::string values_sql(const catalog::Table& table, std::size_t column, bool whole) const;
    void keep_value(catalog::Table& table, results::Row row);
    void end_values(catalog::Column& column, bool whole) const;

    std::int64_t values_per_column_;
    Patience::Clock::time_point until_;
    std::int64_t bytes_ = 0;  // of the values that are kept
};

}  // namespace datapilot::worker
