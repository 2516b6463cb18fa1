#include "auth/email.h"

#include <algorithm>

namespace datapilot::auth {
namespace {

constexpr std::size_t longest = 254;
constexpr std::size_t longest_local_part = 64;
constexpr std::size_t longest_label = 63;

bool is_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

// RFC 5321's dot-string; quoted local parts are refused.
bool is_local_part(std::string_view text) {
    constexpr std::string_view special = "!#$%&'*+-/=?^_`{|}~.";
    return !text.empty() && text.size() <= longest_local_part && text.front() != '.' &&
           text.back() != '.' && text.find("..") == text.npos &&
           std::all_of(text.begin(), text.end(), [&](char c) {
               return is_letter_or_digit(c) || special.find(c) != special.npos;
           });
}

bool is_label(std::string_view text) {
    return !text.empty() && text.size() <= longest_label && text.front() != '-' &&
           text.back() != '-' && std::all_of(text.begin(), text.end(), [](char c) {
               return is_letter_or_digit(c) || c == '-';
           });
}

bool is_domain(std::string_view text) {
    if (text.find('.') == text.npos) return false;
    for (;;) {
        const auto dot = text.find('.');
        if (!is_label(text.substr(0, dot))) return false;
        if (dot == text.npos) return true;
        text.remove_prefix(dot + 1);
    }
}

}  // namespace

std::optional<std::string> normalised_email(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const auto begin = text.find_first_not_of(blanks);
    if (begin == text.npos) return std::nullopt;
    text = text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
    if (text.size() > longest) return std::nullopt;
    std::string folded{text};
    std::transform(folded.begin(), folded.end(), folded.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    const auto at = folded.rfind('@');
    if (at == folded.npos || !is_local_part(std::string_view{folded}.substr(0, at)) ||
        !is_domain(std::string_view{folded}.substr(at + 1))) {
        return std::nullopt;
    }
    return folded;
}

}  // namespace datapilot::auth
