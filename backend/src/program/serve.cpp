#include <CLI/CLI.hpp>
#include <boost/asio/io_context.hpp>
#include <cstdio>

#include "base/freed_memory.h"
#include "program/backend.h"
#include "program/commands.h"
#include "program/environment.h"
#include "program/wiring.h"
#include "runtime/log.h"
#include "runtime/run.h"

namespace datapilot::program {
namespace {

int serve() {
    const auto settings = read_environment(config::Purpose::serve);
    if (!settings) return command_line::exit_error;
    configure_log(*settings);
    base::keep_freed_memory();
    boost::asio::io_context loop(1);  // one thread runs it
    Backend backend(loop, *settings);
    const auto served = runtime::run(loop, backend.run());
    if (served) return 0;
    std::fprintf(stderr, "datapilot: %s\n", served.error().message.french.c_str());
    return command_line::exit_error;
}

}  // namespace

command_line::Command serve_command() {
    return {"serve", "Démarre l'API (voir docs/configuration.md)", [](CLI::App&) {}, serve};
}

}  // namespace datapilot::program
