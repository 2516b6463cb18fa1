#include "worker/ingest/rewrite.h"

#include <algorithm>

#include "worker/ingest/input_file.h"
#include "worker/ingest/record_reader.h"
#include "worker/ingest/text_trim.h"

namespace datapilot::worker::ingest {
namespace {

constexpr std::size_t block_size = 1 << 20;

void append_quoted(std::string& line, const RawCell& cell) {
    if (cell.text.empty()) return;
    line += '"';
    for (const char c : cell.value()) {
        if (c == '"') line += '"';
        line += c;
    }
    line += '"';
}

}  // namespace

void rewrite_plainly(const std::string& from, const FileProfile& profile, const std::string& to) {
    RecordReader reader{from, profile.separator};
    OutputFile output{to};
    Record record;
    std::string block;
    bool header_pending = profile.has_header;
    while (reader.next(record) == RecordReader::State::record) {
        if (std::ranges::all_of(record.cells,
                                [](const auto& cell) { return trimmed(cell.text).empty(); })) {
            continue;
        }
        if (std::exchange(header_pending, false)) continue;
        record.cells.resize(profile.columns.size());
        for (std::size_t i = 0; i < record.cells.size(); ++i) {
            if (i > 0) block += rewritten_separator;
            append_quoted(block, record.cells[i]);
        }
        block += '\n';
        if (block.size() >= block_size) {
            output.write(block);
            block.clear();
        }
    }
    output.write(block);
    output.close();
}

}  // namespace datapilot::worker::ingest
