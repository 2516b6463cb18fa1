#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <cstddef>
#include <functional>
#include <string>

#include "base/error.h"
#include "base/text.h"
#include "command_line/terminal.h"
#include "runtime/task.h"
#include "workers/pool.h"

// What `ask` and `eval` share: workers of their own, Ctrl-C, and how a failure is told.
namespace datapilot::command_line {

// The exit code of a program that was interrupted, as a shell expects it.
inline constexpr int exit_interrupted = 130;

// Worker processes of this program's own, and the threads that await them: as many of each.
struct Workers {
    workers::Pool* pool;
    boost::asio::any_io_executor executor;
    std::size_t count;
};

// Runs the work, ends its workers, and returns the work's exit code. Ctrl-C cancels the work, so
// that workers and temporary folders go with it.
using Work = std::function<runtime::Task<int>(const Workers*)>;
int run_with_workers(std::size_t count, Work work);

// « Erreur : message (code) » with the parts of the input that are to blame.
std::string error_text(const base::Error& error, base::Language language, const Terminal& terminal);

}  // namespace datapilot::command_line
