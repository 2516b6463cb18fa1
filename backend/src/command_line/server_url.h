#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "workers/data_location.h"

namespace datapilot::command_line {

// A customer's server as `--connect` names it. Its parts may be percent-encoded.
struct ServerUrl {
    workers::ServerDatabase server;  // without an address
    bool has_password = false;
    bool says_tls = false;  // else it follows from the address
};

// "postgresql://user:password@host:port/database?sslmode=verify-full&sslrootcert=ca.pem&schemas=a,b"
// or the same with mysql:// (mariadb://). validation_failed where it is none; no message holds the
// password.
base::Result<ServerUrl> server_url(std::string_view text);

// The URL with its `{db}` replaced by a database's name, where it has one.
std::string with_database(std::string url, std::string_view name);

}  // namespace datapilot::command_line
