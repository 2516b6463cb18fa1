#include "worker/sandbox/system_calls.h"

#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <initializer_list>
#include <memory>
#include <system_error>

namespace datapilot::worker::sandbox {
namespace {

constexpr std::initializer_list<int> files{
    SCMP_SYS(read),       SCMP_SYS(write),           SCMP_SYS(readv),
    SCMP_SYS(writev),     SCMP_SYS(pread64),         SCMP_SYS(pwrite64),
    SCMP_SYS(preadv),     SCMP_SYS(pwritev),         SCMP_SYS(close),
    SCMP_SYS(lseek),      SCMP_SYS(fstat),           SCMP_SYS(stat),
    SCMP_SYS(lstat),      SCMP_SYS(newfstatat),      SCMP_SYS(statx),
    SCMP_SYS(statfs),     SCMP_SYS(fstatfs),         SCMP_SYS(access),
    SCMP_SYS(faccessat),  SCMP_SYS(faccessat2),      SCMP_SYS(readlink),
    SCMP_SYS(readlinkat), SCMP_SYS(fsync),           SCMP_SYS(fdatasync),
    SCMP_SYS(ftruncate),  SCMP_SYS(fallocate),       SCMP_SYS(fadvise64),
    SCMP_SYS(flock),      SCMP_SYS(fcntl),           SCMP_SYS(rename),
    SCMP_SYS(renameat),   SCMP_SYS(renameat2),       SCMP_SYS(unlink),
    SCMP_SYS(unlinkat),   SCMP_SYS(mkdir),           SCMP_SYS(mkdirat),
    SCMP_SYS(rmdir),      SCMP_SYS(getdents64),      SCMP_SYS(getcwd),
    SCMP_SYS(umask),      SCMP_SYS(copy_file_range),
};

constexpr std::initializer_list<int> memory_and_threads{
    SCMP_SYS(brk),        SCMP_SYS(munmap),      SCMP_SYS(mremap),
    SCMP_SYS(madvise),    SCMP_SYS(mincore),     SCMP_SYS(msync),
    SCMP_SYS(membarrier), SCMP_SYS(futex),       SCMP_SYS(set_robust_list),
    SCMP_SYS(rseq),       SCMP_SYS(sched_yield), SCMP_SYS(sched_getaffinity),
    SCMP_SYS(gettid),     SCMP_SYS(exit),        SCMP_SYS(exit_group),
};

constexpr std::initializer_list<int> time_and_signals{
    SCMP_SYS(clock_gettime), SCMP_SYS(clock_getres),    SCMP_SYS(clock_nanosleep),
    SCMP_SYS(nanosleep),     SCMP_SYS(gettimeofday),    SCMP_SYS(time),
    SCMP_SYS(rt_sigaction),  SCMP_SYS(rt_sigprocmask),  SCMP_SYS(rt_sigreturn),
    SCMP_SYS(sigaltstack),   SCMP_SYS(restart_syscall), SCMP_SYS(poll),
    SCMP_SYS(ppoll),
};

constexpr std::initializer_list<int> knowing_oneself{
    SCMP_SYS(getpid), SCMP_SYS(getppid), SCMP_SYS(getuid),    SCMP_SYS(geteuid),
    SCMP_SYS(getgid), SCMP_SYS(getegid), SCMP_SYS(getrusage), SCMP_SYS(sysinfo),
    SCMP_SYS(uname),  SCMP_SYS(times),   SCMP_SYS(getcpu),    SCMP_SYS(getrandom),
};

constexpr std::initializer_list<int> connections{
    SCMP_SYS(connect),     SCMP_SYS(getsockopt), SCMP_SYS(setsockopt),    SCMP_SYS(getsockname),
    SCMP_SYS(getpeername), SCMP_SYS(sendto),     SCMP_SYS(recvfrom),      SCMP_SYS(sendmsg),
    SCMP_SYS(recvmsg),     SCMP_SYS(shutdown),   SCMP_SYS(rt_sigpending), SCMP_SYS(rt_sigtimedwait),
};

class Filter {
  public:
    Filter() : context_(seccomp_init(SCMP_ACT_ERRNO(EPERM)), &seccomp_release) {
        if (!context_) throw std::system_error{ENOMEM, std::system_category(), "seccomp_init"};
    }

