#include <CLI/CLI.hpp>
#include <boost/asio/io_context.hpp>
#include <cstdio>

#include "keys/key_rotation.h"
#include "postgres/pool.h"
#include "program/commands.h"
#include "program/environment.h"
#include "program/wiring.h"
#include "runtime/run.h"

namespace datapilot::program {
namespace {

runtime::Task<keys::RotationCounts> rotated(postgres::Pool* store, const crypto::Fernet* fernet) {
    keys::KeyRotation rotation{*store, *fernet};
    auto counts = co_await rotation.run();
    co_await store->close();
    co_return counts;
}

int rotate() {
    const auto settings = read_environment(config::Purpose::rotate_keys);
    if (!settings) return command_line::exit_error;
    boost::asio::io_context loop(1);
    postgres::PoolOptions options;
    options.url = settings->database_owner_url;
    options.connections = 1;
    postgres::Pool store{loop.get_executor(), options};
    const auto fernet = encryption(*settings);
    const auto counts = runtime::run(loop, rotated(&store, &fernet));
    std::printf("Secrets rechiffrés : %lld. Déjà sous la première clé : %lld.\n",
                static_cast<long long>(counts.rotated), static_cast<long long>(counts.current));
    if (counts.unreadable == 0) return 0;
    std::fprintf(stderr,
                 "datapilot: %lld secrets ne s'ouvrent avec aucune clé : remettez l'ancienne clé "
                 "dans DATAPILOT_ENCRYPTION_KEYS, ou saisissez-les à nouveau.\n",
                 static_cast<long long>(counts.unreadable));
    return command_line::exit_error;
}

}  // namespace

command_line::Command keys_command() {
    return {"keys", "Gère les clés qui chiffrent connexions et clés de modèles",
            [](CLI::App& app) {
                app.add_subcommand("rotate",
                                   "Rechiffre tout avec la première clé de "
                                   "DATAPILOT_ENCRYPTION_KEYS");
                app.require_subcommand(1);
            },
            rotate};
}

}  // namespace datapilot::program
