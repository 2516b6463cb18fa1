#include "postgres/sqlstate.h"

#include <libpq-fe.h>

#include <string>
#include <string_view>

namespace datapilot::postgres {
namespace {

std::string field(const pg_result* result, int code) {
    const char* text = PQresultErrorField(result, code);
    return text ? text : "";
}

// Connections lost or refused (08, 28), resources used up (53), an operator's or a timeout's
// intervention (57, 25P03), and failures of the system itself (58): all but the statement.
bool server_is_to_blame(std::string_view sqlstate) {
    if (sqlstate.empty() || sqlstate == "25P03") return true;
    const auto state_class = sqlstate.substr(0, 2);
    for (const std::string_view candidate : {"08", "28", "53", "57", "58"}) {
        if (state_class == candidate) return true;
    }
    return false;
}

}  // namespace

bool failed(const pg_result* result) {
    if (!result) return false;
    const auto status = PQresultStatus(result);
    return status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK;
}

std::optional<Violation> violation_of(const pg_result* result) {
    if (!failed(result)) return std::nullopt;
    const std::string sqlstate = field(result, PG_DIAG_SQLSTATE);
    const std::string constraint = field(result, PG_DIAG_CONSTRAINT_NAME);
    if (sqlstate == "23505") return Violation{Violation::Kind::unique, constraint};
    if (sqlstate == "23503") return Violation{Violation::Kind::foreign_key, constraint};
    if (sqlstate == "23514") return Violation{Violation::Kind::check, constraint};
    return std::nullopt;
}

void throw_if_refused(const pg_result* result) {
    if (!result) throw Unavailable("the connection ended in the middle of a statement");
    if (!failed(result)) return;
    const std::string sqlstate = field(result, PG_DIAG_SQLSTATE);
    // Only the primary message: a DETAIL quotes values of the row.
    const std::string message = field(result, PG_DIAG_MESSAGE_PRIMARY);
    if (server_is_to_blame(sqlstate)) throw Unavailable(sqlstate + " " + message);
    throw StatementRefused(sqlstate, message);
}

}  // namespace datapilot::postgres
