#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "network/resolver.h"
#include "runtime/task.h"
#include "workers/data_location.h"

namespace datapilot::command_line {

// `--connect`: a customer's server, reached as the person who runs the program, from whom no
// address is kept.
class ConnectOption {
  public:
    // Asks for the password where the URL has none: DATAPILOT_CONNECT_PASSWORD, or else the
    // terminal. Neither stands in the list of processes, as an argument does.
    static base::Result<ConnectOption> read(std::string url);

    // The server with its number; where the URL has `{db}`, the database of that name.
    runtime::Task<base::Result<workers::ServerDatabase>> server(std::string database) const;

  private:
    ConnectOption(std::string url, std::string password);

    std::string url_;
    std::string password_;  // where the URL has none
    // Shared by all that ask it; what it keeps is not copied.
    std::shared_ptr<network::Resolver> resolver_;
};

}  // namespace datapilot::command_line
