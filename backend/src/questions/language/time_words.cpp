#include "questions/language/time_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>

#include "query_plan/enum_names.h"
#include "questions/language/data_file.h"
#include "questions/language/phrases.h"
#include "questions/language/table_text.h"

namespace datapilot::questions::language {

namespace {

TimeWordKind kind_from_name(std::string_view name) {
    // In the order of the enumeration.
    static constexpr auto names = std::to_array<std::string_view>(
        {"month",         "month_short",    "weekday",     "grain",       "quarter",
         "half_year",     "fiscal",         "decade",      "this_before", "this_after",
         "last_before",   "last_after",     "next_before", "next_after",  "rolling_before",
         "rolling_after", "since",          "after",       "before",      "until",
         "between",       "from",           "to",          "conjunction", "or_after",
         "or_before",     "ago_before",     "ago_after",   "day_offset",  "to_date",
         "start_of",      "end_of",         "year_word",   "year_sign",   "determiner",
         "each",          "no_grain",       "versus",      "same_period", "last_year",
         "year_on_year",  "previous_period"});
    static_assert(names.size() == static_cast<std::size_t>(TimeWordKind::previous_period) + 1);
    const auto found = std::ranges::find(names, name);
    if (found == names.end()) throw std::logic_error("unknown word of time: " + std::string(name));
    return static_cast<TimeWordKind>(found - names.begin());
}

class Table {
  public:
    static const Table& built_in() {
        static const Table table;
        return table;
    }

    std::vector<TimeWord> at(std::span<const Token> tokens, std::size_t position) const {
        std::vector<TimeWord> words;
        for (const auto& found : index_.at(tokens, position)) {
            for (const auto entry : found.entries) {
                words.push_back(rows_[entry]);
                words.back().tokens = found.tokens;
            }
        }
        return words;
    }

  private:
    Table() {
        for (const auto& row : rows_of(data_file("times.tsv"), 3)) {
            TimeWord word{.kind = kind_from_name(row[0]), .tokens = {}};
            if (const auto grain = query_plan::value_of<Grain>(row[1])) {
                word.grain = *grain;
            } else {
                word.number = std::stoi(row[1]);
            }
            for (const auto& part : parts_of(row[2])) {
                for (const auto& phrase : with_options(part)) index_.add(phrase, rows_.size());
            }
            rows_.push_back(word);
        }
    }

    std::vector<TimeWord> rows_;
    PhraseIndex index_{PhraseIndex::Match::exact};
};

}  // namespace

std::vector<std::string> time_vocabulary() {
    std::vector<std::string> words;
    for (const auto& row : rows_of(data_file("times.tsv"), 3)) {
        for (const auto& token : tokenize(row[2])) {
            if (token.kind == TokenKind::word) words.push_back(token.folded);
        }
    }
    return words;
}

TimeWords::TimeWords(std::span<const Token> tokens) {
    found_.reserve(tokens.size());
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        found_.push_back(Table::built_in().at(tokens, i));
    }
}

std::optional<TimeWord> TimeWords::at(std::size_t position, TimeWordKind kind) const {
    if (position >= found_.size()) return std::nullopt;
    const auto& words = found_[position];
    const auto found = std::ranges::find(words, kind, &TimeWord::kind);
    if (found == words.end()) return std::nullopt;
    return *found;
}

}  // namespace datapilot::questions::language
