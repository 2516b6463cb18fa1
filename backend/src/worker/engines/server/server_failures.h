#pragma once

#include <string>

#include "base/error.h"
#include "workers/data_location.h"

// What a person is told when their server cannot be asked. `detail` is for the log: it must have
// gone through cleaned() where a server wrote it.
namespace datapilot::worker {

base::Error source_unreachable(std::string detail);
base::Error source_tls_failed(std::string detail);
base::Error source_login_failed(std::string detail);
base::Error source_database_missing(std::string detail);
base::Error source_rights_missing(std::string detail);
base::Error source_lost(std::string detail);
base::Error source_misbehaved(std::string detail);
base::Error schema_outdated(std::string detail);
base::Error server_timeout(std::string detail);
// The same error where nobody asked a question that could be made smaller.
base::Error without_question(base::Error error);
base::Error answer_too_large(std::string detail);
// The server refused to run a query that the guard had approved; its words are shown.
base::Error server_query_failed(const std::string& words);
base::Error no_such_table(const std::string& table);

// A server's own words as they may be kept: one line, of valid UTF-8, cut, without the password,
// the host or the address.
std::string cleaned(std::string_view words, const workers::ServerDatabase& server);

}  // namespace datapilot::worker
