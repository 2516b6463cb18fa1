#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "worker/ingest/input_file.h"

namespace datapilot::worker::ingest {

struct RawCell {
    std::string_view text;  // without its outer quotes
    bool doubled_quotes = false;

    // The text with each doubled quote made one again.
    std::string value() const;
};

struct Record {
    std::int64_t line = 0;  // where it starts, from 1
    std::vector<RawCell> cells;
    bool blank() const { return cells.size() == 1 && cells.front().text.empty(); }
};

// What another reader might take otherwise, seen so far.
struct Irregularities {
    bool loose_quotes = false;  // a quote inside a cell, or text around a quoted one
    bool mixed_line_ends = false;
    bool several_marks = false;  // more than one byte order mark
};

// Reads a UTF-8 file record by record, as RFC 4180 and what people really send have it: cells may
// be quoted, quoted ones may hold separators and line ends; lines end with LF, CRLF or CR.
class RecordReader {
  public:
    enum class State { record, end, record_too_long, quote_not_closed };

    RecordReader(const std::string& path, char separator);

    // Fills `record`, whose cells stay valid until the next call.
    State next(Record& record);
    std::int64_t line() const { return line_; }
    const Irregularities& irregularities() const { return irregularities_; }
    std::size_t longest_record() const { return longest_; }
    std::int64_t bytes_read() const { return bytes_; }

  private:
    enum class Outcome { complete, needs_more, quote_not_closed };

    Outcome parse(Record& record);
    Outcome parse_cell(RawCell& cell);
    Outcome parse_quoted(RawCell& cell, std::size_t opening);
    Outcome loose_cell(RawCell& cell, std::size_t start, std::size_t from);
    void end_line();
    bool refill();
    void skip_marks();

    InputFile file_;
    char separator_;
    std::vector<char> buffer_;
    std::size_t start_ = 0;  // of the current record
    std::size_t at_ = 0;
    std::size_t end_ = 0;
    std::int64_t line_ = 1;
    std::int64_t lines_inside_ = 0;
    bool last_block_ = false;
    std::size_t longest_ = 0;
    std::int64_t bytes_ = 0;
    char line_end_ = 0;  // '\n', '\r', or 'b' for both
    Irregularities irregularities_;
    bool stops_[256] = {};
};

}  // namespace datapilot::worker::ingest
