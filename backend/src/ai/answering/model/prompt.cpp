#include "ai/answering/model/prompt.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <chrono>
#include <utility>

#include "ai/answering/model/examples_text.h"
#include "ai/answering/model/tools.h"
#include "base/weekday.h"
#include "llm/prompts.h"
#include "query_plan/json.h"

namespace datapilot::ai::answering::model {
namespace {

namespace json = boost::json;
using base::Language;

constexpr int most_answer_tokens = 2000;
constexpr std::int64_t most_example_bytes = 2400;
constexpr std::int64_t fences_of_examples = 40;

// Where the words stood in an older question helps nobody, and names no column.
void drop_words(json::value& value) {
    if (auto* object = value.if_object()) {
        object->erase("words");
        object->erase("calendar");
        for (auto& member : *object) drop_words(member.value());
    } else if (auto* array = value.if_array()) {
        for (auto& element : *array) drop_words(element);
    }
}

std::string previous_text(const query_plan::QueryPlan& plan) {
    json::value value = query_plan::to_json(plan);
    drop_words(value);
    // A value of the data that stands in it came from the user's own question.
    std::string text;
    for (const char byte : json::serialize(value)) {
        text += byte == '<' ? "\\u003c" : byte == '>' ? "\\u003e" : std::string(1, byte);
    }
    return "<previous>\n" + text + "\n</previous>\n";
}

std::string day_text(const query_plan::Calendar& calendar, Language language) {
    const std::chrono::weekday weekday{std::chrono::sys_days{calendar.today}};
    const auto day = base::weekday_name(weekday.iso_encoding(), language);
    const auto date = fmt::format("{:04}-{:02}-{:02}", static_cast<int>(calendar.today.year()),
                                  static_cast<unsigned>(calendar.today.month()),
                                  static_cast<unsigned>(calendar.today.day()));
    if (language == Language::french) {
        return fmt::format(
            "Aujourd'hui : {} {}. Fuseau horaire : {}. L'exercice commence au mois {}.\n", day,
            date, calendar.time_zone, calendar.first_fiscal_month);
    }
    return fmt::format("Today: {} {}. Time zone: {}. The fiscal year starts in month {}.\n", day,
                       date, calendar.time_zone, calendar.first_fiscal_month);
}

std::string question_text(const Asking& asking) {
    auto text = "<question>\n" + fenced(asking.question);
    if (asking.meaning) text += "\n" + fenced(*asking.meaning);
    return text + "\n</question>";
}

// Before the question, as far as there is room: a token takes three bytes at least.
void add_examples(llm::Request& request, const Asking& asking, const catalog::Catalog& catalog,
                  const questions::Shortlist& shortlist) {
    constexpr std::int64_t bytes_of_a_token = 3;
    const auto room = (most_request_tokens - llm::estimated_tokens(request)) * bytes_of_a_token;
    const auto most = std::clamp<std::int64_t>(room - fences_of_examples, 0, most_example_bytes);
    const auto text = examples_text(asking.examples, catalog, shortlist, asking.egress,
                                    asking.language, static_cast<std::size_t>(most));
    if (text.empty()) return;
    auto& user = std::get<llm::UserText>(request.messages.back()).text;
    user.insert(0, text + "\n");
}

}  // namespace

llm::Request request_for(const Asking& asking, const catalog::Catalog& catalog,
                         const questions::Shortlist& shortlist) {
    llm::Request request{.tools = tools(), .max_tokens = most_answer_tokens};
    request.system.push_back(llm::prompt("system", asking.language) + "\n" +
                             llm::prompt(catalog::name(catalog.dialect), asking.language));
    auto schema = schema_text(catalog, shortlist, asking.egress);
    if (!asking.definitions.empty()) schema += "\n" + asking.definitions;
    request.system.push_back(std::move(schema));
    auto user = day_text(asking.calendar, asking.language);
    const auto values = values_text(catalog, shortlist, asking.egress);
    if (!values.empty()) user += values + "\n";
    if (asking.previous) user += previous_text(*asking.previous);
    user += question_text(asking);
    request.messages.emplace_back(llm::UserText{std::move(user)});
    add_examples(request, asking, catalog, shortlist);
    return request;
}

}  // namespace datapilot::ai::answering::model
