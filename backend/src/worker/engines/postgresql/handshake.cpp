#include "worker/engines/postgresql/handshake.h"

#include <arpa/inet.h>
#include <poll.h>

#include <algorithm>
#include <array>
#include <regex>
#include <utility>

#include "worker/engines/postgresql/allocation.h"
#include "worker/engines/server/server_failures.h"

namespace datapilot::worker::postgresql {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;
using workers::ServerDatabase;
using workers::TlsMode;

constexpr auto longest = 10s;
constexpr std::int64_t most_allocated = 32 << 20;

// libpq would take these for a folder of sockets, an abstract socket or several hosts.
bool is_one_host(const std::string& host) {
    return !host.empty() && host.front() != '/' && host.front() != '@' &&
           host.find(',') == host.npos && host.find('\0') == host.npos;
}

// Only a number is connected to: a name would be looked up again.
bool is_number(const std::string& address) {
    std::array<unsigned char, sizeof(in6_addr)> bytes;
    return ::inet_pton(AF_INET, address.c_str(), bytes.data()) == 1 ||
           ::inet_pton(AF_INET6, address.c_str(), bytes.data()) == 1;
}

const char* ssl_mode(TlsMode mode) {
    switch (mode) {
        case TlsMode::disable:
            return "disable";
        case TlsMode::require:
            return "require";
        case TlsMode::verify_ca:
            return "verify-ca";
        case TlsMode::verify_full:
            return "verify-full";
    }
    return "verify-full";
}

class Parameters {
  public:
    void add(const char* keyword, std::string value) {
        keywords_.push_back(keyword);
        values_.push_back(std::move(value));
    }
    PgConnection start() const {
        std::vector<const char*> keywords = keywords_;
        std::vector<const char*> values;
        for (const auto& value : values_) values.push_back(value.c_str());
        keywords.push_back(nullptr);
        values.push_back(nullptr);
        constexpr int no_connection_string_in_dbname = 0;
        return PgConnection{
            PQconnectStartParams(keywords.data(), values.data(), no_connection_string_in_dbname)};
    }

  private:
    std::vector<const char*> keywords_;
    std::vector<std::string> values_;
};

Parameters parameters_of(const ServerDatabase& server, const std::string& authorities) {
    Parameters parameters;
    parameters.add("host", server.host);
    parameters.add("hostaddr", server.address);
    parameters.add("port", std::to_string(server.port));
    parameters.add("dbname", server.database);
    parameters.add("user", server.user);
    parameters.add("password", server.password);
    parameters.add("sslmode", ssl_mode(server.tls.mode));
    if (server.tls.mode == TlsMode::verify_ca || server.tls.mode == TlsMode::verify_full) {
        parameters.add("sslrootcert", authorities);
    }
    parameters.add("gssencmode", "disable");
    parameters.add("connect_timeout", "10");
    parameters.add("application_name", "DataPilot");
    return parameters;
}

// The code that a server gave with its refusal; "" where the failure is libpq's own.
std::string state_in(const std::string& message) {
    static const std::regex severity_and_code{"[A-Z]+:  ([0-9A-Z]{5}): "};
    std::smatch found;
    return std::regex_search(message, found, severity_and_code) ? found[1].str() : "";
}

base::Error refused(const std::string& state, std::string detail) {
    if (state.starts_with("28")) return source_login_failed(std::move(detail));
    if (state == "3D000" || state == "42501") return source_database_missing(std::move(detail));
    if (state.starts_with("08")) return source_misbehaved(std::move(detail));
    return source_unreachable(std::move(detail));
}

bool speaks_of(const std::string& message, std::initializer_list<std::string_view> words) {
    return std::ranges::any_of(words,
                               [&](auto word) { return message.find(word) != message.npos; });
}

// `reached` is how far the connection had come.
base::Error failure(PGconn* connection, ConnStatusType reached, const ServerDatabase& server) {
    const std::string message = PQerrorMessage(connection);
    auto detail = cleaned(message, server);
    if (const auto state = state_in(message); !state.empty()) {
        return refused(state, std::move(detail));
    }
    if (reached == CONNECTION_STARTED) return source_unreachable(std::move(detail));
    if (speaks_of(message, {"response to SSL negotiation"})) {
        return source_misbehaved(std::move(detail));
    }
    if (reached == CONNECTION_SSL_STARTUP || speaks_of(message, {"SSL", "certificate"})) {
        return source_tls_failed(std::move(detail));
    }
    if (speaks_of(message, {"authentication method", "authentication not supported",
                            "authentication failed", "no password", "SASL", "SCRAM", "GSS"})) {
        return source_login_failed(std::move(detail));
    }
    return source_misbehaved(std::move(detail));
}

}  // namespace

base::Result<PgConnection> connect(const ServerDatabase& server, const std::string& authorities,
                                   Patience patience) {
    if (!is_one_host(server.host) || !is_number(server.address)) {
        return source_unreachable("not a host and an address");
    }
    const auto until = Patience::Clock::now() + longest;
    const auto allocated_before = allocated_bytes();
    auto connection = parameters_of(server, authorities).start();
    if (!connection) throw std::bad_alloc{};
    // The code of a refusal stands in its text, whatever the server's language.
    PQsetErrorVerbosity(connection.get(), PQERRORS_VERBOSE);
    PQsetNoticeProcessor(
        connection.get(), [](void*, const char*) {}, nullptr);

    auto wanted = PGRES_POLLING_WRITING;
    auto reached = CONNECTION_STARTED;
    if (PQstatus(connection.get()) == CONNECTION_BAD) {
        return failure(connection.get(), reached, server);
    }
    while (wanted != PGRES_POLLING_OK) {
        const short events = wanted == PGRES_POLLING_READING ? POLLIN : POLLOUT;
        const auto left = std::chrono::ceil<milliseconds>(until - Patience::Clock::now());
        const auto waited =
            patience.wait_for(PQsocket(connection.get()), events, std::max(left, milliseconds{}));
        if (waited != Patience::Outcome::ready) return source_unreachable("no answer in time");
        wanted = PQconnectPoll(connection.get());
        if (wanted == PGRES_POLLING_FAILED) return failure(connection.get(), reached, server);
        reached = PQstatus(connection.get());
        if (allocated_bytes() - allocated_before > most_allocated) {
            return source_misbehaved("too much before the login's end");
        }
    }
    return connection;
}

}  // namespace datapilot::worker::postgresql
