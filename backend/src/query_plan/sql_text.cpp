#include "query_plan/sql_text.h"

namespace datapilot::query_plan {

std::string indented(const std::string& text) {
    std::string out = "  ";
    for (const char c : text) {
        out += c;
        if (c == '\n') out += "  ";
    }
    return out;
}

std::string nested(const std::string& statement) {
    return "(\n" + indented(statement) + "\n)";
}

}  // namespace datapilot::query_plan
