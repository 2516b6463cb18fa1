#include "worker/ingest/record_reader.h"

#include <algorithm>
#include <cstring>

#include "worker/ingest/limits.h"

namespace datapilot::worker::ingest {
namespace {

constexpr std::size_t first_buffer = 1 << 20;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace

std::string RawCell::value() const {
    if (!doubled_quotes) return std::string{text};
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        result += text[i];
        if (text[i] == '"' && i + 1 < text.size() && text[i + 1] == '"') ++i;
    }
    return result;
}

RecordReader::RecordReader(const std::string& path, char separator)
    : file_(path), separator_(separator), buffer_(first_buffer) {
    for (const char c : {separator, '\n', '\r', '"'}) stops_[static_cast<unsigned char>(c)] = true;
    refill();
    skip_marks();
}

RecordReader::State RecordReader::next(Record& record) {
    line_ += lines_inside_;
    start_ = at_;
    for (;;) {
        if (at_ == end_ && last_block_) return State::end;
        record.cells.clear();
        record.line = line_;
        lines_inside_ = 0;
        switch (parse(record)) {
            case Outcome::complete:
                longest_ = std::max(longest_, at_ - start_);
                return State::record;
            case Outcome::quote_not_closed:
                return State::quote_not_closed;
            case Outcome::needs_more:
                at_ = start_;
                if (!refill()) return State::record_too_long;
        }
    }
}

RecordReader::Outcome RecordReader::parse(Record& record) {
    for (;;) {
        RawCell cell;
        if (const auto outcome = parse_cell(cell); outcome != Outcome::complete) return outcome;
        record.cells.push_back(cell);
        if (at_ == end_) return Outcome::complete;
        if (buffer_[at_] != separator_) break;
        ++at_;
    }
    // A CR at the end of a block may have its LF in the next.
    if (buffer_[at_] == '\r' && at_ + 1 == end_ && !last_block_) return Outcome::needs_more;
    end_line();
    return Outcome::complete;
}

// Leaves at_ on the separator or line end behind the cell, or at the end of the file.
RecordReader::Outcome RecordReader::parse_cell(RawCell& cell) {
    const auto start = at_;
    auto at = start;
    while (at < end_ && !stops_[static_cast<unsigned char>(buffer_[at])]) ++at;
    if (at < end_ && buffer_[at] == '"') {
        const auto blank = std::all_of(buffer_.data() + start, buffer_.data() + at,
                                       [](char c) { return c == ' '; });
        if (!blank) return loose_cell(cell, start, at);
        if (at != start) irregularities_.loose_quotes = true;
        return parse_quoted(cell, at);
    }
    if (at == end_ && !last_block_) return Outcome::needs_more;
    cell.text = {buffer_.data() + start, at - start};
    at_ = at;
    return Outcome::complete;
}

RecordReader::Outcome RecordReader::parse_quoted(RawCell& cell, std::size_t opening) {
    const char* const data = buffer_.data();
    auto at = opening + 1;
    for (;;) {
        const auto quote = static_cast<const char*>(std::memchr(data + at, '"', end_ - at));
        if (!quote) return last_block_ ? Outcome::quote_not_closed : Outcome::needs_more;
        at = static_cast<std::size_t>(quote - data) + 1;
        if (at == end_ || data[at] != '"') break;
        cell.doubled_quotes = true;
        ++at;
    }
    if (at == end_ && !last_block_) return Outcome::needs_more;
    cell.text = {data + opening + 1, at - opening - 2};
    lines_inside_ += std::ranges::count(cell.text, '\n');
    auto behind = at;
    while (behind < end_ && data[behind] == ' ') ++behind;
    if (behind == end_ && !last_block_) return Outcome::needs_more;
    if (behind < end_ &&
        (!stops_[static_cast<unsigned char>(data[behind])] || data[behind] == '"')) {
        cell.doubled_quotes = false;
        return loose_cell(cell, opening, behind);
    }
    if (behind != at) irregularities_.loose_quotes = true;
    at_ = behind;
    return Outcome::complete;
}

// Quotes that do not enclose the cell are part of its text.
RecordReader::Outcome RecordReader::loose_cell(RawCell& cell, std::size_t start, std::size_t from) {
    irregularities_.loose_quotes = true;
    auto at = from;
    while (at < end_ && (buffer_[at] == '"' || !stops_[static_cast<unsigned char>(buffer_[at])])) {
        ++at;
    }
    if (at == end_ && !last_block_) return Outcome::needs_more;
    cell.text = {buffer_.data() + start, at - start};
    at_ = at;
    return Outcome::complete;
}

void RecordReader::end_line() {
    char kind = buffer_[at_];
    ++at_;
    if (kind == '\r' && at_ < end_ && buffer_[at_] == '\n') {
        kind = 'b';
        ++at_;
    }
    if (line_end_ == 0) line_end_ = kind;
    if (kind != line_end_ || kind == '\r') irregularities_.mixed_line_ends = true;
    ++lines_inside_;
}

// Makes room, keeping the current record, and reads on; false where the record is too long.
bool RecordReader::refill() {
    std::memmove(buffer_.data(), buffer_.data() + start_, end_ - start_);
    end_ -= start_;
    at_ -= start_;
    start_ = 0;
    if (end_ == buffer_.size()) {
        if (buffer_.size() >= longest_record_allowed) return false;
        buffer_.resize(buffer_.size() * 2);
    }
    const auto size = file_.read(std::span{buffer_}.subspan(end_));
    last_block_ = size < buffer_.size() - end_;
    end_ += size;
    bytes_ += static_cast<std::int64_t>(size);
    return true;
}

void RecordReader::skip_marks() {
    int marks = 0;
    while (std::string_view{buffer_.data() + at_, end_ - at_}.starts_with(byte_order_mark)) {
        at_ += byte_order_mark.size();
        ++marks;
    }
    irregularities_.several_marks = marks > 1;
}

}  // namespace datapilot::worker::ingest
