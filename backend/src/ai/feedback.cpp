#include "ai/feedback.h"

#include <boost/describe/class.hpp>
#include <utility>

#include "http/json_body.h"
#include "http/validation.h"

namespace datapilot::ai {

// Named, for Boost.Describe sees no type of an unnamed namespace.
struct FeedbackBody {
    std::string verdict;
    std::optional<std::string> comment;
    std::optional<bool> verify;
};
BOOST_DESCRIBE_STRUCT(FeedbackBody, (), (verdict, comment, verify))

namespace {

constexpr std::size_t longest_comment = 2000;

}  // namespace

std::string_view name(Verdict verdict) {
    return verdict == Verdict::right ? "right" : "wrong";
}

base::Result<Feedback> feedback_from(const http::Request& request) {
    auto body = http::parse_json<FeedbackBody>(request);
    if (!body) return body.error();
    http::FieldErrors errors;
    errors.check_one_of("verdict", body->verdict, {"right", "wrong"});
    if (body->comment) errors.check_length("comment", *body->comment, 1, longest_comment);
    const bool right = body->verdict == "right";
    const bool verify = body->verify.value_or(false);
    if (verify && !right) errors.add("verify", base::FieldErrc::not_allowed);
    if (!errors.empty()) return errors.error();
    return Feedback{request.id_parameter<base::AnswerId>("id"),
                    right ? Verdict::right : Verdict::wrong, std::move(body->comment),
                    verify ? Verify::yes : Verify::no};
}

boost::json::object to_json(const Feedback& feedback) {
    return {
        {"answer_id", feedback.answer.text()},
        {"verdict", name(feedback.verdict)},
        {"comment", feedback.comment ? boost::json::value(boost::json::string{*feedback.comment})
                                     : boost::json::value(nullptr)}};
}

}  // namespace datapilot::ai
