#include "ai/query_request.h"

#include <boost/describe/class.hpp>
#include <charconv>
#include <utility>

#include "ai/answering/question_check.h"
#include "http/json_body.h"
#include "http/target.h"
#include "http/validation.h"

namespace datapilot::ai {

// Named, for Boost.Describe sees no type of an unnamed namespace.
struct QueryBody {
    std::string data_source_id;
    std::string question;
    std::optional<std::string> conversation_id;
    std::optional<std::string> engine;
    std::optional<std::string> language;
    std::optional<std::string> today;
    std::optional<std::string> time_zone;
    std::optional<std::string> choice;
};
BOOST_DESCRIBE_STRUCT(QueryBody, (),
                      (data_source_id, question, conversation_id, engine, language, today,
                       time_zone, choice))

namespace {

using base::FieldErrc;

constexpr std::size_t longest_choice = 200;
constexpr std::string_view default_time_zone = "Europe/Paris";

// Writes ids as the store does, and notes those that are none.
void read_ids(QueryBody& body, http::FieldErrors& errors) {
    auto source = http::as_uuid(body.data_source_id);
    if (!source) errors.add("data_source_id", FieldErrc::invalid_format);
    body.data_source_id = source.value_or("");
    if (!body.conversation_id) return;
    auto conversation = http::as_uuid(*body.conversation_id);
    if (!conversation) errors.add("conversation_id", FieldErrc::invalid_format);
    body.conversation_id = std::move(conversation);
}

void check_choices(const QueryBody& body, http::FieldErrors& errors) {
    if (body.engine) errors.check_one_of("engine", *body.engine, {"auto", "rules", "model"});
    if (body.language) errors.check_one_of("language", *body.language, {"fr", "en"});
    if (body.choice) errors.check_length("choice", *body.choice, 1, longest_choice);
}

answering::EngineWish engine_of(const QueryBody& body) {
    if (body.engine == "rules") return answering::EngineWish::rules;
    if (body.engine == "model") return answering::EngineWish::model;
    return answering::EngineWish::automatic;
}

std::optional<base::Language> language_of(const QueryBody& body) {
    if (!body.language) return std::nullopt;
    return *body.language == "en" ? base::Language::english : base::Language::french;
}

}  // namespace

base::Result<QueryRequest> query_request(const http::Request& request, base::Instant now) {
    auto body = http::parse_json<QueryBody>(request);
    if (!body) return body.error();
    http::FieldErrors errors;
    read_ids(*body, errors);
    check_choices(*body, errors);
    if (body->today && !answering::day_from_text(*body->today)) {
        errors.add("today", FieldErrc::invalid_format);
    }
    if (!errors.empty()) return errors.error();
    if (auto objection = answering::objection_to(body->question)) return std::move(*objection);

    answering::Asked asked{.question = std::move(body->question),
                           .language = language_of(*body),
                           .choice = std::move(body->choice),
                           .asked_at = now,
                           .engine = engine_of(*body)};
    asked.time_zone = body->time_zone.value_or(std::string{default_time_zone});
    // Asked for even when `today` is given: it tells whether there is such a zone.
    const auto day = answering::day_in(asked.time_zone, now);
    if (!day) return day.error();
    asked.today = body->today ? *answering::day_from_text(*body->today) : *day;
    std::optional<base::ConversationId> conversation;
    if (body->conversation_id) conversation.emplace(std::move(*body->conversation_id));
    return QueryRequest{base::DataSourceId{std::move(body->data_source_id)},
                        std::move(conversation), std::move(asked)};
}

}  // namespace datapilot::ai
