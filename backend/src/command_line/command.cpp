#include "command_line/command.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>

namespace datapilot::command_line {
namespace {

constexpr std::string_view about =
    "DataPilot : posez une question à vos données, obtenez la réponse.";

int run_parsed(const CLI::App& app, const std::vector<Command>& commands) {
    for (const auto& command : commands) {
        if (app.got_subcommand(command.name)) return command.run();
    }
    return exit_usage;
}

}  // namespace

int run(int argc, char* argv[], const std::vector<Command>& commands) {
    CLI::App app{std::string{about}, "datapilot"};
    app.require_subcommand(1);
    for (const auto& command : commands) {
        command.declare(*app.add_subcommand(command.name, command.description));
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& failure) {
        return app.exit(failure) == 0 ? exit_answered : exit_usage;
    }
    try {
        return run_parsed(app, commands);
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "datapilot: %s\n", failure.what());
        return exit_error;
    }
}

}  // namespace datapilot::command_line
