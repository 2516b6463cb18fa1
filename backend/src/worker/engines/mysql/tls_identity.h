#pragma once

#include <string>

#include "base/result.h"
#include "worker/patience.h"
#include "workers/data_location.h"

namespace datapilot::worker::mysql {

// Who answers: makes a TLS link of its own to the server, checks the certificate as the mode asks,
// hangs up before any login, and gives the certificate's fingerprint (SHA-1, as the client library
// compares it). The connection that logs in accepts that certificate alone. The library itself can
// check a name only where it resolves it, and must not: the address was checked.
base::Result<std::string> certificate_fingerprint(const workers::ServerDatabase& server,
                                                  const Patience& patience);

}  // namespace datapilot::worker::mysql
