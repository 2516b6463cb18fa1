#include <CLI/CLI.hpp>
#include <boost/asio/io_context.hpp>
#include <cstdio>
#include <memory>
#include <optional>

#include "base/clock.h"
#include "postgres/migrations.h"
#include "program/commands.h"
#include "program/environment.h"
#include "runtime/log.h"
#include "runtime/run.h"

namespace datapilot::program {
namespace {

struct Options {
    std::optional<int> to{};
    bool only_status = false;
    bool accept_newer = false;
};

void print(const postgres::MigrationState& state) {
    const auto when = state.applied_at ? base::iso_utc(*state.applied_at) : "à appliquer";
    std::printf("%04d  %-40s  %s\n", state.number, state.name.c_str(), when.c_str());
}

int migrate(const Options& options) try {
    const auto settings = read_environment(config::Purpose::migrate);
    if (!settings) return command_line::exit_error;
    boost::asio::io_context loop(1);
    postgres::Migrator migrator(settings->database_owner_url, settings->database_url);
    const auto states = options.only_status ? runtime::run(loop, migrator.status())
                                            : runtime::run(loop, migrator.migrate(options.to));
    for (const auto& state : states) print(state);
    if (!options.only_status && states.empty()) std::puts("Le schéma est à jour.");
    return 0;
} catch (const postgres::SchemaIsNewer& newer) {
    if (!options.accept_newer) throw;
    runtime::log::warning("schema_is_newer", {{"reason", newer.what()}});
    return 0;
}

}  // namespace

command_line::Command migrate_command() {
    const auto options = std::make_shared<Options>();
    return {"migrate", "Met à jour le schéma de la base PostgreSQL",
            [options](CLI::App& app) {
                app.add_option("--to", options->to, "S'arrêter à cette migration");
                app.add_flag("--status", options->only_status, "Montrer l'état sans rien changer");
                app.add_flag("--accept-newer", options->accept_newer,
                             "Laisser tel quel le schéma d'un programme plus récent");
            },
            [options] { return migrate(*options); }};
}

}  // namespace datapilot::program
