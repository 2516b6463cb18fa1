#pragma once

#include <mysql.h>

#include <chrono>
#include <string>

namespace datapilot::worker::mysql {

// Loads the client's ways to log in, before the sandbox forbids it.
void load_plugins();

// What a connection may do, told before it is opened: TCP alone, no file, no program's settings,
// no password in clear; where there is a fingerprint, TLS with that certificate alone.
void set_options(MYSQL* connection, const std::string& fingerprint, std::chrono::milliseconds time);

// Again after the login, which a server could have used to turn it on.
void forbid_files(MYSQL* connection);

// An address of IPv4 or IPv6, and nothing that would have to be looked up.
bool is_number(const std::string& address);

}  // namespace datapilot::worker::mysql
