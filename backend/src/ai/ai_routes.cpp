#include "ai/ai_routes.h"

#include <algorithm>
#include <boost/json.hpp>
#include <memory>
#include <utility>

#include "ai/answer_events.h"
#include "ai/query_request.h"
#include "base/unavailable.h"
#include "http/validation.h"
#include "tenancy/role.h"

namespace datapilot::ai {
namespace {

namespace json = boost::json;
using http::Method;
using http::Request;
using http::Response;
using runtime::Task;

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

}  // namespace

void AiRoutes::add_to(http::Router& router) {
    const std::string ai = "/api/v1/ai/";
    // A question is kept, so it is asked once however often it is sent.
    router.secured(Method::post, ai + "query", tenancy::Role::viewer,
                   creates_.wrap(http::handler(this, &AiRoutes::query)));
    router.secured(Method::post, ai + "answers/{id}/run", tenancy::Role::viewer,
                   creates_.wrap(http::handler(this, &AiRoutes::run_again)));
    router.secured(Method::get, ai + "answers/{id}/choices", tenancy::Role::viewer,
                   http::handler(this, &AiRoutes::choices));
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

Task<Response> AiRoutes::feedback(Scope scope, Request request) {
    const auto feedback = feedback_from(request);
    if (!feedback) co_return http::problem(feedback.error());
    const auto kept = co_await assistant_.judge(std::move(scope), *feedback);
    if (!kept) co_return http::problem(kept.error());
    co_return http::json(200, to_json(*feedback));
}

}  // namespace datapilot::ai
