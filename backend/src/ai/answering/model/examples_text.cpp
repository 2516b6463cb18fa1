#include "ai/answering/model/examples_text.h"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>
#include <optional>

#include "ai/answering/model/draft_json.h"
#include "query_plan/json.h"
#include "questions/value_index.h"

namespace datapilot::ai::answering::model {
namespace {

namespace json = boost::json;

bool shows_tables_of(const query_plan::QueryPlan& plan, const catalog::Catalog& catalog,
                     const questions::Shortlist& shortlist) {
    return std::ranges::all_of(plan.sources, [&](const query_plan::Source& source) {
        const auto* table = std::get_if<std::string>(&source.from);
        return table && std::ranges::any_of(shortlist.tables, [&](const auto& listed) {
                   return catalog.tables[listed.table].name == *table;
               });
    });
}

// The texts that a plan compares with, wherever they stand in it.
void gather_texts(const json::value& value, std::vector<std::string>& texts) {
    if (const auto* array = value.if_array()) {
        for (const auto& element : *array) gather_texts(element, texts);
    }
    const auto* object = value.if_object();
    if (!object) return;
    for (const auto* key : {"text", "pattern"}) {
        const auto* text = object->if_contains(key);
        if (text && text->is_string()) texts.emplace_back(text->as_string());
    }
    for (const auto& member : *object) gather_texts(member.value(), texts);
}

// The question, or, where values may not leave, its pattern: nothing where that names one still.
std::optional<std::string> words_of(const Example& example, Egress egress) {
    if (egress == Egress::samples) return example.question;
    std::vector<std::string> texts;
    gather_texts(query_plan::to_json(example.plan), texts);
    const auto padded = " " + example.pattern + " ";
    const bool names_one = std::ranges::any_of(texts, [&](const std::string& text) {
        const auto key = questions::ValueIndex::key_of(text);
        return !key.empty() && padded.find(" " + key + " ") != std::string::npos;
    });
    if (names_one) return std::nullopt;
    return example.pattern;
}

// No fence can be closed from inside.
std::string closed_in(const json::object& object) {
    std::string safe;
    for (const char byte : json::serialize(object)) {
        safe += byte == '<' ? "\\u003c" : byte == '>' ? "\\u003e" : std::string(1, byte);
    }
    return safe;
}

}  // namespace

std::string examples_text(const std::vector<Example>& examples, const catalog::Catalog& catalog,
                          const questions::Shortlist& shortlist, Egress egress,
                          base::Language language, std::size_t most_bytes) {
    const auto literals = egress == Egress::samples ? Literals::written : Literals::hidden;
    std::string lines;
    for (const auto& example : examples) {
        if (!shows_tables_of(example.plan, catalog, shortlist)) continue;
        const auto words = words_of(example, egress);
        const auto draft = draft_json(example.plan, language, literals);
        if (!words || !draft) continue;
        const auto line = fenced(*words) + " : " + closed_in(*draft) + "\n";
        if (lines.size() + line.size() <= most_bytes) lines += line;
    }
    return lines.empty() ? lines : "<examples>\n" + lines + "</examples>";
}

}  // namespace datapilot::ai::answering::model
