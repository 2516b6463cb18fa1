#include "worker/engines/server/report_builder.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "worker/engines/server/server_failures.h"

namespace datapilot::worker {
namespace {

using base::Errc;
using base::Text;
using workers::ConnectionStep;
using workers::StepOutcome;
using workers::TlsMode;

constexpr ConnectionStep steps[] = {ConnectionStep::name,     ConnectionStep::network,
                                    ConnectionStep::tls,      ConnectionStep::login,
                                    ConnectionStep::database, ConnectionStep::rights};

std::optional<ConnectionStep> step_of(Errc code) {
    switch (code) {
        case Errc::source_unreachable:
            return ConnectionStep::network;
        case Errc::source_tls_failed:
            return ConnectionStep::tls;
        case Errc::source_login_failed:
            return ConnectionStep::login;
        case Errc::source_database_missing:
            return ConnectionStep::database;
        case Errc::source_rights_missing:
            return ConnectionStep::rights;
        default:
            return std::nullopt;
    }
}

Text encrypted(TlsMode mode) {
    switch (mode) {
        case TlsMode::disable:
            return {
                "La liaison n'est pas chiffrée : le mot de passe et les données peuvent être "
                "lus en chemin. Choisissez un mode TLS si le serveur le permet.",
                "The link is not encrypted: the password and the data can be read on their "
                "way. Choose a TLS mode if the server allows it."};
        case TlsMode::require:
            return {
                "La liaison est chiffrée, mais l'identité du serveur n'est pas vérifiée. "
                "Préférez le mode verify_full.",
                "The link is encrypted, but the server's identity is not verified. Prefer the "
                "mode verify_full."};
        case TlsMode::verify_ca:
            return {"La liaison est chiffrée et le certificat du serveur est signé par l'autorité.",
                    "The link is encrypted and the server's certificate is signed by the "
                    "authority."};
        case TlsMode::verify_full:
            return {"La liaison est chiffrée et l'identité du serveur est vérifiée.",
                    "The link is encrypted and the server's identity is verified."};
    }
    return {};
}

Text passed(ConnectionStep step) {
    switch (step) {
        case ConnectionStep::name:
            return {"L'adresse du serveur est connue.", "The server's address is known."};
        case ConnectionStep::network:
            return {"Le serveur répond.", "The server answers."};
        case ConnectionStep::login:
            return {"Le serveur accepte l'utilisateur et le mot de passe.",
                    "The server accepts the user and the password."};
        case ConnectionStep::database:
            return {"La base de données est ouverte.", "The database is open."};
        default:
            return {};
    }
}

}  // namespace

ReportBuilder::ReportBuilder() {
    for (const auto step : steps) report.checks.push_back({.step = step});
    pass(ConnectionStep::name, passed(ConnectionStep::name));
}

workers::ConnectionCheck& ReportBuilder::check(ConnectionStep step) {
    return *std::ranges::find(report.checks, step, &workers::ConnectionCheck::step);
}

void ReportBuilder::pass_until(ConnectionStep step, const workers::Tls& tls) {
    for (const auto before : steps) {
        if (before == step) return;
        if (before != ConnectionStep::tls) {
            pass(before, passed(before));
        } else if (tls.mode == TlsMode::disable || tls.mode == TlsMode::require) {
            warn(before, encrypted(tls.mode));
        } else {
            pass(before, encrypted(tls.mode));
        }
    }
}

void ReportBuilder::pass(ConnectionStep step, Text message) {
    check(step) = {step, StepOutcome::passed, std::move(message)};
}

void ReportBuilder::warn(ConnectionStep step, Text message) {
    check(step) = {step, StepOutcome::warned, std::move(message)};
}

void ReportBuilder::fail(const base::Error& error, ConnectionStep during, const workers::Tls& tls) {
    const auto step = step_of(error.code).value_or(during);
    pass_until(step, tls);
    check(step) = {step, StepOutcome::failed, without_question(error).message};
}

}  // namespace datapilot::worker
