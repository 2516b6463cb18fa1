#pragma once

#include <memory>
#include <string>

#include "support/postgres_server.h"
#include "support/running_program.h"
#include "support/temporary_folder.h"
#include "support/test_certificates.h"
#include "workers/data_location.h"

namespace datapilot::tests {

// A customer's own PostgreSQL 16, for the tests of one program: on a port of the loopback, with
// TLS, started when the first test asks. Its administrator owns every database; `lecteur` may only
// read what is granted to it.
class CustomerPostgres {
  public:
    static CustomerPostgres& instance();

    CustomerPostgres(const CustomerPostgres&) = delete;
    CustomerPostgres& operator=(const CustomerPostgres&) = delete;
    ~CustomerPostgres();

    // A new database in which everything that the administrator makes in `public` may be read.
    std::string create_database(const std::string& encoding = "UTF8");
    void execute(const std::string& database, const std::string& sql) const;
    // Runs what pg_dump wrote, rows of COPY included.
    void load_dump(const std::string& database, const std::filesystem::path& dump) const;
    SqlSession session(const std::string& database) const;
    // As the reader: only itself sees what it runs.
    SqlSession reader_session(const std::string& database) const;
    // Ends what the reader has open in the database.
    void end_sessions(const std::string& database) const;

    // As the reader, without TLS; the certificate's host is base.exemple.fr.
    workers::ServerDatabase location(const std::string& database) const;
    const std::string& authority() const { return certificates_->authority; }

    static constexpr auto administrator = "datapilot_owner";
    static constexpr auto reader = "lecteur";
    static constexpr auto password = "mot de passe d'essai";

  private:
    CustomerPostgres();

    std::string administrator_url(const std::string& database) const;
    std::string url(const std::string& user_and_password, const std::string& database) const;

    TemporaryFolder folder_;
    std::uint16_t port_;
    std::unique_ptr<TestCertificates> certificates_;
    std::unique_ptr<RunningProgram> server_;
    int databases_ = 0;
};

}  // namespace datapilot::tests
