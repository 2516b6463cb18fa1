#include "ai/answering/model/model_confidence.h"

#include <algorithm>
#include <chrono>
#include <set>

#include "questions/language/identifiers.h"
#include "questions/language/lexicon.h"
#include "questions/language/periods.h"
#include "questions/language/tokens.h"

namespace datapilot::ai::answering::model {
namespace {

namespace language = questions::language;

constexpr double of_plan = 0.85;
constexpr double of_sql = 0.75;
constexpr double of_agreement = 0.96;
constexpr double of_contradiction = 0.45;
constexpr double lost_by_repair = 0.08;
constexpr double lost_uncovered = 0.25;  // where none of the question's words is answered to
constexpr double lost_empty = 0.15;
constexpr double least = 0.05;
constexpr double most = 0.97;

using Stems = std::set<std::string>;

void add_words(Stems& stems, std::string_view text) {
    for (const auto& token : language::tokenize(text)) {
        if (token.kind == language::TokenKind::symbol) continue;
        stems.insert(token.stem_fr);
        stems.insert(token.stem_en);
    }
}

// A name with what its abbreviations mean, and what else means the same: mt_ht is an amount.
void add_name(Stems& stems, const std::string& name) {
    add_words(stems, name);
    const auto spoken = language::spoken_name(name);
    add_words(stems, spoken);
    for (const auto& word : language::Lexicon::built_in().equivalents(spoken)) {
        add_words(stems, word);
    }
}

bool stands_in(const std::string& sql, const std::string& name) {
    return !name.empty() && sql.find(name) != std::string::npos;
}

Stems words_of(const std::string& sql, const catalog::Catalog& catalog) {
    Stems stems;
    // Values and numbers; what stands in quotes would be one word, without a stem.
    auto bare = sql;
    std::ranges::replace_if(
        bare, [](char c) { return c == '\'' || c == '"'; }, ' ');
    add_words(stems, bare);
    for (const auto& table : catalog.tables) {
        const auto& written = table.relation.empty() ? table.name : table.relation;
        if (!stands_in(sql, written)) continue;
        add_name(stems, table.name);
        add_name(stems, table.label);
        for (const auto& column : table.columns) {
            if (stands_in(sql, column.name)) add_name(stems, column.name);
        }
    }
    return stems;
}

// Words that ask for something rather than name it: « total », « par », « en 2025 ».
std::vector<bool> asks(const std::vector<language::Token>& tokens) {
    std::vector<bool> asking(tokens.size(), false);
    const auto note = [&](const language::TokenRange& range) {
        for (auto i = range.first; i < range.last; ++i) asking[i] = true;
    };
    for (const auto& marker : language::Lexicon::built_in().markers(tokens)) note(marker.tokens);
    // Which day it is changes no word.
    const language::Calendar any{.today = std::chrono::year{2000} / 1 / 1};
    const auto times = language::times(tokens, any);
    for (const auto& period : times.periods) note(period.tokens);
    for (const auto& grain : times.grains) note(grain.tokens);
    return asking;
}

}  // namespace

double confidence_of(const ModelEvidence& evidence) {
    double confidence = evidence.is_plan ? of_plan : of_sql;
    if (evidence.with_rules == Agreement::agrees) confidence = of_agreement;
    if (evidence.with_rules == Agreement::disagrees) confidence = of_contradiction;
    confidence -= lost_by_repair * evidence.repairs;
    if (evidence.is_empty) confidence -= lost_empty;
    // Two ways that lead to the same rows need no words to vouch for them.
    if (evidence.with_rules != Agreement::agrees) {
        confidence -= lost_uncovered * (1 - std::clamp(evidence.coverage, 0.0, 1.0));
    }
    return std::clamp(confidence, least, most);
}

double coverage_of(const std::string& question, const std::string& sql,
                   const catalog::Catalog& catalog) {
    const auto tokens = language::tokenize(question);
    const auto asking = asks(tokens);
    const auto answered = words_of(sql, catalog);
    double counted = 0;
    double covered = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const auto& token = tokens[i];
        if (token.stop || asking[i] || token.kind == language::TokenKind::symbol) continue;
        ++counted;
        if (answered.contains(token.stem_fr) || answered.contains(token.stem_en)) ++covered;
    }
    return counted == 0 ? 1 : covered / counted;
}

}  // namespace datapilot::ai::answering::model
