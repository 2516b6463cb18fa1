#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "catalog/catalog.h"

// Where the data of a source is, as a job tells it to a worker.
namespace datapilot::workers {

// A DuckDB database made by an IngestJob.
struct FileDatabase {
    std::string path;
    bool operator==(const FileDatabase&) const = default;
};

enum class TlsMode {
    disable,
    require,      // encrypted; whoever answers
    verify_ca,    // and the certificate is signed by the authority
    verify_full,  // and bears the host's name
};

// The machine's own certificate authorities, as Debian keeps them; a worker with a network may read
// them.
constexpr std::string_view machine_authorities = "/etc/ssl/certs/ca-certificates.crt";

struct Tls {
    TlsMode mode = TlsMode::verify_full;
    std::string ca_certificates{};  // PEM; the machine's own authorities where it is empty
    bool operator==(const Tls&) const = default;
};

// A customer's own server and the login to it. Holds a password: it is never logged or shown.
struct ServerDatabase {
    catalog::Dialect dialect = catalog::Dialect::postgresql;  // never duckdb
    std::string host;     // as the customer named it; the certificate must bear this name
    std::string address;  // the number that was resolved and allowed; the only one connected to
    std::uint16_t port = 0;
    std::string database;
    std::string user;
    std::string password;
    Tls tls;
    // Those whose tables may be asked about; where empty, every schema of PostgreSQL that is not
    // the server's own, and the database itself of MySQL.
    std::vector<std::string> schemas{};
    bool operator==(const ServerDatabase&) const = default;
};

using DataLocation = std::variant<FileDatabase, ServerDatabase>;

std::string_view name(TlsMode mode);

boost::json::object to_json(const DataLocation& location);
// Throws what Boost.JSON throws on a wrong shape.
DataLocation data_location_from_json(const boost::json::value& value);

}  // namespace datapilot::workers
