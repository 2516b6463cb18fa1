#include "workers/spill_folder.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <unistd.h>

#include <system_error>
#include <utility>
#include <vector>

namespace datapilot::workers {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view prefix = "datapilot-spill-";

[[noreturn]] void fail(const std::string& what) {
    throw std::system_error{errno, std::system_category(), what};
}

// The descriptor that holds the lock on a folder, or -1 where another process holds it.
int lock(const fs::path& folder) {
    const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
    if (fd >= 0 && ::flock(fd, LOCK_EX | LOCK_NB) != 0) {
        ::close(fd);
        return -1;
    }
    return fd;
}

void erase_folder(const fs::path& folder) {
    std::error_code ignored;  // what is left takes room and is tried again by the next pool
    fs::remove_all(folder, ignored);
}

void remove_abandoned(const fs::path& parent) {
    std::error_code unreadable;
    for (const auto& entry : fs::directory_iterator{parent, unreadable}) {
        if (!entry.path().filename().string().starts_with(prefix)) continue;
        const int fd = lock(entry.path());
        if (fd < 0) continue;
        erase_folder(entry.path());
        ::close(fd);
    }
}

}  // namespace

SpillFolder::SpillFolder(const fs::path& parent) {
    remove_abandoned(parent);
    auto name = (parent / prefix).string() + "XXXXXX";
    if (::mkdtemp(name.data()) == nullptr) fail("making a folder in " + parent.string());
    path_ = name;
    lock_ = lock(path_);
}

SpillFolder::~SpillFolder() {
    erase_folder(path_);
    if (lock_ >= 0) ::close(lock_);
}

WorkerFolder::WorkerFolder(fs::path path) : path_(std::move(path)) {
    fs::create_directory(path_);
    fs::permissions(path_, fs::perms::owner_all);
}

WorkerFolder::~WorkerFolder() {
    remove();
}

void WorkerFolder::remove() {
    erase_folder(path_);
}

}  // namespace datapilot::workers
