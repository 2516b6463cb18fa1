#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_future.hpp>
#include <future>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "runtime/deadline.h"
#include "runtime/log.h"
#include "runtime/temporary_folder.h"
#include "support/probe_pool.h"

namespace datapilot::workers {
namespace {

namespace asio = boost::asio;

constexpr int clients = 8;
constexpr int victims = 200;

struct Tally {
    int answered = 0;
    int wrong = 0;
    int killed = 0;
    std::map<std::string, int> failures;
};

QueryJob job(std::string sql) {
    return {.location = {}, .sql = std::move(sql)};
}

Deadline soon() {
    return std::chrono::steady_clock::now() + 60s;
}

// One client of one tenant: kills the worker that runs its request, so many times, and asks more
// in between.
runtime::Task<Tally> kill_and_ask(Pool& pool, WorkerKey key, int kills) {
    Tally tally;
    for (int i = 0; i < kills; ++i) {
        auto doomed = co_await pool.query(key, job("die"), soon());
        if (!doomed && doomed.error().code == base::Errc::worker_crashed) ++tally.killed;
        for (int k = 0; k < 5; ++k) {
            const auto text = key.tenant.text() + std::to_string(i * 5 + k);
            auto answer = co_await pool.query(key, job("echo " + text), soon());
            if (!answer) {
                ++tally.failures[std::string{base::name(answer.error().code)}];
            } else if (std::get<std::string>(answer->table.rows.at(0).front()) == text) {
                ++tally.answered;
            } else {
                ++tally.wrong;
            }
        }
    }
    co_return tally;
}

// One client of one tenant that leaves before each second answer.
runtime::Task<int> leave_and_ask(Pool& pool, WorkerKey key, int rounds) {
    int answered = 0;
    for (int i = 0; i < rounds; ++i) {
        auto given_up = co_await runtime::with_deadline(5ms, pool.query(key, job("hang"), soon()));
        auto answer = co_await pool.query(key, job("echo here"), soon());
        if (!given_up && answer) ++answered;
    }
    co_return answered;
}

class LoadedPool : public testing::Test {
  protected:
    static PoolSettings settings(const runtime::TemporaryFolder& folder) {
        runtime::log::set_level(runtime::log::Level::error);
        PoolSettings settings;
        settings.program = PROBE_WORKER;
        settings.arguments = {"probe"};
        settings.temporary_directory = folder.path().string();
        settings.max_workers = clients;
        settings.max_wait = 60s;
        return settings;
    }

    WorkerKey key_of(int client) const {
        return {base::TenantId{"tenant-" + std::to_string(client) + "-"},
                base::DataSourceId{"source"}, folder_.path().string()};
    }

    template <class T>
    std::future<T> spawn(runtime::Task<T> task) {
        return asio::co_spawn(asio::make_strand(threads_), std::move(task), asio::use_future);
    }

    void TearDown() override {
        asio::co_spawn(threads_, pool_.stop(10s), asio::use_future).get();
        threads_.join();
    }

    runtime::TemporaryFolder folder_;
    asio::thread_pool threads_{4};
    Pool pool_{threads_.get_executor(), settings(folder_)};
};

TEST_F(LoadedPool, ClientsThatLeaveFreeTheirWorkersAndDisturbNoOther) {
    constexpr int rounds = 20;
    std::vector<std::future<int>> running;
    for (int i = 0; i < clients; ++i) {
        running.push_back(spawn(leave_and_ask(pool_, key_of(i), rounds)));
    }
    for (auto& client : running) EXPECT_EQ(client.get(), rounds);
    const auto status = spawn(pool_.status()).get();
    EXPECT_EQ(status.busy, 0u);
    EXPECT_EQ(status.crashed, 0u);
}

TEST_F(LoadedPool, TwoHundredKilledWorkersCostTheRequestsTheyRanAndNoOther) {
    std::vector<std::future<Tally>> running;
    for (int i = 0; i < clients; ++i) {
        running.push_back(spawn(kill_and_ask(pool_, key_of(i), victims / clients)));
    }
    Tally total;
    for (auto& client : running) {
        const auto tally = client.get();
        total.answered += tally.answered;
        total.wrong += tally.wrong;
        total.killed += tally.killed;
        for (const auto& [code, count] : tally.failures) total.failures[code] += count;
    }
    std::cout << "workers killed while they ran a request: " << total.killed
              << "; other requests answered: " << total.answered << " of " << victims * 5 << '\n';
    EXPECT_EQ(total.killed, victims);
    EXPECT_EQ(total.answered, victims * 5);
    EXPECT_EQ(total.wrong, 0);
    for (const auto& [code, count] : total.failures) ADD_FAILURE() << count << " × " << code;
}

}  // namespace
}  // namespace datapilot::workers
