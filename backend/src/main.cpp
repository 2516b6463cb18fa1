#include <CLI/CLI.hpp>

#include "command_line/ask.h"
#include "command_line/command.h"
#include "command_line/eval.h"
#include "program/commands.h"
#include "worker/run_worker.h"

namespace {

using datapilot::command_line::Command;

Command worker_command() {
    return {"worker", "(interne) Le processus confiné qui exécute les requêtes", [](CLI::App&) {},
            []() -> int { datapilot::worker::run_worker(); }};
}

}  // namespace

int main(int argc, char* argv[]) {
    using namespace datapilot;
    return command_line::run(
        argc, argv,
        {program::serve_command(), program::migrate_command(), program::keys_command(),
         program::config_command(), command_line::ask_command(), command_line::eval_command(),
         worker_command()});
}