    void allow(std::initializer_list<int> calls) {
        for (const int call : calls)
            check(seccomp_rule_add(context_.get(), SCMP_ACT_ALLOW, call, 0));
    }
    void allow_where(int call, scmp_arg_cmp argument) {
        check(seccomp_rule_add(context_.get(), SCMP_ACT_ALLOW, call, 1, argument));
    }
    // Sockets of TCP alone: no UNIX socket, no datagram, no raw packet.
    void allow_tcp_sockets() {
        for (const int family : {AF_INET, AF_INET6}) {
            check(seccomp_rule_add(
                context_.get(), SCMP_ACT_ALLOW, SCMP_SYS(socket), 2,
                SCMP_A0_64(SCMP_CMP_EQ, static_cast<scmp_datum_t>(family)),
                SCMP_A1_64(SCMP_CMP_MASKED_EQ, 0xF, static_cast<scmp_datum_t>(SOCK_STREAM))));
        }
    }
    void answer(int call, int error) {
        check(seccomp_rule_add(context_.get(), SCMP_ACT_ERRNO(static_cast<std::uint16_t>(error)),
                               call, 0));
    }
    void load() {
        check(seccomp_attr_set(context_.get(), SCMP_FLTATR_CTL_TSYNC, 1));
        check(seccomp_load(context_.get()));
    }

  private:
    static void check(int result) {
        if (result < 0) throw std::system_error{-result, std::system_category(), "seccomp"};
    }

    std::unique_ptr<void, decltype(&seccomp_release)> context_;
};

// A file opened for reading alone cannot be cut: Landlock sees to that only since its version 3.
void allow_opening(Filter& filter, int call, unsigned flags_argument) {
    const auto allow = [&](int mask, int value) {
        filter.allow_where(
            call, SCMP_CMP64(flags_argument, SCMP_CMP_MASKED_EQ, static_cast<scmp_datum_t>(mask),
                             static_cast<scmp_datum_t>(value)));
    };
    allow(O_TRUNC, 0);
    allow(O_TRUNC | O_ACCMODE, O_TRUNC | O_WRONLY);
    allow(O_TRUNC | O_ACCMODE, O_TRUNC | O_RDWR);
}

}  // namespace

void allow_few_system_calls(workers::Network network) {
    if (!system_calls_missing().empty()) return;
    Filter filter;
    filter.allow(files);
    filter.allow(memory_and_threads);
    filter.allow(time_and_signals);
    filter.allow(knowing_oneself);
    allow_opening(filter, SCMP_SYS(open), 1);
    allow_opening(filter, SCMP_SYS(openat), 2);
    filter.allow_where(SCMP_SYS(mmap), SCMP_A2_64(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
    filter.allow_where(SCMP_SYS(mprotect), SCMP_A2_64(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
    filter.allow_where(SCMP_SYS(clone), SCMP_A0_64(SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD));
    // Its flags are behind a pointer that a filter cannot follow: glibc falls back to clone.
    filter.answer(SCMP_SYS(clone3), ENOSYS);
    // abort() raises a signal in the process itself.
    filter.allow_where(SCMP_SYS(tgkill),
                       SCMP_A0_64(SCMP_CMP_EQ, static_cast<scmp_datum_t>(::getpid())));
    // Reading limits, not changing them.
    filter.allow_where(SCMP_SYS(prlimit64), SCMP_A2_64(SCMP_CMP_EQ, 0));
    filter.allow_where(SCMP_SYS(prctl), SCMP_A0_64(SCMP_CMP_EQ, PR_SET_NAME));
    if (network == workers::Network::outbound) {
        filter.allow(connections);
        filter.allow_tcp_sockets();
    }
    filter.load();
}

std::string system_calls_missing() {
    if (::prctl(PR_GET_SECCOMP, 0, 0, 0, 0) >= 0) return "";
    return "seccomp: this kernel does not offer it; workers can make any system call";
}

}  // namespace datapilot::worker::sandbox
