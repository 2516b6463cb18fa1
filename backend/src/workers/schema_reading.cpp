#include "workers/schema_reading.h"

#include <algorithm>
#include <array>

#include "base/enum_named.h"

namespace datapilot::workers {
namespace {

constexpr double structure_begins = 0.02;
constexpr double contents_begin = 0.1;
constexpr double relationships_begin = 0.9;

constexpr std::array<std::string_view, 3> names{"structure", "contents", "relationships"};

}  // namespace

double part(const SchemaReading& reading) {
    switch (reading.phase) {
        case SchemaPhase::structure:
            return structure_begins;
        case SchemaPhase::contents:
            break;
        case SchemaPhase::relationships:
            return relationships_begin;
    }
    const double share = static_cast<double>(reading.tables_read) / std::max(reading.tables, 1U);
    return contents_begin + share * (relationships_begin - contents_begin);
}

std::string_view name(SchemaPhase phase) {
    return names.at(static_cast<std::size_t>(phase));
}

std::optional<SchemaPhase> schema_phase_from_name(std::string_view wanted) {
    using enum SchemaPhase;
    return base::enum_named(wanted, {structure, contents, relationships});
}

}  // namespace datapilot::workers
