#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"

namespace datapilot::worker::ingest {

enum class Encoding { utf8, utf8_bom, windows_1252, utf16_le, utf16_be };

// What IngestedTable::encoding shows.
std::string_view name(Encoding encoding);

struct DetectedText {
    Encoding encoding = Encoding::utf8;
    std::int64_t bytes = 0;
    // Byte sequences that are no UTF-8 in a file that is UTF-8 all the same.
    std::int64_t invalid_sequences = 0;

    bool needs_transcoding() const;
};

// Reads the whole file once. Errors: file_empty, file_not_text, file_too_large.
base::Result<DetectedText> detect_text(const std::string& path);

// Writes the file again as UTF-8; what cannot be decoded becomes U+FFFD.
void transcode_to_utf8(const std::string& from, const DetectedText& text, const std::string& to);

}  // namespace datapilot::worker::ingest
