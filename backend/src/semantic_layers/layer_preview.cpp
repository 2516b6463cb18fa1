#include "semantic_layers/layer_preview.h"

#include <boost/json/object.hpp>

#include "definitions/meanings.h"
#include "query_plan/interpretation.h"
#include "query_plan/sql.h"
#include "questions/rule_engine.h"

namespace datapilot::semantic_layers {
namespace {

namespace json = boost::json;

// One reading in words, as QuestionReading of docs/api/openapi.yaml.
class Said {
  public:
    Said(const catalog::Catalog& catalog, const questions::RuleEngine& rules,
         base::Language language)
        : catalog_(catalog), rules_(rules), language_(language) {}

    json::object operator()(const questions::Understood& understood) const {
        auto out = reading("answered");
        out["interpretation"] = query_plan::interpret(understood.plan, language_).text;
        const auto sql = query_plan::to_sql(understood.plan, catalog_, catalog_.dialect, language_);
        if (sql) out["sql"] = sql->text;
        json::array used;
        for (const auto& definition : rules_.definitions_used(understood.plan)) {
            used.push_back(questions::to_json(definition, language_));
        }
        out["definitions"] = std::move(used);
        return out;
    }
    json::object operator()(const questions::Clarification& asked_back) const {
        auto out = reading("needs_clarification");
        out["message"] = asked_back.question;
        json::array choices;
        for (const auto& choice : asked_back.choices) choices.emplace_back(choice.label);
        out["choices"] = std::move(choices);
        return out;
    }
    json::object operator()(const questions::Refusal& refused) const {
        auto out = reading("refused");
        out["message"] = refused.message.in(language_);
        return out;
    }

  private:
    static json::object reading(const char* status) {
        return {{"status", status},   {"interpretation", nullptr}, {"sql", nullptr},
                {"message", nullptr}, {"choices", json::array{}},  {"definitions", json::array{}}};
    }

    const catalog::Catalog& catalog_;
    const questions::RuleEngine& rules_;
    base::Language language_;
};

// A source as some definitions have it.
struct Defined {
    Defined(const catalog::Catalog& described, const definitions::Definitions& definitions)
        : catalog(definitions::linked(described, definitions)), rules(catalog, definitions) {}

    json::object read(const std::string& text, const PreviewedQuestions& questions) const {
        const auto reading =
            rules.read({.text = text, .language = questions.language, .today = questions.today});
        return std::visit(Said{catalog, rules, questions.language}, reading);
    }

    catalog::Catalog catalog;
    questions::RuleEngine rules;
};

}  // namespace

json::array previewed(const catalog::Catalog& catalog, const definitions::Definitions& now,
                      const definitions::Definitions& draft, const PreviewedQuestions& questions) {
    const Defined before(catalog, now), after(catalog, draft);
    json::array out;
    for (const auto& text : questions.texts) {
        auto read_now = before.read(text, questions);
        auto read_then = after.read(text, questions);
        const bool changes = read_now != read_then;
        out.push_back(json::object{{"question", text},
                                   {"changes", changes},
                                   {"now", std::move(read_now)},
                                   {"draft", std::move(read_then)}});
    }
    return out;
}

}  // namespace datapilot::semantic_layers
