#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace datapilot::workers {

// What is read of a server's schema, in this order: what its catalog says, what its tables hold,
// which of them belong together.
enum class SchemaPhase : std::uint8_t { structure, contents, relationships };

// How far that is.
struct SchemaReading {
    SchemaPhase phase = SchemaPhase::structure;
    std::uint32_t tables_read = 0;
    std::uint32_t tables = 0;  // 0 as long as nobody knows
    bool operator==(const SchemaReading&) const = default;
};

// From 0 to 1: most of the time goes into the contents.
double part(const SchemaReading& reading);

std::string_view name(SchemaPhase phase);
std::optional<SchemaPhase> schema_phase_from_name(std::string_view name);

}  // namespace datapilot::workers
