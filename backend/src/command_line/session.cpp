#include "command_line/session.h"

#include <fmt/format.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/use_future.hpp>
#include <csignal>
#include <filesystem>

#include "command_line/terminal_text.h"

namespace datapilot::command_line {
namespace {

namespace asio = boost::asio;
using runtime::Task;

constexpr std::chrono::milliseconds time_to_stop{0};

Task<int> interrupted() {
    asio::signal_set signals{co_await asio::this_coro::executor, SIGINT, SIGTERM};
    co_await signals.async_wait(asio::use_awaitable);
    co_return exit_interrupted;
}

Task<int> work_then_stop(const Workers* workers, Work work) {
    using namespace asio::experimental::awaitable_operators;
    auto working = work(workers);
    auto ended = co_await (std::move(working) || interrupted());
    co_await workers->pool->stop(time_to_stop);
    co_return std::visit([](int code) { return code; }, ended);
}

workers::PoolSettings settings_for(std::size_t count) {
    workers::PoolSettings settings;
    settings.max_workers = count;
    settings.max_per_tenant = count;
    settings.spare_workers = 1;
    settings.temporary_directory = std::filesystem::temp_directory_path().string();
    // Every job waits its turn: there is no other user to refuse it for.
    settings.max_wait = std::chrono::hours{1};
    return settings;
}

}  // namespace

int run_with_workers(std::size_t count, Work work) {
    asio::thread_pool threads{count};
    workers::Pool pool{threads.get_executor(), settings_for(count)};
    const Workers workers{&pool, threads.get_executor(), count};
    // A strand: the work and Ctrl-C must not act on each other at the same moment.
    auto ended = asio::co_spawn(asio::make_strand(threads.get_executor()),
                                work_then_stop(&workers, std::move(work)), asio::use_future);
    const int code = ended.get();
    threads.join();
    return code;
}

std::string error_text(const base::Error& error, base::Language language,
                       const Terminal& terminal) {
    const bool french = language == base::Language::french;
    const auto head = terminal.styled(Style::error, french ? "Erreur :" : "Error:");
    auto text = fmt::format("{} {} ({})\n", head, harmless(error.message.in(language)),
                            base::name(error.code));
    for (const auto& part : error.fields) {
        text +=
            fmt::format("  {}: {}\n", harmless(part.field), harmless(part.message.in(language)));
    }
    return text;
}

}  // namespace datapilot::command_line
