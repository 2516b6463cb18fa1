#include "ai/conversation.h"

namespace datapilot::ai {
namespace {

constexpr std::size_t longest_title = 120;  // bytes

bool continues_character(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

}  // namespace

std::string title_of(const std::string& question) {
    if (question.size() <= longest_title) return question;
    auto end = longest_title;
    while (end > 0 && continues_character(question[end])) --end;
    const auto blank = question.find_last_of(" \n\t", end);
    if (blank != std::string::npos && blank > longest_title / 2) end = blank;
    return question.substr(0, end) + "…";
}

boost::json::object to_json(const Conversation& conversation) {
    return {{"id", conversation.id.text()},
            {"data_source_id", conversation.source.text()},
            {"title", conversation.title},
            {"question_count", conversation.question_count},
            {"created_at", base::iso_utc(conversation.created_at)},
            {"updated_at", base::iso_utc(conversation.updated_at)}};
}

}  // namespace datapilot::ai
