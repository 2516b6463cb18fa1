#include "usage/metered_provider.h"

#include <gtest/gtest.h>

#include <boost/asio/experimental/awaitable_operators.hpp>

#include "runtime/deadline.h"
#include "runtime/task_group.h"
#include "support/database_fixture.h"

namespace datapilot::usage {
namespace {

using base::Errc;
using runtime::Task;
using namespace std::chrono_literals;

class FixedClock final : public base::Clock {
  public:
    base::Instant now() const override {
        return std::chrono::sys_days{std::chrono::year{2026} / 11 / 22} + 12h;
    }
};

// Answers at once with what it is told to have used.
class ScriptedProvider final : public llm::Provider {
  public:
    std::string_view model() const override { return "scripted"; }
    Task<llm::Completion> complete(llm::Request, llm::ProgressSink) override {
        ++calls;
        if (pause > 0ms) co_await runtime::sleep_for(pause);
        if (fails) co_return llm::Completion{base::Error{Errc::model_unavailable, {}}, sent};
        llm::Answer answer{.content = std::string{"x"}};
        answer.usage = {.input = 100, .cached_input = 0, .output = 10};
        co_return llm::Completion{std::move(answer), sent};
    }

    int calls = 0;
    bool fails = false;
    std::int64_t sent = 1000;
    std::chrono::milliseconds pause{0};
};

class MeteredProviderTest : public tests::DatabaseTest {
  protected:
    Errc ask(const tenancy::TenantScope& scope) {
        MeteredProvider metered{{provider_, budgets_, clock_}, tariff_, scope};
        llm::Request request{.max_tokens = 500};
        const auto completion = run(metered.complete(std::move(request), {}));
        return completion.answer ? Errc::internal : completion.answer.error().code;
    }

    // Tokens of the day and the month, of the user or the tenant.
    std::vector<std::int64_t> tokens(const tenancy::TenantScope& scope, bool of_user) {
        std::vector<std::int64_t> found{0, 0};
        for (const auto& total : run(budgets_.totals(scope, periods_at(clock_.now())))) {
            if (total.of_user == of_user) {
                found[total.period == PeriodKind::day ? 0 : 1] = total.spent.tokens;
            }
        }
        return found;
    }

    FixedClock clock_;
    ScriptedProvider provider_;
    BudgetRepository budgets_{pool_};
    const Spending much{1'000'000, 1'000'000'000};
    Tariff tariff_{{2800, 14'000}, {much, much, much, much}};
};

using Tokens = std::vector<std::int64_t>;

TEST_F(MeteredProviderTest, CountsWhatWasUsedForTheUserAndTheTenant) {
    const auto scope = new_tenant();
    EXPECT_EQ(ask(scope), Errc::internal);
    EXPECT_EQ(ask(scope), Errc::internal);
    EXPECT_EQ(tokens(scope, true), (Tokens{220, 220}));
    EXPECT_EQ(tokens(scope, false), (Tokens{220, 220}));
    EXPECT_EQ(tokens(new_tenant(), false), (Tokens{0, 0}));
}

TEST_F(MeteredProviderTest, ASpentBudgetAsksNobodyAndCountsNothing) {
    const auto scope = new_tenant();
    tariff_.budgets.user_day.tokens = 600;
    EXPECT_EQ(ask(scope), Errc::internal);
    // 110 are used, and the most that another call may take are 500.
    EXPECT_EQ(ask(scope), Errc::budget_spent);
    EXPECT_EQ(provider_.calls, 1);
    EXPECT_EQ(tokens(scope, true), (Tokens{110, 110}));
    EXPECT_EQ(tokens(scope, false), (Tokens{110, 110}));
}

TEST_F(MeteredProviderTest, EurosAreABudgetToo) {
    const auto scope = new_tenant();
    tariff_.budgets.tenant_month.micro_euros = 6'999;
    EXPECT_EQ(ask(scope), Errc::budget_spent);
    tariff_.budgets.tenant_month.micro_euros = 7'000;
    EXPECT_EQ(ask(scope), Errc::internal);
}

TEST_F(MeteredProviderTest, AFailureCostsNothingWhereNothingWasSent) {
    const auto scope = new_tenant();
    provider_.fails = true;
    provider_.sent = 0;
    EXPECT_EQ(ask(scope), Errc::model_unavailable);
    EXPECT_EQ(tokens(scope, true), (Tokens{0, 0}));
    provider_.sent = 1000;
    EXPECT_EQ(ask(scope), Errc::model_unavailable);
    EXPECT_EQ(tokens(scope, true), (Tokens{500, 500}));
}

TEST_F(MeteredProviderTest, ACancelledCallKeepsItsReservation) {
    const auto scope = new_tenant();
    provider_.pause = 10s;
    MeteredProvider metered{{provider_, budgets_, clock_}, tariff_, scope};
    llm::Request request{.max_tokens = 500};
    EXPECT_FALSE(run(runtime::with_deadline(200ms, metered.complete(std::move(request), {}))));
    EXPECT_EQ(tokens(scope, true), (Tokens{500, 500}));
}

TEST_F(MeteredProviderTest, ManyCallsAtOnceAreAllCounted) {
    const auto scope = new_tenant();
    MeteredProvider metered{{provider_, budgets_, clock_}, tariff_, scope};
    runtime::TaskGroup calls{loop_.get_executor()};
    int answered = 0;
    const auto ask_often = [](MeteredProvider* model, int* count) -> Task<void> {
        for (int i = 0; i < 20; ++i) {
            const auto completion = co_await model->complete({.max_tokens = 500}, {});
            *count += completion.answer ? 1 : 0;
        }
    };
    for (int i = 0; i < 8; ++i) calls.spawn("ask", ask_often(&metered, &answered));
    run(calls.wait());
    EXPECT_EQ(answered, 160);
    EXPECT_EQ(tokens(scope, false), (Tokens{160 * 110, 160 * 110}));
}

TEST_F(MeteredProviderTest, CallsAtTheSameMomentDoNotPassTheBudgetTogether) {
    using namespace boost::asio::experimental::awaitable_operators;
    const auto scope = new_tenant();
    tariff_.budgets.tenant_day.tokens = 900;
    provider_.pause = 50ms;
    MeteredProvider one{{provider_, budgets_, clock_}, tariff_, scope};
    MeteredProvider other{{provider_, budgets_, clock_}, tariff_, scope};
    const auto both = [&]() -> Task<int> {
        return [](MeteredProvider* first, MeteredProvider* second) -> Task<int> {
            auto [left, right] = co_await (first->complete({.max_tokens = 500}, {}) &&
                                           second->complete({.max_tokens = 500}, {}));
            co_return int{left.answer.has_value()} + int{right.answer.has_value()};
        }(&one, &other);
    };
    EXPECT_EQ(run(both()), 1);
}

}  // namespace
}  // namespace datapilot::usage
