#include "ai/run_request.h"

#include <algorithm>
#include <boost/json.hpp>

#include "http/json_body.h"
#include "http/validation.h"

namespace datapilot::ai {
namespace {

using base::FieldErrc;

// The guard has its own limit, with a message of its own; this one bounds what is sent to it.
constexpr std::size_t most_sql_bytes = 64 << 10;

base::Result<answering::WrittenSql> written_sql(const boost::json::value& value) {
    if (!value.is_string()) return http::invalid_field("sql", FieldErrc::wrong_type);
    const std::string text(value.as_string());
    const bool blank = std::ranges::all_of(
        text, [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; });
    if (blank) return http::invalid_field("sql", FieldErrc::required);
    if (text.size() > most_sql_bytes) return http::invalid_field("sql", FieldErrc::too_long);
    return answering::WrittenSql{text};
}

}  // namespace

base::Result<RunRequest> run_request(const http::Request& request, base::Instant now) {
    auto object = http::json_object(request);
    if (!object) return object.error();
    for (const auto& field : *object) {
        if (field.key() != "edits" && field.key() != "sql") {
            return http::invalid_field(std::string(field.key()), FieldErrc::unknown_field);
        }
    }
    const auto* sql = object->if_contains("sql");
    const auto* edits = object->if_contains("edits");
    if (sql && edits) return http::invalid_field("sql", FieldErrc::not_allowed);
    if (!sql && !edits) return http::invalid_field("edits", FieldErrc::required);
    auto id = request.id_parameter<base::AnswerId>("id");
    if (sql) {
        auto written = written_sql(*sql);
        if (!written) return written.error();
        return RunRequest{std::move(id), std::move(*written), now};
    }
    auto read = questions::plan_edits_from_json(*edits);
    if (!read) return read.error();
    return RunRequest{std::move(id), std::move(*read), now};
}

}  // namespace datapilot::ai
