#include "worker/engines/mysql/link_options.h"

#include <arpa/inet.h>
#include <mysqld_error.h>
#include <signal.h>

#include <algorithm>
#include <memory>
#include <stdexcept>

#include "worker/engines/mysql/link.h"

// Of the client's mysql/client_plugin.h, which cannot be included: Debian leaves out a file of it.
extern "C" struct st_mysql_client_plugin* mysql_load_plugin(MYSQL*, const char* name, int type,
                                                            int arguments, ...);

namespace datapilot::worker::mysql {
namespace {

constexpr int authentication_plugin = 2;
constexpr unsigned long largest_packet = 16 << 20;
// The library runs its own stack in a call that does not block; OpenSSL needs more than its usual.
constexpr std::size_t library_stack = 256 << 10;

// Those that send no password that another could read or use again. "dialog" and
// "mysql_clear_password" ask for it in clear.
constexpr auto allowed_plugins = "mysql_native_password,caching_sha2_password,client_ed25519";

// A server that asks for a local file is told that there is none.
int refuse_file(void**, const char*, void*) {
    return 1;
}
int read_nothing(void*, char*, unsigned) {
    return -1;
}
void end_nothing(void*) {}
int file_error(void*, char* words, unsigned size) {
    if (size > 0) words[0] = '\0';
    return ER_NOT_ALLOWED_COMMAND;
}

}  // namespace

bool is_number(const std::string& address) {
    in6_addr parsed{};
    return ::inet_pton(AF_INET, address.c_str(), &parsed) == 1 ||
           ::inet_pton(AF_INET6, address.c_str(), &parsed) == 1;
}

void forbid_files(MYSQL* connection) {
    const unsigned off = 0;
    mysql_options(connection, MYSQL_OPT_LOCAL_INFILE, &off);
    mysql_set_local_infile_handler(connection, refuse_file, read_nothing, end_nothing, file_error,
                                   nullptr);
}

void set_options(MYSQL* connection, const std::string& fingerprint,
                 std::chrono::milliseconds time) {
    const unsigned tcp = MYSQL_PROTOCOL_TCP;
    const my_bool on = 1;
    // The library's TLS handshake alone waits by itself.
    const auto seconds = static_cast<unsigned>(std::max<std::int64_t>(time.count() / 1000, 1));
    mysql_options(connection, MYSQL_OPT_CONNECT_TIMEOUT, &seconds);
    mysql_options(connection, MYSQL_OPT_NONBLOCK, &library_stack);
    mysql_options(connection, MYSQL_OPT_PROTOCOL, &tcp);
    mysql_options(connection, MYSQL_SET_CHARSET_NAME, "utf8mb4");
    mysql_options(connection, MYSQL_OPT_MAX_ALLOWED_PACKET, &largest_packet);
    mysql_options(connection, MYSQL_PLUGIN_DIR, "/dev/null");
    mysql_options(connection, MARIADB_OPT_RESTRICTED_AUTH, allowed_plugins);
    mysql_options4(connection, MYSQL_OPT_CONNECT_ATTR_ADD, "program_name", "datapilot");
    forbid_files(connection);
    if (fingerprint.empty()) return;
    mysql_options(connection, MYSQL_OPT_SSL_ENFORCE, &on);
    mysql_options(connection, MARIADB_OPT_TLS_VERSION, "TLSv1.2,TLSv1.3");
    mysql_options(connection, MARIADB_OPT_TLS_PEER_FP, fingerprint.c_str());
}

void load_plugins() {
    // A server that hangs up is a failure to tell of, not a signal to die of.
    ::signal(SIGPIPE, SIG_IGN);
    mysql_library_init(0, nullptr, nullptr);
    const std::unique_ptr<MYSQL, CloseConnection> connection{mysql_init(nullptr)};
    for (const auto* plugin : {"caching_sha2_password", "client_ed25519"}) {
        if (!mysql_load_plugin(connection.get(), plugin, authentication_plugin, 0)) {
            throw std::runtime_error{"the MariaDB client's plugin " + std::string{plugin} +
                                     " is missing"};
        }
    }
}

}  // namespace datapilot::worker::mysql
