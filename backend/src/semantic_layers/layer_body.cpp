#include "semantic_layers/layer_body.h"

#include <boost/json/object.hpp>
#include <boost/system/system_error.hpp>
#include <charconv>
#include <utility>

#include "definitions/json.h"
#include "definitions/osi.h"
#include "definitions/yaml.h"
#include "http/header.h"
#include "http/json_body.h"
#include "http/validation.h"
#include "query_plan/json.h"

namespace datapilot::semantic_layers {
namespace {

namespace json = boost::json;
using base::FieldErrc;
using definitions::Definitions;

constexpr std::size_t most_questions = 3;
constexpr std::size_t longest_question = 2000;

bool is_yaml(const http::Request& request) {
    const auto parts = http::split_list(request.header("Content-Type").value_or(""), ';');
    return !parts.empty() && http::same_name(parts.front(), "application/yaml");
}

base::Error wrong_version() {
    return http::invalid_field("If-Match", FieldErrc::invalid_format);
}

// `"3"`, or `*` for whatever is there.
base::Result<std::optional<int>> version_of(std::string_view if_match) {
    auto text = http::trimmed(if_match);
    if (text == "*") return std::optional<int>{};
    if (text.size() < 3 || text.front() != '"' || text.back() != '"') return wrong_version();
    text = text.substr(1, text.size() - 2);
    int version = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), version);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) return wrong_version();
    return std::optional<int>{version};
}

base::Result<Definitions> definitions_in(json::object& body) {
    const auto* found = body.if_contains("definitions");
    if (!found) return http::invalid_field("definitions", FieldErrc::required);
    auto definitions = definitions::definitions_from_json(*found, "definitions");
    body.erase("definitions");
    return definitions;
}

base::Result<std::optional<Definitions>> draft_in(json::object& body) {
    if (!body.contains("definitions")) return std::optional<Definitions>{};
    auto definitions = definitions_in(body);
    if (!definitions) return definitions.error();
    return std::optional{std::move(*definitions)};
}

// Absent, the day of `now`.
base::Date day_of(const std::optional<std::string>& today, base::Instant now,
                  http::FieldErrors& errors) {
    if (today) {
        try {
            return query_plan::date_from_json(json::string{*today});
        } catch (const boost::system::system_error&) {
            errors.add("today", FieldErrc::invalid_format);
        }
    }
    return base::Date{std::chrono::floor<std::chrono::days>(now)};
}

// The document alone, where its version is named by the header.
base::Result<Definitions> bare_definitions(const http::Request& request, Form form) {
    json::value document;
    if (is_yaml(request)) {
        auto read = definitions::json_of_yaml(request.body());
        if (!read) return read.error();
        document = std::move(*read);
    } else {
        auto read = http::json_object(request);
        if (!read) return read.error();
        document = std::move(*read);
    }
    if (form == Form::osi) return definitions::definitions_from_osi(document);
    return definitions::definitions_from_json(document, "");
}

}  // namespace

base::Result<Form> form_of(const http::Request& request) {
    const auto format = request.query("format").value_or("definitions");
    if (format == "definitions") return Form::definitions;
    if (format == "osi") return Form::osi;
    return http::invalid_field("format", FieldErrc::not_allowed);
}

bool wants_yaml(const http::Request& request) {
    return request.accepts("application/yaml");
}

base::Result<LayerBody> layer_body(const http::Request& request) {
    const auto form = form_of(request);
    if (!form) return form.error();
    LayerBody out;
    const auto if_match = request.header("If-Match");
    if (if_match) {
        auto over = version_of(*if_match);
        if (!over) return over.error();
        out.over = *over;
    }
    if (is_yaml(request) || *form == Form::osi) {
        if (!if_match) return http::invalid_field("If-Match", FieldErrc::required);
        auto definitions = bare_definitions(request, *form);
        if (!definitions) return definitions.error();
        out.definitions = std::move(*definitions);
        return out;
    }
    auto body = http::json_object(request);
    if (!body) return body.error();
    auto definitions = definitions_in(*body);
    if (!definitions) return definitions.error();
    out.definitions = std::move(*definitions);
    http::JsonFields fields(std::move(*body));
    std::optional<std::int64_t> version;
    fields.read("version", version);
    if (auto complete = fields.finish(); !complete) return complete.error();
    if (!version && !if_match) return http::invalid_field("version", FieldErrc::required);
    if (version) out.over = static_cast<int>(*version);
    return out;
}

base::Result<std::optional<Definitions>> draft_body(const http::Request& request) {
    auto body = http::json_object(request);
    if (!body) return body.error();
    auto out = draft_in(*body);
    if (!out) return out.error();
    http::JsonFields fields(std::move(*body));
    if (auto complete = fields.finish(); !complete) return complete.error();
    return out;
}

base::Result<PreviewBody> preview_body(const http::Request& request, base::Instant now) {
    auto body = http::json_object(request);
    if (!body) return body.error();
    auto definitions = definitions_in(*body);
    if (!definitions) return definitions.error();
    PreviewBody out{std::move(*definitions), {}, {}, request.language()};
    std::optional<std::string> today;
    http::JsonFields fields(std::move(*body));
    fields.read("questions", out.questions);
    fields.read("today", today);
    if (auto complete = fields.finish(); !complete) return complete.error();
    http::FieldErrors errors;
    if (out.questions.empty()) errors.add("questions", FieldErrc::required);
    if (out.questions.size() > most_questions) errors.add("questions", FieldErrc::too_long);
    for (std::size_t i = 0; i < out.questions.size() && errors.empty(); ++i) {
        errors.check_length("questions." + std::to_string(i), out.questions[i], 1,
                            longest_question);
    }
    out.today = day_of(today, now, errors);
    if (!errors.empty()) return errors.error();
    return out;
}

base::Result<FiguresBody> figures_body(const http::Request& request, base::Instant now) {
    auto body = http::json_object(request);
    if (!body) return body.error();
    auto definitions = draft_in(*body);
    if (!definitions) return definitions.error();
    FiguresBody out{
        .definitions = std::move(*definitions), .today = {}, .language = request.language()};
    std::optional<std::string> today;
    http::JsonFields fields(std::move(*body));
    fields.read("question", out.question);
    fields.read("today", today);
    if (auto complete = fields.finish(); !complete) return complete.error();
    http::FieldErrors errors;
    errors.check_length("question", out.question, 1, longest_question);
    out.today = day_of(today, now, errors);
    if (!errors.empty()) return errors.error();
    return out;
}

}  // namespace datapilot::semantic_layers
