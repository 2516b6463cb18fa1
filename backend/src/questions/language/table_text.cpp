#include "questions/language/table_text.h"

#include <algorithm>
#include <stdexcept>

namespace datapilot::questions::language {

namespace {

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \r";
    const auto begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (std::size_t begin = 0; begin <= text.size();) {
        const auto end = std::min(text.find(separator, begin), text.size());
        parts.push_back(trimmed(text.substr(begin, end - begin)));
        begin = end + 1;
    }
    return parts;
}

}  // namespace

std::vector<std::vector<std::string>> rows_of(std::string_view text, std::size_t columns) {
    std::vector<std::vector<std::string>> rows;
    for (const auto line : split(text, '\n')) {
        if (line.empty() || line.starts_with('#')) continue;
        const auto cells = split(line, '\t');
        if (cells.size() < columns) {
            throw std::logic_error("too few cells in a data file: " + std::string(line));
        }
        rows.emplace_back(cells.begin(), cells.end());
    }
    return rows;
}

std::vector<std::string> parts_of(std::string_view cell, char separator) {
    std::vector<std::string> parts;
    for (const auto part : split(cell, separator)) {
        if (!part.empty()) parts.emplace_back(part);
    }
    return parts;
}

std::vector<std::string> with_options(const std::string& phrase) {
    const auto open = phrase.find('(');
    if (open == std::string::npos) return {phrase};
    const auto close = phrase.find(')', open);
    if (close == std::string::npos) {
        throw std::logic_error("a parenthesis is not closed: " + std::string(phrase));
    }
    const auto head = phrase.substr(0, open);
    const auto option = phrase.substr(open + 1, close - open - 1);
    std::vector<std::string> all;
    for (const auto& tail : with_options(phrase.substr(close + 1))) {
        all.push_back(head + tail);
        all.push_back(head + option + tail);
    }
    return all;
}

}  // namespace datapilot::questions::language
