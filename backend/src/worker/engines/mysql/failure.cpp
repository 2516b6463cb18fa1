#include "worker/engines/mysql/failure.h"

#include <errmsg.h>
#include <mysqld_error.h>

#include "worker/engines/server/server_failures.h"

namespace datapilot::worker::mysql {
namespace {

// MySQL's own, which the header of MariaDB's client does not name.
constexpr unsigned mysql_query_timeout = 3024;
constexpr unsigned mysql_tls_required = 3159;
constexpr unsigned mysql_idle_too_long = 4031;

std::string detail_of(unsigned number, std::string_view words,
                      const workers::ServerDatabase& server) {
    return std::to_string(number) + " " + cleaned(words, server);
}

}  // namespace

bool is_of_client(unsigned number) {
    return (number >= CR_MIN_ERROR && number <= CR_MYSQL_LAST_ERROR) ||
           (number >= 5000 && number < 6000);
}

base::Error opening_failure(MYSQL* connection, const workers::ServerDatabase& server) {
    const auto number = mysql_errno(connection);
    const auto detail = detail_of(number, mysql_error(connection), server);
    switch (number) {
        case CR_CONNECTION_ERROR:
        case CR_CONN_HOST_ERROR:
        case CR_UNKNOWN_HOST:
        case CR_IPSOCK_ERROR:
        case ER_CON_COUNT_ERROR:
        case ER_TOO_MANY_USER_CONNECTIONS:
        case ER_USER_LIMIT_REACHED:
            return source_unreachable(detail);
        case CR_SSL_CONNECTION_ERROR:
            return source_tls_failed(detail);
        case CR_AUTH_PLUGIN_CANNOT_LOAD:
        case CR_AUTH_PLUGIN_ERR:
        case CR_PLUGIN_NOT_ALLOWED:
        case ER_ACCESS_DENIED_ERROR:
        case ER_ACCESS_DENIED_NO_PASSWORD_ERROR:
        case ER_HOST_NOT_PRIVILEGED:
        case ER_HOST_IS_BLOCKED:
        case ER_NOT_SUPPORTED_AUTH_MODE:
        case ER_MUST_CHANGE_PASSWORD:
        case ER_MUST_CHANGE_PASSWORD_LOGIN:
        case mysql_tls_required:
            return source_login_failed(detail);
        case ER_DBACCESS_DENIED_ERROR:
        case ER_BAD_DB_ERROR:
            return source_database_missing(detail);
        case CR_SERVER_LOST:
        case CR_SERVER_GONE_ERROR:
        case CR_ERR_NET_READ:
        case CR_ERR_NET_WRITE:
            return source_lost(detail);
        default:
            return source_misbehaved(detail);
    }
}

base::Error statement_failure(unsigned number, std::string_view words,
                              const workers::ServerDatabase& server) {
    const auto detail = detail_of(number, words, server);
    switch (number) {
        case CR_SERVER_LOST:
        case CR_SERVER_GONE_ERROR:
        case CR_ERR_NET_READ:
        case CR_ERR_NET_WRITE:
        case ER_CONNECTION_KILLED:
        case mysql_idle_too_long:
        case ER_SERVER_SHUTDOWN:
            return source_lost(detail);
        case CR_NET_PACKET_TOO_LARGE:
        case CR_OUT_OF_MEMORY:
            return answer_too_large(detail);
        case ER_STATEMENT_TIMEOUT:
        case ER_QUERY_INTERRUPTED:
        case ER_LOCK_WAIT_TIMEOUT:
        case mysql_query_timeout:
            return server_timeout(detail);
        case ER_DBACCESS_DENIED_ERROR:
        case ER_TABLEACCESS_DENIED_ERROR:
        case ER_COLUMNACCESS_DENIED_ERROR:
        case ER_SPECIFIC_ACCESS_DENIED_ERROR:
        case ER_PROCACCESS_DENIED_ERROR:
            return source_rights_missing(detail);
        case ER_NO_SUCH_TABLE:
        case ER_BAD_FIELD_ERROR:
        case ER_BAD_DB_ERROR:
        case ER_VIEW_INVALID:
            return schema_outdated(detail);
        default:
            if (is_of_client(number)) return source_misbehaved(detail);
            return server_query_failed(cleaned(words, server));
    }
}

}  // namespace datapilot::worker::mysql
