#include "runtime/blocking_pool.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace datapilot::runtime {
namespace asio = boost::asio;

namespace {

Task<void> call(std::function<void()> work) {
    work();
    co_return;
}

// Counts a call in for as long as it waits or runs.
class Admission {
  public:
    Admission(std::atomic<std::size_t>& accepted, std::size_t capacity)
        : accepted_(accepted), admitted_(accepted.fetch_add(1) < capacity) {}
    ~Admission() { accepted_.fetch_sub(1); }
    Admission(const Admission&) = delete;
    Admission& operator=(const Admission&) = delete;

    bool admitted() const { return admitted_; }

  private:
    std::atomic<std::size_t>& accepted_;
    bool admitted_;
};

}  // namespace

BlockingPool::BlockingPool(std::size_t threads, std::size_t waiting)
    : threads_(threads), capacity_(threads + waiting) {}

BlockingPool::~BlockingPool() {
    threads_.join();
}

Task<bool> BlockingPool::run_work(std::function<void()> work) {
    const Admission admission(accepted_, capacity_);
    if (!admission.admitted()) co_return false;
    Task<void> called = call(std::move(work));
    co_await asio::co_spawn(threads_, std::move(called), asio::use_awaitable);
    co_return true;
}

base::Error BlockingPool::overloaded() {
    return {base::Errc::overloaded,
            {"Le serveur est très sollicité. Réessayez dans quelques secondes.",
             "The server is very busy. Try again in a few seconds."},
            "the blocking pool is full"};
}

}  // namespace datapilot::runtime
