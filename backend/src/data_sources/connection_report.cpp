#include "data_sources/connection_report.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <utility>

#include "workers/source_failures.h"

namespace datapilot::data_sources {
namespace {

namespace json = boost::json;
using base::Errc;
using workers::ConnectionCheck;
using workers::ConnectionReport;
using workers::ConnectionStep;
using workers::StepOutcome;

struct Step {
    ConnectionStep step;
    std::string_view name;
    Errc failure;
    std::string_view field;
};

constexpr std::array steps{
    Step{ConnectionStep::name, "name", Errc::source_unreachable, "connection.host"},
    Step{ConnectionStep::network, "network", Errc::source_unreachable, "connection.host"},
    Step{ConnectionStep::tls, "tls", Errc::source_tls_failed, "connection.tls"},
    Step{ConnectionStep::login, "login", Errc::source_login_failed, "connection.user"},
    Step{ConnectionStep::database, "database", Errc::source_database_missing,
         "connection.database"},
    Step{ConnectionStep::rights, "rights", Errc::source_rights_missing, "connection.schemas"},
};

const Step& known(ConnectionStep step) {
    return *std::ranges::find(steps, step, &Step::step);
}

std::string_view name(StepOutcome outcome) {
    switch (outcome) {
        case StepOutcome::passed:
            return "passed";
        case StepOutcome::warned:
            return "warned";
        case StepOutcome::failed:
            return "failed";
        case StepOutcome::not_reached:
            return "not_reached";
    }
    return "not_reached";
}

const base::Text unknown_name{"Aucune machine ne porte ce nom. Vérifiez l'orthographe de l'hôte.",
                              "No machine bears this name. Check the host's spelling."};

const base::Text not_reached{"Pas encore vérifié : corrigez d'abord l'étape précédente.",
                             "Not checked yet: correct the step before it first."};

ConnectionReport report_of(ConnectionStep failed, base::Text message) {
    ConnectionReport report;
    for (const auto& step : steps) {
        if (step.step < failed) {
            report.checks.push_back(
                {step.step,
                 StepOutcome::passed,
                 {"L'adresse du serveur est connue.", "The server's address is known."}});
        } else if (step.step == failed) {
            report.checks.push_back({step.step, StepOutcome::failed, message});
        } else {
            report.checks.push_back({step.step, StepOutcome::not_reached, not_reached});
        }
    }
    return report;
}

const ConnectionCheck* failed_check(const ConnectionReport& report) {
    const auto found =
        std::ranges::find(report.checks, StepOutcome::failed, &ConnectionCheck::outcome);
    return found == report.checks.end() ? nullptr : &*found;
}

json::object check_json(const ConnectionCheck& check, base::Language language) {
    const auto& step = known(check.step);
    const bool failed = check.outcome == StepOutcome::failed;
    const auto& message = check.outcome == StepOutcome::not_reached ? not_reached : check.message;
    return {{"step", step.name},
            {"outcome", name(check.outcome)},
            {"code", failed ? json::value(base::name(step.failure)) : json::value(nullptr)},
            {"message", message.in(language)}};
}

json::value text_or_null(const std::string& text) {
    return text.empty() ? json::value(nullptr) : json::value(text);
}

}  // namespace

ConnectionReport report_of_unknown_name() {
    return report_of(ConnectionStep::name, unknown_name);
}

ConnectionReport report_of_unreachable() {
    return report_of(ConnectionStep::network, workers::source_unreachable({}).message);
}

std::optional<base::Error> failure_in(const ConnectionReport& report) {
    const auto* failed = failed_check(report);
    if (failed == nullptr) return std::nullopt;
    return with_field({known(failed->step).failure, failed->message});
}

base::Error with_field(base::Error error) {
    const auto step = std::ranges::find(steps, error.code, &Step::failure);
    if (step == steps.end()) return error;
    error.fields.push_back({std::string{step->field}, error.code, error.message});
    return error;
}

std::string outcome_of(const ConnectionReport& report) {
    const auto* failed = failed_check(report);
    return std::string{failed == nullptr ? "passed" : known(failed->step).name};
}

std::vector<ConnectionWarning> warnings_in(const ConnectionReport& report) {
    std::vector<ConnectionWarning> warnings;
    for (const auto& check : report.checks) {
        if (check.outcome != StepOutcome::warned) continue;
        warnings.push_back({"connection_" + std::string{known(check.step).name}, check.message});
    }
    return warnings;
}

json::object report_json(const ConnectionReport& report, base::Language language) {
    json::array checks;
    for (const auto& check : report.checks) checks.push_back(check_json(check, language));
    return {{"ok", failed_check(report) == nullptr},
            {"checks", std::move(checks)},
            {"server_version", text_or_null(report.server_version)},
            {"read_only_role_sql", text_or_null(report.read_only_role_sql)}};
}

}  // namespace datapilot::data_sources
