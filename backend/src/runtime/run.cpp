#include "runtime/run.h"

#include <boost/asio/co_spawn.hpp>
#include <exception>
#include <stdexcept>

namespace datapilot::runtime {

void detail::run_to_end(boost::asio::io_context& loop, Task<void> task) {
    bool ended = false;
    std::exception_ptr failure;
    boost::asio::co_spawn(loop, std::move(task), [&](std::exception_ptr thrown) {
        ended = true;
        failure = thrown;
    });
    loop.restart();
    while (!ended) {
        if (loop.run_one() == 0) throw std::logic_error("the task waits for what nobody will do");
    }
    if (failure) std::rethrow_exception(failure);
}

}  // namespace datapilot::runtime
