#include "ai/conversation_routes.h"

#include <boost/describe/class.hpp>
#include <boost/json.hpp>
#include <utility>

#include "http/header.h"
#include "http/json_body.h"
#include "http/page.h"
#include "http/validation.h"
#include "tenancy/role.h"

namespace datapilot::ai {

// Named, for Boost.Describe sees no type of an unnamed namespace.
struct RenameBody {
    std::string title;
};
BOOST_DESCRIBE_STRUCT(RenameBody, (), (title))

namespace {

namespace json = boost::json;
using http::Request;
using http::Response;
using runtime::Task;

constexpr std::int64_t most_answers = 100;
constexpr std::size_t longest_title = 200;
constexpr std::size_t longest_search = 200;

base::ConversationId id_of(const Request& request) {
    return request.id_parameter<base::ConversationId>("id");
}

base::Result<ConversationList> list_wanted(const Request& request) {
    auto source = request.query_uuid("data_source_id");
    if (!source) return source.error();
    auto page = http::page_request<base::TimeCursor>(request);
    if (!page) return page.error();
    auto words = request.query("q").value_or("");
    http::FieldErrors errors;
    errors.check_length("q", words, 0, longest_search);
    if (!errors.empty()) return errors.error();
    return ConversationList{std::move(*source), std::move(words), std::move(*page)};
}

}  // namespace

void ConversationRoutes::add_to(http::Router& router) {
    using http::Method;
    using Routes = ConversationRoutes;
    const std::string all = "/api/v1/ai/conversations", one = all + "/{id}";
    const auto viewer = tenancy::Role::viewer;
    router.secured(Method::get, all, viewer, http::handler(this, &Routes::list));
    router.secured(Method::get, one, viewer, http::handler(this, &Routes::get));
    router.secured(Method::patch, one, viewer, http::handler(this, &Routes::rename));
    router.secured(Method::delete_, one, viewer, http::handler(this, &Routes::remove));
}

Task<Response> ConversationRoutes::list(Scope scope, Request request) {
    auto wanted = list_wanted(request);
    if (!wanted) co_return http::problem(wanted.error());
    const auto found = co_await conversations_.list(std::move(scope), std::move(*wanted));
    const auto as_json = [](const Conversation& conversation) { return to_json(conversation); };
    co_return http::json(200, http::page_json(found, as_json));
}

Task<Response> ConversationRoutes::get(Scope scope, Request request) {
    const auto id = id_of(request);
    const auto conversation = co_await conversations_.find(scope, id);
    if (!conversation) co_return http::problem(conversation.error());
    auto object = to_json(*conversation);
    json::array answers;
    auto past = co_await conversations_.answers(std::move(scope), id, most_answers);
    for (auto& answer : past) answers.push_back(std::move(answer));
    object["answers"] = std::move(answers);
    co_return http::json(200, object);
}

Task<Response> ConversationRoutes::rename(Scope scope, Request request) {
    auto body = http::parse_json<RenameBody>(request);
    if (!body) co_return http::problem(body.error());
    http::FieldErrors errors;
    errors.check_length("title", body->title, 1, longest_title);
    if (!errors.empty()) co_return http::problem(errors.error());
    std::string title{http::trimmed(body->title)};
    const auto renamed =
        co_await conversations_.rename(std::move(scope), id_of(request), std::move(title));
    if (!renamed) co_return http::problem(renamed.error());
    co_return http::json(200, to_json(*renamed));
}

Task<Response> ConversationRoutes::remove(Scope scope, Request request) {
    const auto removed =
        co_await conversations_.remove(std::move(scope), id_of(request), request.id());
    if (!removed) co_return http::problem(removed.error());
    co_return http::no_content();
}

}  // namespace datapilot::ai
