#include "worker/engines/postgresql/failure.h"

#include "worker/engines/server/server_failures.h"

namespace datapilot::worker::postgresql {

std::string sqlstate(const PGresult* answer) {
    const char* state = PQresultErrorField(answer, PG_DIAG_SQLSTATE);
    return state ? state : "";
}

base::Error failure_of(const PGresult* answer, const workers::ServerDatabase& server) {
    const auto state = sqlstate(answer);
    const char* primary = PQresultErrorField(answer, PG_DIAG_MESSAGE_PRIMARY);
    const auto words = cleaned(primary ? primary : PQresultErrorMessage(answer), server);
    const auto detail = state + " " + words;
    if (state == "57014" || state == "55P03") return server_timeout(detail);
    if (state == "42501") return source_rights_missing(detail);
    if (state == "42P01" || state == "42703" || state == "3F000") return schema_outdated(detail);
    if (state.starts_with("57P") || state.starts_with("08")) return source_lost(detail);
    if (state == "53100" || state == "53200" || state == "53400") return answer_too_large(detail);
    if (state.empty()) return source_misbehaved(words);
    return server_query_failed(words);
}

}  // namespace datapilot::worker::postgresql
