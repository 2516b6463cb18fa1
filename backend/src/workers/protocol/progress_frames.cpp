#include "workers/protocol/progress_frames.h"

#include <algorithm>
#include <boost/endian/conversion.hpp>

namespace datapilot::workers {
namespace {

constexpr std::size_t without_schema = 1;
constexpr std::size_t with_schema = without_schema + 1 + 4 + 4;

void append(std::string& payload, std::uint32_t number) {
    unsigned char bytes[4];
    boost::endian::store_little_u32(bytes, number);
    payload.append(reinterpret_cast<const char*>(bytes), sizeof bytes);
}

std::uint32_t number_at(std::string_view payload, std::size_t place) {
    return boost::endian::load_little_u32(
        reinterpret_cast<const unsigned char*>(payload.data() + place));
}

}  // namespace

std::string encode_progress(const Progress& progress) {
    std::string payload(1, static_cast<char>(std::clamp(progress.part, 0.0, 1.0) * 100));
    if (!progress.schema) return payload;
    payload += static_cast<char>(progress.schema->phase);
    append(payload, progress.schema->tables_read);
    append(payload, progress.schema->tables);
    return payload;
}

std::optional<Progress> progress_from(std::string_view payload) {
    if (payload.size() != without_schema && payload.size() != with_schema) return std::nullopt;
    const int percent = static_cast<unsigned char>(payload[0]);
    if (percent > 100) return std::nullopt;
    Progress progress{.part = percent / 100.0};
    if (payload.size() == without_schema) return progress;
    const auto phase = static_cast<unsigned char>(payload[1]);
    const SchemaReading schema{static_cast<SchemaPhase>(phase), number_at(payload, 2),
                               number_at(payload, 6)};
    if (phase > static_cast<unsigned char>(SchemaPhase::relationships)) return std::nullopt;
    if (schema.tables_read > schema.tables) return std::nullopt;
    progress.schema = schema;
    return progress;
}

}  // namespace datapilot::workers
