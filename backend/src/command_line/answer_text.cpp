#include "command_line/answer_text.h"

#include <fmt/format.h>

#include "command_line/rows_text.h"
#include "command_line/terminal_text.h"
#include "results/decimal_digits.h"

namespace datapilot::command_line {
namespace {

using ai::answering::Answer;
using ai::answering::Clarification;
using ai::answering::Outcome;
using ai::answering::Refusal;

std::string milliseconds(std::chrono::microseconds time) {
    const auto tenths = (time.count() + 50) / 100;
    return results::french_number(fmt::format("{}.{}", tenths / 10, tenths % 10), 1);
}

std::string indented(std::string_view text, const Terminal& terminal) {
    std::string lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        lines += "  " + terminal.styled(Style::dim, harmless(text.substr(0, end))) + "\n";
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

struct Write {
    const Answer& answer;
    const Terminal& terminal;
    bool french;

    std::string operator()(const Outcome& outcome) const {
        auto text = heading(outcome.interpretation.text);
        if (!outcome.ignored_words.empty()) text += ignored(outcome.ignored_words);
        text += "\n" + indented(outcome.sql, terminal) + "\n";
        if (!outcome.rows.empty()) {
            text += rows_text(outcome.columns, outcome.rows, terminal, answer.language) + "\n";
        }
        if (!outcome.summary.empty()) {
            text += wrapped(harmless(outcome.summary), terminal.width, 2) + "\n";
        }
        for (const auto& warning : answer.warnings) text += doubt(warning);
        if (!answer.warnings.empty()) text += "\n";
        return text + footer(outcome);
    }

    std::string operator()(const Clarification& clarification) const {
        auto text = heading(clarification.question) + "\n";
        for (const auto& choice : clarification.choices) {
            text += fmt::format("  • {}", harmless(choice.label));
            if (!choice.preview.empty() && choice.preview != choice.label) {
                text += terminal.styled(Style::dim, "  " + harmless(choice.preview));
            }
            text += terminal.styled(Style::dim, fmt::format("  (--choice {})", choice.id)) + "\n";
        }
        return text;
    }

    std::string operator()(const Refusal& refusal) const {
        auto text = heading(refusal.message);
        if (!refusal.examples.empty()) {
            text += french ? "\n  Essayez par exemple :\n" : "\n  Try for example:\n";
        }
        for (const auto& example : refusal.examples) {
            text += "  • " + harmless(example) + "\n";
        }
        return text;
    }

    std::string heading(std::string_view sentence) const {
        return terminal.styled(Style::bold, wrapped(harmless(sentence), terminal.width, 0));
    }

    std::string ignored(const std::vector<std::string>& words) const {
        const auto list = harmless(fmt::format("{}", fmt::join(words, ", ")));
        const auto text = (french ? "Mots laissés de côté : " : "Words left aside: ") + list;
        return terminal.styled(Style::warning, text) + "\n";
    }

    std::string doubt(const questions::Warning& warning) const {
        const auto text =
            wrapped("⚠ " + harmless(warning.message.in(answer.language)), terminal.width, 2);
        return terminal.styled(Style::warning, text);
    }

    std::string footer(const Outcome& outcome) const {
        const auto& usage = answer.usage;
        const auto confidence = results::french_number(std::to_string(outcome.confidence * 100), 0);
        return "  " +
               terminal.styled(
                   Style::dim,
                   fmt::format(
                       fmt::runtime(french ? "Règles · confiance {} % · compris en {} ms · SQL {} "
                                             "ms · 0 octet sorti de l'entreprise"
                                           : "Rules · confidence {}% · understood in {} ms · SQL "
                                             "{} ms · 0 bytes left the company"),
                       confidence, milliseconds(usage.understand), milliseconds(usage.sql))) +
               "\n";
    }
};

}  // namespace

std::string answer_text(const Answer& answer, const Terminal& terminal) {
    const bool french = answer.language == base::Language::french;
    return std::visit(Write{answer, terminal, french}, answer.result);
}

}  // namespace datapilot::command_line
