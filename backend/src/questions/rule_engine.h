#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/clock.h"
#include "base/error.h"
#include "base/text.h"
#include "catalog/catalog.h"
#include "definitions/meanings.h"
#include "query_plan/query_plan.h"
#include "questions/completing/typed_text.h"
#include "questions/editing/plan_edit.h"
#include "questions/join_path.h"
#include "questions/shortlist.h"
#include "questions/used_definitions.h"

namespace datapilot::questions {

// A question with all that its meaning depends on; nothing is taken from the machine.
struct Question {
    std::string text;
    base::Language language = base::Language::french;
    base::Date today;
    // The plan that this question follows up («et par région ?»), if any.
    std::optional<query_plan::QueryPlan> previous{};
    // The id of the choice made when the same text was asked back about.
    std::optional<std::string> choice{};
};

// A doubt that the user should know of, e.g. "partial_period", "dates_missing".
struct Warning {
    std::string code;
    base::Text message;
};

struct Understood {
    query_plan::QueryPlan plan;
    double confidence = 0;           // calibrated: how often such answers are right, from 0 to 1
    std::vector<double> evidence{};  // what the confidence was computed from: confidence.h
    std::vector<Warning> warnings{};
    std::vector<std::string> ignored_words{};  // stop words aside, what did not change the plan
};

struct Choice {
    std::string id;     // stable for the same question and catalog
    std::string label;  // what the button says, in the question's language
    query_plan::QueryPlan plan;
};

// Two readings are close: at most three choices.
struct Clarification {
    std::string question;
    std::vector<Choice> choices;
};

struct Refusal {
    base::Errc code = base::Errc::question_not_understood;
    base::Text message;  // « Je ne sais pas interpréter "…" »
    std::vector<std::string> unknown_words{};
    std::vector<std::string> examples{};  // questions that this source can answer
};

using Reading = std::variant<Understood, Clarification, Refusal>;

// Reads French and English questions over one catalog, with no network and no model.
// Building it indexes the names and values; reading is const and safe from several threads.
class RuleEngine {
  public:
    explicit RuleEngine(catalog::Catalog catalog, definitions::Definitions definitions = {});
    ~RuleEngine();
    RuleEngine(RuleEngine&&) noexcept;
    RuleEngine& operator=(RuleEngine&&) noexcept;

    Reading read(const Question& question) const;
    // Questions that this source answers, for an empty page or after a refusal.
    std::vector<std::string> suggestions(base::Language language, std::size_t count) const;
    // What the words of a question that is being typed mean, and how it may go on.
    TypedText complete(std::string_view text, base::Language language, base::Date today) const;
    // What another engine should be shown to answer this question.
    Shortlist shortlist(std::string_view question, const ShortlistLimits& limits) const;
    const JoinGraph& joins() const;
    const definitions::Meanings& meanings() const;
    std::vector<UsedDefinition> definitions_used(const query_plan::QueryPlan& plan) const;
    // Whether a plan that the rules did not make is about a column that is hidden.
    bool uses_hidden_columns(const query_plan::QueryPlan& plan) const;

    // PlanChoices of docs/api/openapi.yaml: what the parts of a plan may become.
    boost::json::object choices(const query_plan::QueryPlan& plan, base::Language language) const;
    // The plan with its parts changed; validation_failed where they do not suit this source.
    base::Result<query_plan::QueryPlan> edited(query_plan::QueryPlan plan,
                                               const std::vector<PlanEdit>& edits) const;

  private:
    struct Index;
    std::unique_ptr<const Index> index_;
};

}  // namespace datapilot::questions
