#include "http/request_id.h"

#include <algorithm>
#include <cstdint>
#include <random>

namespace datapilot::http {
namespace {

bool may_stand_in_a_log(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-' || c == '_';
}

std::string new_id() {
    // Unique, not secret: nothing is granted to who knows it.
    static thread_local std::mt19937_64 random{
        (static_cast<std::uint64_t>(std::random_device{}()) << 32) | std::random_device{}()};
    constexpr std::string_view digits = "0123456789abcdef";
    std::string id;
    for (int word = 0; word < 2; ++word) {
        auto bits = random();
        for (int digit = 0; digit < 16; ++digit, bits >>= 4) id += digits[bits & 15];
    }
    return id;
}

}  // namespace

std::string request_id(const Headers& headers) {
    const auto given = find(headers, "X-Request-Id");
    const bool sane = given && !given->empty() && given->size() <= 64 &&
                      std::ranges::all_of(*given, may_stand_in_a_log);
    return sane ? std::string{*given} : new_id();
}

}  // namespace datapilot::http
