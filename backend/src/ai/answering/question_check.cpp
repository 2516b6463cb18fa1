#include "ai/answering/question_check.h"

#include <unicode/timezone.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <memory>
#include <string>

#include "questions/language/tokens.h"

namespace datapilot::ai::answering {
namespace {

struct Characters {
    std::size_t count = 0;
    bool has_word = false;
    bool valid = true;
};

Characters characters_of(std::string_view text) {
    Characters seen;
    const auto size = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < size;) {
        UChar32 character = 0;
        U8_NEXT(text.data(), at, size, character);
        if (character <= 0) seen.valid = false;  // broken UTF-8, or NUL
        seen.has_word = seen.has_word || (character > 0 && u_isalnum(character));
        ++seen.count;
    }
    return seen;
}

// Folded, sorted, and a word of one language only.
constexpr std::array<std::string_view, 33> french_words{
    "annee",  "au",      "aux",    "avec", "avons", "ces", "chaque", "chez", "combien",
    "dans",   "de",      "depuis", "des",  "du",    "en",  "est",    "et",   "la",
    "le",     "les",     "moins",  "mois", "ont",   "ou",  "par",    "pour", "quel",
    "quelle", "quelles", "quels",  "sont", "sur",   "une"};
constexpr std::array<std::string_view, 33> english_words{
    "all",  "and",  "are",  "by",  "did",  "does", "each", "for",   "from", "had",  "has",
    "have", "how",  "in",   "is",  "last", "list", "many", "month", "much", "of",   "per",
    "show", "than", "that", "the", "this", "was",  "what", "which", "who",  "with", "year"};
static_assert(std::ranges::is_sorted(french_words));
static_assert(std::ranges::is_sorted(english_words));

std::optional<int> whole_number(std::string_view digits) {
    int number = 0;
    const auto end = digits.data() + digits.size();
    const auto parsed = std::from_chars(digits.data(), end, number);
    if (parsed.ec != std::errc{} || parsed.ptr != end || number < 0) return std::nullopt;
    return number;
}

}  // namespace

std::optional<base::Error> objection_to(std::string_view question) {
    // No character takes more than four bytes: a longer text need not be looked at.
    const bool endless = question.size() > 4 * most_question_characters;
    const auto seen = endless ? Characters{} : characters_of(question);
    if (endless || seen.count > most_question_characters) {
        return base::Error{base::Errc::question_too_long,
                           {"La question dépasse 2 000 caractères : raccourcissez-la.",
                            "The question exceeds 2,000 characters: shorten it."}};
    }
    if (!seen.valid) {
        return base::Error{base::Errc::validation_failed,
                           {"La question n'est pas un texte UTF-8 : vérifiez son encodage.",
                            "The question is not UTF-8 text: check its encoding."}};
    }
    if (!seen.has_word) {
        return base::Error{
            base::Errc::question_empty,
            {"La question ne contient aucun mot. Écrivez-la en quelques mots, par exemple : "
             "« chiffre d'affaires par mois ».",
             "The question has no word in it. Write it in a few words, for example: "
             "“revenue by month”."}};
    }
    return std::nullopt;
}

base::Language language_of(std::string_view question) {
    int french = 0;
    int english = 0;
    for (const auto& token : questions::language::tokenize(question)) {
        if (token.elided || std::ranges::binary_search(french_words, token.folded)) ++french;
        if (std::ranges::binary_search(english_words, token.folded)) ++english;
    }
    return english > french ? base::Language::english : base::Language::french;
}

base::Result<base::Date> day_in(std::string_view time_zone, base::Instant now) {
    const auto id = icu::UnicodeString::fromUTF8(
        {time_zone.data(), static_cast<std::int32_t>(time_zone.size())});
    const std::unique_ptr<icu::TimeZone> zone{icu::TimeZone::createTimeZone(id)};
    if (*zone == icu::TimeZone::getUnknown()) {
        return base::Error{base::Errc::validation_failed,
                           {"Ce fuseau horaire est inconnu ; écrivez-le comme « Europe/Paris ».",
                            "This time zone is unknown; write it like “Europe/Paris”."},
                           std::string{time_zone},
                           {{"time_zone",
                             base::FieldErrc::not_allowed,
                             {"Fuseau horaire inconnu.", "Unknown time zone."}}}};
    }
    const auto since_epoch =
        std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch());
    std::int32_t raw = 0;
    std::int32_t saving = 0;
    UErrorCode status = U_ZERO_ERROR;
    zone->getOffset(static_cast<UDate>(since_epoch.count()), false, raw, saving, status);
    const auto local = now + std::chrono::milliseconds{raw + saving};
    return base::Date{std::chrono::floor<std::chrono::days>(local)};
}

base::Result<base::Date> day_from_text(std::string_view text) {
    const base::Error not_a_day{base::Errc::validation_failed,
                                {"Ce n'est pas une date : écrivez-la comme 2025-12-31.",
                                 "This is not a date: write it like 2025-12-31."},
                                std::string{text}};
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return not_a_day;
    const auto year = whole_number(text.substr(0, 4));
    const auto month = whole_number(text.substr(5, 2));
    const auto day = whole_number(text.substr(8, 2));
    if (!year || !month || !day) return not_a_day;
    const base::Date date{std::chrono::year{*year},
                          std::chrono::month{static_cast<unsigned>(*month)},
                          std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok()) return not_a_day;
    return date;
}

}  // namespace datapilot::ai::answering
