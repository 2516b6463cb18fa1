#include "ai/models/model_trial.h"

#include <algorithm>
#include <array>
#include <boost/json/array.hpp>
#include <utility>

#include "llm/http_provider.h"

namespace datapilot::ai::models {
namespace {

namespace json = boost::json;
using base::Errc;
using base::Text;
using runtime::Task;

constexpr std::array<std::string_view, 4> steps{"service", "key", "model", "call"};
constexpr std::array<std::string_view, 4> outcomes{"passed", "warned", "failed", "not_reached"};

constexpr std::chrono::seconds most_time{30};
constexpr int most_tokens = 200;

constexpr int bad_request = 400, unauthorized = 401, payment_required = 402, forbidden = 403,
              not_found = 404, unprocessable = 422, too_many = 429, server_error = 500;

const Text unreachable{
    "Le service n'est pas joignable. Vérifiez l'adresse (elle commence par https:// hors d'un "
    "réseau privé), qu'elle s'ouvre depuis ce serveur, et que son certificat est reconnu.",
    "The service cannot be reached. Check the address (it begins with https:// outside of a "
    "private "
    "network), that it opens from this server, and that its certificate is known."};
const Text too_slow{"Le service n'a pas répondu en 30 secondes.",
                    "The service did not answer within 30 seconds."};
const Text troubled{
    "Le service répond qu'il a lui-même un problème. Réessayez dans quelques minutes.",
    "The service answers that it is in trouble itself. Try again in a few minutes."};
const Text other_service{
    "Ce qui répond à cette adresse n'est pas un service de ce type. Vérifiez le fournisseur et "
    "l'adresse de base.",
    "What answers at this address is no service of this kind. Check the provider and the base "
    "address."};
const Text key_refused{"Le service refuse cette clé. Vérifiez-la et les droits du compte.",
                       "The service refuses this key. Check it and the rights of the account."};
const Text quota{"La clé est reconnue, mais le quota ou le crédit du compte est épuisé.",
                 "The key is known, but the quota or the credit of the account is spent."};
const Text no_model{
    "Le service ne connaît pas ce modèle, ou l'adresse de base n'est pas complète (elle finit "
    "souvent par /v1).",
    "The service does not know this model, or the base address is not complete (it often ends in "
    "/v1)."};
const Text call_refused{
    "Le service refuse la demande : ce modèle n'existe pas chez lui, ou il ne sait pas appeler de "
    "fonctions.",
    "The service refuses the request: it has no such model, or the model cannot call functions."};
const Text no_call{
    "Le modèle a répondu par du texte au lieu d'appeler une fonction : il se trompera souvent. "
    "Choisissez-en un qui sait appeler des fonctions.",
    "The model answered in text instead of calling a function: it will often fail. Choose one that "
    "can call functions."};
const Text unreadable{"La réponse du modèle n'est pas lisible.",
                      "The model's answer cannot be read."};

TrialReport up_to(TrialStep last, TrialOutcome outcome, Text message) {
    TrialReport report;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const auto step = static_cast<TrialStep>(i);
        report.checks.push_back(
            {step, step < last ? TrialOutcome::passed : TrialOutcome::not_reached});
    }
    auto& check = report.checks[static_cast<std::size_t>(last)];
    check.outcome = outcome;
    check.message = std::move(message);
    return report;
}

TrialReport failed_at(TrialStep step, Text message) {
    return up_to(step, TrialOutcome::failed, std::move(message));
}

TrialReport report_of_failure(const base::Error& error, int status) {
    switch (status) {
        case 0:
            return failed_at(TrialStep::service,
                             error.code == Errc::model_timeout ? too_slow : unreachable);
        case unauthorized:
        case forbidden:
            return failed_at(TrialStep::key, key_refused);
        case payment_required:
        case too_many:
            return failed_at(TrialStep::key, quota);
        case not_found:
            return failed_at(TrialStep::model, no_model);
        case bad_request:
        case unprocessable:
            return failed_at(TrialStep::model, call_refused);
        case 200:
            return error.code == Errc::model_unavailable ? failed_at(TrialStep::service, troubled)
                                                         : failed_at(TrialStep::call, unreadable);
        default:
            return failed_at(TrialStep::service, status >= server_error ? troubled : other_service);
    }
}

llm::Request small_request() {
    const json::object schema{{"type", "object"},
                              {"properties", {{"ready", {{"type", "boolean"}}}}},
                              {"required", json::array{"ready"}},
                              {"additionalProperties", false}};
    llm::Request request{.system = {"You answer by calling the function."},
                         .tools = {{"report", "Says that you are ready.", schema}},
                         .max_tokens = most_tokens};
    request.messages.emplace_back(llm::UserText{"Are you ready?"});
    return request;
}

}  // namespace

bool TrialReport::ok() const {
    return std::ranges::none_of(
        checks, [](const TrialCheck& check) { return check.outcome == TrialOutcome::failed; });
}

std::string_view TrialReport::outcome() const {
    for (const auto& check : checks) {
        const bool stopped =
            check.outcome == TrialOutcome::failed || check.outcome == TrialOutcome::warned;
        if (stopped) return steps[static_cast<std::size_t>(check.step)];
    }
    return outcomes[static_cast<std::size_t>(TrialOutcome::passed)];
}

TrialReport report_of(const llm::Completion& completion) {
    if (!completion.answer) return report_of_failure(completion.answer.error(), completion.status);
    const auto& answer = *completion.answer;
    const bool called = std::holds_alternative<llm::ToolCall>(answer.content);
    auto report = called ? up_to(TrialStep::call, TrialOutcome::passed, {})
                         : up_to(TrialStep::call, TrialOutcome::warned, no_call);
    report.model = answer.model;
    report.usage = answer.usage;
    return report;
}

Task<TrialReport> try_out(http_client::Client& network, llm::ModelAddress address) {
    // Without patience: whoever waits for it would rather know now.
    llm::HttpProvider provider{network, std::move(address), {most_time}};
    const auto start = std::chrono::steady_clock::now();
    const auto completion = co_await provider.complete(small_request(), {});
    auto report = report_of(completion);
    report.time = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now() - start);
    co_return report;
}

json::object to_json(const TrialReport& report, base::Language language) {
    json::array checks;
    for (const auto& check : report.checks) {
        checks.push_back({{"step", steps[static_cast<std::size_t>(check.step)]},
                          {"outcome", outcomes[static_cast<std::size_t>(check.outcome)]},
                          {"message", check.message.in(language)}});
    }
    json::object object{{"ok", report.ok()},
                        {"checks", std::move(checks)},
                        {"model", nullptr},
                        {"elapsed_ms", report.time.count()},
                        {"input_tokens", report.usage.input},
                        {"output_tokens", report.usage.output}};
    if (!report.model.empty()) object["model"] = report.model;
    return object;
}

}  // namespace datapilot::ai::models
