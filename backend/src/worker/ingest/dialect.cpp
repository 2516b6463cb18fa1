#include "worker/ingest/dialect.h"

#include <array>

#include "worker/ingest/record_reader.h"

namespace datapilot::worker::ingest {
namespace {

constexpr int sampled_records = 500;

struct Evenness {
    std::size_t width = 1;  // cells in the first record
    double share = 0;       // of the records that have as many; half for those that have some
};

// Spreadsheets leave separators behind the last cell.
std::size_t width_up_to(const Record& record, std::size_t most) {
    auto width = record.cells.size();
    while (width > most && record.cells[width - 1].text.empty()) --width;
    return width;
}

Evenness evenness(const std::string& path, char separator) {
    RecordReader reader{path, separator};
    Record record;
    Evenness result;
    int records = 0;
    double as_wide = 0;
    while (records < sampled_records && reader.next(record) == RecordReader::State::record) {
        if (record.blank()) continue;
        if (records == 0) result.width = record.cells.size();
        ++records;
        const auto width = width_up_to(record, result.width);
        as_wide += width == result.width ? 1 : width > 1 && width < result.width ? 0.5 : 0;
    }
    if (records > 0) result.share = as_wide / records;
    return result;
}

bool better(const Evenness& one, const Evenness& other) {
    const bool one_cuts = one.width > 1 && one.share >= 0.5;
    const bool other_cuts = other.width > 1 && other.share >= 0.5;
    if (one_cuts != other_cuts) return one_cuts;
    if (one.share != other.share) return one.share > other.share;
    return one.width > other.width;
}

}  // namespace

char detect_separator(const std::string& path) {
    char best = ';';
    Evenness best_evenness;
    for (const char separator : std::array{';', ',', '\t', '|'}) {
        const auto found = evenness(path, separator);
        if (better(found, best_evenness)) {
            best = separator;
            best_evenness = found;
        }
    }
    return best;
}

}  // namespace datapilot::worker::ingest
