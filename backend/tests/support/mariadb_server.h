#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "support/temporary_folder.h"
#include "workers/data_location.h"

struct st_mysql;

namespace datapilot::tests {

// A session of the server's owner, to make tables and to look at the server from beside.
class MariadbSession {
  public:
    explicit MariadbSession(const std::filesystem::path& socket, const std::string& database = "");

    using Rows = std::vector<std::vector<std::optional<std::string>>>;
    // Several statements are allowed: the rows of the last. Throws where one fails.
    Rows run(const std::string& sql);
    // The one value of one row.
    std::string value(const std::string& sql);

  private:
    struct Close {
        void operator()(st_mysql* connection) const;
    };
    std::unique_ptr<st_mysql, Close> connection_;
};

// A real MariaDB for the tests of one program: started when the first test asks, on a free port of
// the loopback, and ended with the program however that ends.
class MariadbServer {
  public:
    static MariadbServer& instance();

    ~MariadbServer();
    MariadbServer(const MariadbServer&) = delete;
    MariadbServer& operator=(const MariadbServer&) = delete;

    std::uint16_t port() const { return port_; }
    // Of the authority that signed its certificate, which bears the name `db.test`.
    std::string ca_certificate() const;
    MariadbSession owner(const std::string& database = "") const;
    // Runs a script as the server's own client reads it, with its DELIMITER and comments.
    void run_script(const std::filesystem::path& file) const;

  private:
    MariadbServer();

    bool start();

    const TemporaryFolder temporary_;
    std::uint16_t port_ = 0;
    pid_t process_ = -1;
};

// A fresh database and an account that may only read it, gone with the object.
class MariadbDatabase {
  public:
    MariadbDatabase();
    ~MariadbDatabase();
    MariadbDatabase(const MariadbDatabase&) = delete;
    MariadbDatabase& operator=(const MariadbDatabase&) = delete;

    const std::string& name() const { return name_; }
    const std::string& reader() const { return name_; }
    static std::string password() { return "mot de passe d'essai"; }
    // As the reader, without TLS.
    workers::ServerDatabase location() const;

    MariadbSession owner() const { return MariadbServer::instance().owner(name_); }
    void execute(const std::string& sql) const { owner().run(sql); }

  private:
    std::string name_;
};

}  // namespace datapilot::tests
