#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_future.hpp>
#include <future>
#include <iostream>
#include <map>
#include <string>
#include <vector>

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
    return {.database_path = "", .sql = std::move(sql)};
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
            } else if (std::get<std::string>(answer->table.rows.at(0).at(0)) == text) {
                ++tally.answered;
            } else {
                ++tally.wrong;
            }
        }
    }
    co_return tally;
}

TEST(KillUnderLoad, TwoHundredKilledWorkersCostTheRequestsTheyRanAndNoOther) {
    const TestFolder folder;
    PoolSettings settings;
    settings.program = PROBE_WORKER;
    settings.arguments = {"probe"};
    settings.temporary_directory = folder.path().string();
    settings.max_workers = clients;
    settings.max_wait = 60s;
    asio::thread_pool threads{4};
    Pool pool{threads.get_executor(), settings};

    std::vector<std::future<Tally>> running;
    for (int i = 0; i < clients; ++i) {
        const auto name = "tenant-" + std::to_string(i) + "-";
        WorkerKey key{base::TenantId{name}, base::DataSourceId{"source"}, folder.path().string()};
        running.push_back(
            asio::co_spawn(threads, kill_and_ask(pool, key, victims / clients), asio::use_future));
    }
    Tally total;
    for (auto& client : running) {
        const auto tally = client.get();
        total.answered += tally.answered;
        total.wrong += tally.wrong;
        total.killed += tally.killed;
        for (const auto& [code, count] : tally.failures) total.failures[code] += count;
    }
    asio::co_spawn(threads, pool.stop(10s), asio::use_future).get();

    std::cout << "workers killed while they ran a request: " << total.killed
              << "; other requests answered: " << total.answered << " of " << victims * 5 << '\n';
    EXPECT_EQ(total.killed, victims);
    EXPECT_EQ(total.answered, victims * 5);
    EXPECT_EQ(total.wrong, 0);
    for (const auto& [code, count] : total.failures) ADD_FAILURE() << count << " × " << code;
    threads.join();
}

}  // namespace
}  // namespace datapilot::workers
