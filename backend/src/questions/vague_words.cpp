#include "questions/vague_words.h"

#include <algorithm>
#include <map>

#include "query_plan/interpretation.h"
#include "questions/candidates.h"
#include "questions/labels.h"
#include "questions/language/data_file.h"
#include "questions/language/table_text.h"
#include "questions/policy.h"

namespace datapilot::questions {
namespace {

using language::Token;

constexpr std::size_t most_choices = 3;
constexpr double well_named = 0.5;

enum class Vagueness { great, small, recent };

const std::map<std::string, Vagueness, std::less<>>& vague_words() {
    static const auto words = [] {
        std::map<std::string, Vagueness, std::less<>> out;
        for (const auto& row : language::rows_of(language::data_file("vague.tsv"), 2)) {
            const auto kind = row[0] == "great"   ? Vagueness::great
                              : row[0] == "small" ? Vagueness::small
                                                  : Vagueness::recent;
            for (auto& word : language::parts_of(row[1])) out.emplace(std::move(word), kind);
        }
        return out;
    }();
    return words;
}

// The questions that say precisely what this one may mean.
class Paraphrases {
  public:
    Paraphrases(const Source& source, const Question& question)
        : source_(source),
          question_(question),
          tokens_(language::tokenize(question.text)),
          phrases_(source.schema.phrases(tokens_)) {}

    std::vector<std::string> of(std::size_t vague, Vagueness kind) const {
        if (kind == Vagueness::recent) return of_recent(vague);
        const auto noun = ranked();
        if (!noun) return {};
        const auto until = std::max(noun->tokens.last, vague + 1);
        std::vector<std::string> out;
        for (const auto& measure : measures(*noun, vague)) {
            out.push_back("les 10 " + words(noun->tokens) +
                          (kind == Vagueness::great ? " avec le plus de " : " avec le moins de ") +
                          measure + " " + rest_from(until));
        }
        return out;
    }

    const std::vector<Token>& tokens() const { return tokens_; }

  private:
    std::string words(language::TokenRange range) const {
        const auto span = language::span_of(tokens_, range);
        return question_.text.substr(span.begin, span.end - span.begin);
    }
    std::string rest_from(std::size_t token) const {
        return token < tokens_.size() ? question_.text.substr(tokens_[token].span.begin)
                                      : std::string{};
    }

    std::vector<std::string> of_recent(std::size_t vague) const {
        auto rest = question_.text;
        const auto& span = tokens_[vague].span;
        rest.replace(span.begin, span.end - span.begin, " ");
        while (!rest.empty() && (rest.back() == '?' || rest.back() == ' ')) rest.pop_back();
        std::vector<std::string> out;
        for (const auto* period :
             {" sur les 30 derniers jours", " sur les 3 derniers mois", " cette année"}) {
            out.push_back(rest + period);
        }
        return out;
    }

    // What is to be ranked: the first table or name that is spoken of.
    const SchemaPhrase* ranked() const {
        for (const auto& phrase : phrases_) {
            const auto& best = phrase.matches.front();
            if (best.quality < well_named || best.element.metric) continue;
            if (best.element.is_table() || !source_.fact(best.element).numeric()) return &phrase;
        }
        return nullptr;
    }

    // The number that the vague word is said of, or what such rows are ranked by.
    std::vector<std::string> measures(const SchemaPhrase& noun, std::size_t vague) const {
        for (const auto& phrase : phrases_) {
            const auto& best = phrase.matches.front();
            const bool number = !best.element.is_table() && best.quality >= well_named &&
                                source_.fact(best.element).numeric();
            if (number && phrase.tokens.last <= vague) return numbers_named(phrase);
        }
        std::vector<std::string> out;
        for (const auto& metric : source_.metrics) {
            if (metric.turnover) out.push_back(metric.names.front());
        }
        const auto table = noun.matches.front().element.table;
        for (const auto& link : source_.catalog.relationships) {
            if (link.to_table != source_.catalog.tables[table].name) continue;
            const auto* many = source_.catalog.find(link.from_table);
            out.push_back(many->label.empty() ? many->name : many->label);
        }
        return out;
    }
    // « une abstention élevée »: the number, or its rate.
    std::vector<std::string> numbers_named(const SchemaPhrase& phrase) const {
        return {words(phrase.tokens), "taux de " + words(phrase.tokens)};
    }

    const Source& source_;
    const Question& question_;
    std::vector<Token> tokens_;
    std::vector<SchemaPhrase> phrases_;
};

}  // namespace

std::optional<Clarification> asked_about_vague_words(const Source& source, const Question& question,
                                                     const std::vector<std::string>& words) {
    const Paraphrases paraphrases(source, question);
    std::optional<std::size_t> vague;
    for (const auto& word : words) {
        const auto folded = language::fold(word);
        if (!is_vague(folded)) return std::nullopt;
        const auto at = std::ranges::find(paraphrases.tokens(), folded, &Token::folded);
        if (at == paraphrases.tokens().end()) return std::nullopt;
        if (!vague) vague = static_cast<std::size_t>(at - paraphrases.tokens().begin());
    }
    if (!vague) return std::nullopt;
    const auto& word = paraphrases.tokens()[*vague];
    Clarification out;
    out.question = question.language == base::Language::french
                       ? "Que voulez-vous dire par « " + word.text + " » ?"
                       : "What do you mean by “" + word.text + "”?";
    for (auto& text : paraphrases.of(*vague, vague_words().find(word.folded)->second)) {
        if (out.choices.size() == most_choices) break;
        auto precise = question;
        precise.text = std::move(text);
        precise.previous.reset();
        precise.choice.reset();
        const auto reading = understand(source, precise);
        if (reading.candidates.empty() || !reading.candidates.front().unused.empty()) continue;
        const auto& plan = reading.candidates.front().plan;
        auto label = query_plan::interpret(plan, question.language).text;
        const bool known =
            std::ranges::find(out.choices, label, &Choice::label) != out.choices.end();
        if (known) continue;
        out.choices.push_back({std::to_string(out.choices.size() + 1), std::move(label), plan});
    }
    if (out.choices.empty()) return std::nullopt;
    return out;
}

bool is_vague(std::string_view word) {
    return vague_words().contains(word);
}

}  // namespace datapilot::questions
