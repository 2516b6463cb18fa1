#include "ai/ai_routes.h"

#include <algorithm>
#include <boost/json.hpp>
#include <memory>
#include <utility>

#include "ai/answer_events.h"
#include "ai/export_text.h"
#include "ai/query_request.h"
#include "base/json_text.h"
#include "base/unavailable.h"
#include "http/body_writer.h"
#include "http/page.h"
#include "http/validation.h"
#include "tenancy/role.h"

namespace datapilot::ai {
namespace {

namespace json = boost::json;
using http::Method;
using http::Request;
using http::Response;
using runtime::Task;

constexpr std::int64_t most_answers = 100;
constexpr std::size_t piece_bytes = 64 << 10;

bool wants_events(const Request& request) {
    return request.accepts("text/event-stream");
}

bool takes_json(const Request& request) {
    return !request.header("Accept") || request.accepts("application/json") ||
           request.accepts("application/*") || request.accepts("*/*");
}

base::Error not_acceptable() {
    return {base::Errc::not_acceptable,
            {"Demandez application/json, ou text/event-stream pour suivre les étapes.",
             "Accept application/json, or text/event-stream to follow the steps."}};
}

// Sends lines in pieces of a size that a network likes.
class Pieces {
  public:
    explicit Pieces(http::BodyWriter* writer) : writer_(writer) {}

    Task<void> add(std::string line) {
        gathered_ += line;
        if (gathered_.size() >= piece_bytes) co_await flush();
    }
    Task<void> flush() { return writer_->write(std::exchange(gathered_, {})); }

