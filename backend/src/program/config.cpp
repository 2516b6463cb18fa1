#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "config/variables.h"
#include "program/commands.h"
#include "program/environment.h"

namespace datapilot::program {
namespace {

int check() {
    if (!read_environment(config::Purpose::serve)) return command_line::exit_error;
    std::puts("La configuration convient.");
    return 0;
}

int show_table() {
    std::fputs(config::variables_as_markdown().c_str(), stdout);
    return 0;
}

}  // namespace

command_line::Command config_command() {
    const auto as_table = std::make_shared<bool>(false);
    return {"config", "Vérifie les variables de l'environnement (voir docs/configuration.md)",
            [as_table](CLI::App& app) {
                app.add_flag("--markdown", *as_table,
                             "Montrer plutôt le tableau de ce qui se règle");
            },
            [as_table] { return *as_table ? show_table() : check(); }};
}

}  // namespace datapilot::program
