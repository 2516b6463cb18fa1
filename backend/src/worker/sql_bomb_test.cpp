// What a hole in the guard would let through must still cost one request and bounded memory.
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <string>

#include "base/sanitizers.h"
#include "support/probe_pool.h"
#include "worker/sandbox/limits.h"

namespace datapilot::worker {
namespace {

using namespace std::chrono_literals;

class SqlBomb : public workers::ProbePool {
  protected:
    static constexpr std::int64_t cap = 512LL << 20;

    void SetUp() override {
        auto bounded = settings();
        bounded.limits.memory_bytes = cap;
        open(bounded);
    }

    // The largest that any child of this process has been.
    static std::int64_t largest_child() {
        rusage children{};
        ::getrusage(RUSAGE_CHILDREN, &children);
        return static_cast<std::int64_t>(children.ru_maxrss) << 10;
    }
};

std::string repeated(std::string_view text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

TEST_F(SqlBomb, EachIsContainedInTimeAndMemoryAndTheNextRequestIsAnswered) {
    const std::vector<std::string> bombs{
        "SELECT length(repeat('x', 4000000000))",
        "SELECT list_sort(range(300000000))",
        "SELECT count(*) FROM range(1000000000) a, range(1000000000) b",
        "SELECT string_agg(repeat('x', 1000000), '') FROM range(10000)",
        "WITH RECURSIVE t(s) AS (SELECT 'x' UNION ALL SELECT s || s FROM t) SELECT max(s) FROM t",
        "SELECT 1" + repeated("+1", 100'000),
        "SELECT '" + repeated("[", 200'000) + repeated("]", 200'000) + "'::JSON->'$[0]'",
        "SELECT " + repeated("(", 50'000) + "1" + repeated(")", 50'000),
        "SELECT * FROM enable_logging(storage='file', storage_path='/tmp/datapilot-log')",
    };
    for (const auto& bomb : bombs) {
        const auto told_of = told(key(), "duckdb " + bomb, 3s);
        std::cout << bomb.substr(0, 60) << ": " << told_of.substr(0, 90) << '\n';
        EXPECT_EQ(told(key(), "echo again"), "again") << "after " << bomb.substr(0, 60);
    }
    EXPECT_FALSE(std::filesystem::exists("/tmp/datapilot-log"));
    if (base::runs_sanitized) GTEST_SKIP() << sandbox::limits_missing();
    EXPECT_LT(largest_child(), cap / 4 * 5);
}

}  // namespace
}  // namespace datapilot::worker
