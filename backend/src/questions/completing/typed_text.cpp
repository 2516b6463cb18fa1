#include "questions/completing/typed_text.h"

#include <array>
#include <boost/json/array.hpp>
#include <string_view>

namespace datapilot::questions {
namespace {

namespace json = boost::json;

// In the order of the enumerations.
constexpr std::array<std::string_view, 10> token_kinds{"other",   "table",  "measure", "dimension",
                                                       "value",   "period", "number",  "word",
                                                       "partial", "unknown"};
constexpr std::array<std::string_view, 6> completion_kinds{"table", "measure", "dimension",
                                                           "value", "period",  "question"};

}  // namespace

json::object to_json(const TypedText& typed) {
    json::array tokens, completions;
    for (const auto& token : typed.tokens) {
        const auto kind = token_kinds.at(static_cast<std::size_t>(token.kind));
        tokens.push_back(json::object{{"kind", kind}, {"text", token.text}});
    }
    for (const auto& completion : typed.completions) {
        const auto kind = completion_kinds.at(static_cast<std::size_t>(completion.kind));
        completions.push_back(json::object{{"kind", kind},
                                           {"label", completion.label},
                                           {"detail", completion.detail},
                                           {"text", completion.text}});
    }
    return {{"tokens", std::move(tokens)}, {"completions", std::move(completions)}};
}

}  // namespace datapilot::questions
