#include "worker/sandbox/landlock.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <system_error>

namespace datapilot::worker::sandbox {
namespace {

// Newer than the headers of Debian 12; values from the kernel's include/uapi/linux/landlock.h.
constexpr std::uint64_t fs_truncate = 1ULL << 14;   // version 3
constexpr std::uint64_t fs_ioctl_dev = 1ULL << 15;  // version 5
constexpr std::uint64_t net_bind = 1;               // version 4
constexpr std::uint64_t net_connect = 2;            // version 4
constexpr std::uint64_t scope_all = 3;              // version 6: abstract sockets, signals

struct RulesetAttributes {
    std::uint64_t handled_access_fs = 0;
    std::uint64_t handled_access_net = 0;
    std::uint64_t scoped = 0;
};

constexpr std::uint64_t read_rights = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
constexpr std::uint64_t write_rights =
    LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE |
    LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_REFER |
    fs_truncate;
constexpr std::uint64_t never_given = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_MAKE_CHAR |
                                      LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |
                                      LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM |
                                      fs_ioctl_dev;
constexpr std::uint64_t file_rights =
    LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE | fs_truncate;

// 0 where the kernel has no Landlock or does not let this process use it.
long version() {
    const auto found =
        ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
    return found < 0 ? 0 : found;
}

RulesetAttributes attributes_of(long version, workers::Network network) {
    RulesetAttributes all{.handled_access_fs = read_rights | write_rights | never_given};
    if (version < 2) all.handled_access_fs &= ~std::uint64_t{LANDLOCK_ACCESS_FS_REFER};
    if (version < 3) all.handled_access_fs &= ~fs_truncate;
    if (version < 5) all.handled_access_fs &= ~fs_ioctl_dev;
    if (version >= 4) {
        const bool connects = network == workers::Network::outbound;
        all.handled_access_net = connects ? net_bind : net_bind | net_connect;
    }
    if (version >= 6) all.scoped = scope_all;
    return all;
}

std::size_t size_known_to(long version) {
    if (version < 4) return sizeof(std::uint64_t);
    return version < 6 ? 2 * sizeof(std::uint64_t) : sizeof(RulesetAttributes);
}

[[noreturn]] void fail(const std::string& what) {
    throw std::system_error{errno, std::system_category(), what};
}

void allow(int ruleset, const std::string& path, std::uint64_t rights) {
    const int fd = ::open(path.c_str(), O_PATH | O_CLOEXEC);
    if (fd < 0) fail("opening " + path);
    struct stat found {};
    ::fstat(fd, &found);
    if (!S_ISDIR(found.st_mode)) rights &= file_rights;
    const landlock_path_beneath_attr rule{.allowed_access = rights, .parent_fd = fd};
    const auto added =
        ::syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    if (added != 0) fail("Landlock rule for " + path);
    ::close(fd);
}

}  // namespace

void confine_to_folders(const std::vector<std::string>& writable,
                        const std::vector<std::string>& readable, workers::Network network) {
    const auto kernel = version();
    if (kernel == 0) return;
    const auto attributes = attributes_of(kernel, network);
    const auto ruleset = static_cast<int>(
        ::syscall(SYS_landlock_create_ruleset, &attributes, size_known_to(kernel), 0));
    if (ruleset < 0) fail("Landlock ruleset");
    const auto both = (read_rights | write_rights) & attributes.handled_access_fs;
    for (const auto& path : writable) allow(ruleset, path, both);
    for (const auto& path : readable) allow(ruleset, path, read_rights);
    if (::syscall(SYS_landlock_restrict_self, ruleset, 0) != 0) fail("Landlock");
    ::close(ruleset);
}

std::string landlock_missing() {
    if (version() > 0) return "";
    return "Landlock: this kernel does not offer it; workers are not held to their folders";
}

}  // namespace datapilot::worker::sandbox