  private:
    http::BodyWriter* writer_;
    std::string gathered_;
};

Task<void> write_csv(std::shared_ptr<const AllRows> all, http::BodyWriter* writer) {
    Pieces pieces{writer};
    co_await pieces.add(csv_header(all->columns));
    for (const auto& row : all->rows) co_await pieces.add(csv_line(all->columns, row));
    co_await pieces.flush();
}

Task<void> write_json(std::shared_ptr<const AllRows> all, http::BodyWriter* writer) {
    Pieces pieces{writer};
    std::string before = "[";
    for (const auto& row : all->rows) {
        auto line = before + base::json_text(json_row(all->columns, row));
        co_await pieces.add(std::move(line));
        before = ",\n";
    }
    std::string end = all->rows.empty() ? "[]\n" : "]\n";
    co_await pieces.add(std::move(end));
    co_await pieces.flush();
}

}  // namespace

void AiRoutes::add_to(http::Router& router) {
    const std::string ai = "/api/v1/ai/";
    const auto get = [&](std::string pattern, http::SecuredHandler handler) {
        router.secured(Method::get, std::move(pattern), tenancy::Role::viewer, std::move(handler));
    };
    // A question is kept, so it is asked once however often it is sent.
    router.secured(Method::post, ai + "query", tenancy::Role::viewer,
                   creates_.wrap(http::handler(this, &AiRoutes::query)));
    router.secured(Method::post, ai + "answers/{id}/run", tenancy::Role::viewer,
                   creates_.wrap(http::handler(this, &AiRoutes::run_again)));
    get(ai + "conversations", http::handler(this, &AiRoutes::list));
    get(ai + "conversations/{id}", http::handler(this, &AiRoutes::get));
    get(ai + "answers/{id}/choices", http::handler(this, &AiRoutes::choices));
    get(ai + "answers/{id}/export", http::handler(this, &AiRoutes::export_rows));
    get(ai + "suggestions", http::handler(this, &AiRoutes::suggestions));
    router.secured(Method::post, ai + "answers/{id}/feedback", tenancy::Role::viewer,
                   http::handler(this, &AiRoutes::feedback));
}

Task<Response> AiRoutes::query(Scope scope, Request request) {
    if (!wants_events(request) && !takes_json(request)) co_return http::problem(not_acceptable());
    auto asked = query_request(request, clock_.now());
    if (!asked) co_return http::problem(asked.error());
    auto prepared = co_await assistant_.prepare(scope, std::move(*asked), request.id());
    if (!prepared) co_return http::problem(prepared.error());
    co_return co_await respond(std::move(scope), std::move(request), std::move(*prepared));
}

Task<Response> AiRoutes::run_again(Scope scope, Request request) {
    if (!wants_events(request) && !takes_json(request)) co_return http::problem(not_acceptable());
    auto edited = run_request(request, clock_.now());
    if (!edited) co_return http::problem(edited.error());
    auto prepared = co_await assistant_.prepare(scope, std::move(*edited), request.id());
    if (!prepared) co_return http::problem(prepared.error());
    co_return co_await respond(std::move(scope), std::move(request), std::move(*prepared));
}

Task<Response> AiRoutes::respond(Scope scope, Request request, PreparedQuestion prepared) {
    if (wants_events(request)) {
        auto produce = [this, scope, question = std::move(prepared)](http::EventStream stream) {
            return stream_answer(scope, question, stream);
        };
        co_return http::event_stream(std::move(produce));
    }
    auto answer =
        co_await assistant_.answer(std::move(scope), std::move(prepared), answering::EventSink{});
    if (!answer) co_return http::problem(answer.error());
    co_return http::json(200, *answer);
}

Task<Response> AiRoutes::choices(Scope scope, Request request) {
    auto choices =
        co_await assistant_.choices(std::move(scope), request.id_parameter<base::AnswerId>("id"));
    if (!choices) co_return http::problem(choices.error());
    co_return http::json(200, *choices);
}

Task<void> AiRoutes::stream_answer(Scope scope, PreparedQuestion prepared,
                                   http::EventStream events) {
    auto answer =
        co_await answer_or_error(std::move(scope), std::move(prepared), event_sink(events));
    if (answer) {
        co_await events.send("answer", std::move(*answer));
    } else {
        co_await events.send_error(answer.error());
    }
}

// The stream has begun, so a store that went away cannot be a status any more: it is its last
// event.
Task<base::Result<json::object>> AiRoutes::answer_or_error(Scope scope, PreparedQuestion prepared,
                                                           answering::EventSink tell) {
    try {
        co_return co_await assistant_.answer(std::move(scope), std::move(prepared),
                                             std::move(tell));
    } catch (const base::Unavailable& gone) {
        co_return base::Error{gone.code(),
                              {"Un service nécessaire ne répond pas. Réessayez dans un instant.",
                               "A service that is needed does not answer. Try again shortly."},
                              gone.what()};
    }
}

Task<Response> AiRoutes::list(Scope scope, Request request) {
    auto source = request.query_uuid("data_source_id");
    if (!source) co_return http::problem(source.error());
    auto page = http::page_request<base::TimeCursor>(request);
    if (!page) co_return http::problem(page.error());
    ConversationList wanted{.source_id = std::move(*source), .page = std::move(*page)};
    const auto conversations = co_await conversations_.list(std::move(scope), std::move(wanted));
    const auto as_json = [](const Conversation& conversation) { return to_json(conversation); };
    co_return http::json(200, http::page_json(conversations, as_json));
}

Task<Response> AiRoutes::get(Scope scope, Request request) {
    const auto id = request.id_parameter<base::ConversationId>("id");
    const auto conversation = co_await conversations_.find(scope, id);
    if (!conversation) co_return http::problem(conversation.error());
    auto object = to_json(*conversation);
    json::array answers;
    auto past = co_await conversations_.answers(std::move(scope), id, most_answers);
    for (auto& answer : past) answers.push_back(std::move(answer));
    object["answers"] = std::move(answers);
    co_return http::json(200, object);
}

Task<Response> AiRoutes::export_rows(Scope scope, Request request) {
    const auto format = request.query("format");
    if (!format || (*format != "csv" && *format != "json")) {
        co_return http::problem(http::invalid_field(
            "format", format ? base::FieldErrc::not_allowed : base::FieldErrc::required));
    }
    auto rows =
        co_await assistant_.all_rows(std::move(scope), request.id_parameter<base::AnswerId>("id"));
    if (!rows) co_return http::problem(rows.error());
    const auto all = std::make_shared<const AllRows>(std::move(*rows));
    const bool csv = *format == "csv";
    const auto write = csv ? &write_csv : &write_json;
    auto produce = [all, write](http::BodyWriter& writer) { return write(all, &writer); };
    auto attachment = "attachment; filename=\"" + file_stem(all->question) + "." + *format + "\"";
    co_return http::stream(csv ? "text/csv; charset=utf-8" : "application/json", std::move(produce))
        .with("Content-Disposition", std::move(attachment));
}

Task<Response> AiRoutes::suggestions(Scope scope, Request request) {
    const auto source = request.query_uuid("data_source_id");
    if (!source) co_return http::problem(source.error());
    if (!*source) {
        co_return http::problem(http::invalid_field("data_source_id", base::FieldErrc::required));
    }
    const auto suggestions = co_await assistant_.suggestions(
        std::move(scope), base::DataSourceId{**source}, request.language());
    if (!suggestions) co_return http::problem(suggestions.error());
    json::array items;
    for (const auto& suggestion : *suggestions) items.emplace_back(suggestion);
    co_return http::json(200, json::object{{"items", std::move(items)}});
}

Task<Response> AiRoutes::feedback(Scope scope, Request request) {
    const auto feedback = feedback_from(request);
    if (!feedback) co_return http::problem(feedback.error());
    const auto kept = co_await assistant_.judge(std::move(scope), *feedback);
    if (!kept) co_return http::problem(kept.error());
    co_return http::json(200, to_json(*feedback));
}

}  // namespace datapilot::ai
