#include "worker/ingest/text_trim.h"

namespace datapilot::worker::ingest {
namespace {

constexpr std::string_view single = " \t\r\n\v\f";

std::size_t blank_at_start(std::string_view text) {
    if (text.empty()) return 0;
    if (single.find(text.front()) != single.npos) return 1;
    if (text.starts_with("\u00a0")) return 2;
    if (text.starts_with("\u202f") || text.starts_with("\u2009")) return 3;
    return 0;
}

std::size_t blank_at_end(std::string_view text) {
    if (text.empty()) return 0;
    if (single.find(text.back()) != single.npos) return 1;
    if (text.ends_with("\u00a0")) return 2;
    if (text.ends_with("\u202f") || text.ends_with("\u2009")) return 3;
    return 0;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
    while (const auto size = blank_at_start(text)) text.remove_prefix(size);
    while (const auto size = blank_at_end(text)) text.remove_suffix(size);
    return text;
}

}  // namespace datapilot::worker::ingest
