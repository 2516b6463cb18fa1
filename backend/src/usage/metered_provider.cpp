#include "usage/metered_provider.h"

#include <utility>

namespace datapilot::usage {
namespace {

using runtime::Task;

base::Error spent(const Periods& periods) {
    return {.code = base::Errc::budget_spent,
            .message = {"Le budget du modèle de langage est épuisé pour aujourd'hui ou pour ce "
                        "mois : les règles répondent seules.",
                        "The budget for the language model is spent for today or this month: the "
                        "rules answer alone."},
            .retry_after = periods.to_next_day};
}

}  // namespace

Task<llm::Completion> MeteredProvider::complete(llm::Request request, llm::ProgressSink progress) {
    const auto periods = periods_at(means_.clock.now());
    const auto most =
        spending_of(tariff_.prices, llm::estimated_tokens(request), request.max_tokens);
    const bool fits = co_await means_.budgets.reserve(scope_, periods, tariff_.budgets, most);
    if (!fits) co_return llm::Completion{spent(periods), 0};
    auto completion = co_await means_.provider.complete(std::move(request), std::move(progress));
    // What gave no answer tells no usage: nothing is counted where nothing was sent, all of it
    // else.
    auto took = completion.sent_bytes == 0 ? Spending{} : most;
    if (completion.answer) {
        const auto& usage = completion.answer->usage;
        if (usage.input + usage.output > 0) {
            took = spending_of(tariff_.prices, usage.input, usage.output);
        }
    }
    co_await means_.budgets.settle(scope_, periods, most, took);
    co_return completion;
}

}  // namespace datapilot::usage
