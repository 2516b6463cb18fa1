#include "ai/models/model_desk.h"

#include <algorithm>
#include <utility>

#include "auth/attempts.h"
#include "auth/refusals.h"
#include "crypto/digest.h"
#include "runtime/log.h"

namespace datapilot::ai::models {
namespace {

using answering::model::Egress;
using runtime::Task;
using tenancy::TenantScope;

// A person who corrects a form needs a few in a row, and then one now and then.
constexpr auth::Allowance of_a_user{10, std::chrono::seconds{15}};
constexpr auth::Allowance of_a_tenant{30, std::chrono::seconds{5}};

// In the place of a model whose key no longer opens: the operator's would be asked behind the
// tenant's back.
class UnreadableModel final : public llm::Provider {
  public:
    explicit UnreadableModel(std::string model) : model_(std::move(model)) {}

    std::string_view model() const override { return model_; }
    Task<llm::Completion> complete(llm::Request, llm::ProgressSink) override {
        co_return llm::Completion{base::Error{
            base::Errc::model_refused,
            {"La clé du modèle de votre entreprise ne s'ouvre plus : un administrateur doit la "
             "saisir à nouveau dans les réglages.",
             "The key of your company's model can no longer be opened: an administrator must enter "
             "it again in the settings."}}};
    }

  private:
    std::string model_;
};

}  // namespace

std::unique_ptr<llm::Provider> ModelDesk::metered(TenantScope scope, llm::Provider& provider,
                                                  usage::Prices prices) const {
    const usage::MeteredProvider::Means means{provider, means_.budgets, means_.clock};
    const usage::Tariff tariff{prices, terms_.tariff.budgets};
    return std::make_unique<usage::MeteredProvider>(means, tariff, std::move(scope));
}

Task<Seat> ModelDesk::seat_for(TenantScope scope) {
    const auto said = co_await means_.repository.find(scope);
    Seat seat{.egress = std::min(said.egress.value_or(terms_.egress), terms_.egress)};
    if (said.own) {
        seat.own = means_.tenants.connection(scope.tenant(), *said.own);
        if (!seat.own) {
            runtime::log::error("model_key_unreadable", {{"tenant", scope.tenant().text()}});
            seat.provider = std::make_unique<UnreadableModel>(said.own->model);
            co_return seat;
        }
        seat.provider = metered(std::move(scope), seat.own->provider(), {});
    } else if (means_.operators) {
        seat.provider = metered(std::move(scope), *means_.operators, terms_.tariff.prices);
    }
    co_return seat;
}

Task<ModelSettings> ModelDesk::settings(TenantScope scope) {
    auto said = co_await means_.repository.find(std::move(scope));
    ModelSettings settings{.egress = std::min(said.egress.value_or(terms_.egress), terms_.egress),
                           .most_egress = terms_.egress,
                           .own = std::move(said.own),
                           .operators_model = {}};
    if (means_.operators) settings.operators_model = means_.operators->model();
    co_return settings;
}

Task<void> ModelDesk::choose_egress(TenantScope scope, Egress egress, std::string request_id) {
    return means_.repository.choose_egress(std::move(scope), egress, std::move(request_id));
}

Task<base::Result<void>> ModelDesk::keep(TenantScope scope, OwnModelInput input,
                                         std::string request_id) {
    const auto allowed = co_await spend_attempt(scope);
    if (!allowed) co_return allowed.error();
    const auto address = co_await completed(scope, std::move(input));
    if (!address) co_return address.error();
    auto own = means_.vault.seal(scope.tenant(), *address);
    co_await means_.repository.keep(std::move(scope), std::move(own), std::move(request_id));
    co_return base::Result<void>{};
}

Task<void> ModelDesk::remove(TenantScope scope, std::string request_id) {
    return means_.repository.remove(std::move(scope), std::move(request_id));
}

Task<base::Result<TrialReport>> ModelDesk::try_out(TenantScope scope, OwnModelInput input,
                                                   std::string request_id) {
    const auto allowed = co_await spend_attempt(scope);
    if (!allowed) co_return allowed.error();
    const auto address = co_await completed(scope, std::move(input));
    if (!address) co_return address.error();
    auto report = co_await models::try_out(means_.tenants_network, *address);
    co_await means_.repository.record_trial(std::move(scope), *address,
                                            std::string{report.outcome()}, std::move(request_id));
    co_return report;
}

// With the key that was typed, or else the kept one where it may stay.
Task<base::Result<llm::ModelAddress>> ModelDesk::completed(TenantScope scope, OwnModelInput input) {
    auto& address = input.address;
    if (input.key) {
        address.key = std::move(*input.key);
    } else if (const auto said = co_await means_.repository.find(scope);
               said.own && may_keep_key(*said.own, address)) {
        auto kept = means_.vault.open(scope.tenant(), *said.own);
        if (!kept) co_return key_wanted();
        address.key = std::move(kept->key);
    }
    const bool wants_key = address.kind == llm::ProviderKind::anthropic;
    if (address.key.empty() && wants_key) co_return key_wanted();
    co_return std::move(address);
}

Task<base::Result<void>> ModelDesk::spend_attempt(TenantScope scope) {
    const auto user = crypto::sha256("model user " + scope.user().text());
    const auto tenant = crypto::sha256("model tenant " + scope.tenant().text());
    auto transaction = co_await means_.store.begin_without_tenant();
    auto wait = co_await auth::spend_attempt(&transaction, user, std::nullopt, of_a_user);
    if (!wait) {
        wait = co_await auth::spend_attempt(&transaction, tenant, std::nullopt, of_a_tenant);
    }
    co_await transaction.commit();
    if (wait) co_return auth::throttled(*wait);
    co_return base::Result<void>{};
}

}  // namespace datapilot::ai::models
