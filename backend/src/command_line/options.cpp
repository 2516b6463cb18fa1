#include "command_line/options.h"

#include <CLI/CLI.hpp>
#include <charconv>
#include <map>
#include <string>

namespace datapilot::command_line {
namespace {

std::optional<int> whole_number(std::string_view digits) {
    int number = 0;
    const auto end = digits.data() + digits.size();
    const auto parsed = std::from_chars(digits.data(), end, number);
    if (parsed.ec != std::errc{} || parsed.ptr != end || number < 0) return std::nullopt;
    return number;
}

}  // namespace

void add_engine(CLI::App& app, Engine& engine) {
    const std::map<std::string, Engine> names{
        {"auto", Engine::automatic}, {"rules", Engine::rules}, {"model", Engine::model}};
    app.add_option("--engine", engine, "Qui répond : auto, rules ou model")
        ->transform(CLI::CheckedTransformer(names).description("{auto,rules,model}"));
}

void add_language(CLI::App& app, std::optional<base::Language>& language) {
    const std::map<std::string, base::Language> names{{"fr", base::Language::french},
                                                      {"en", base::Language::english}};
    app.add_option("--language", language,
                   "La langue de la réponse, fr ou en (sinon celle de la question)")
        ->transform(CLI::CheckedTransformer(names).description("{fr,en}"));
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

}  // namespace datapilot::command_line
