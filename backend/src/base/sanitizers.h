#pragma once

namespace datapilot::base {

// A build with sanitizers, which is only for tests, maps terabytes that it does not use, starts
// threads of its own and keeps what is freed for a while: what bounds memory closely is not for it.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool runs_sanitized = true;
#else
constexpr bool runs_sanitized = false;
#endif

// The one that watches threads lets a forked copy of a process with threads start none.
#if defined(__SANITIZE_THREAD__)
constexpr bool forks_without_threads = true;
#else
constexpr bool forks_without_threads = false;
#endif

}  // namespace datapilot::base
