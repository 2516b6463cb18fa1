#include "data_sources/storage.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>
#include <vector>

namespace datapilot::data_sources {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view loading_mark = ".loading";
constexpr std::string_view deleted_ending = ".deleted";

[[noreturn]] void throw_errno(const std::string& what) {
    throw std::system_error{errno, std::generic_category(), what};
}

base::Error storage_full(std::string detail) {
    return {base::Errc::storage_full,
            {"Le disque du serveur est plein ; rien n'a été gardé. Prévenez l'administrateur, puis "
             "réessayez.",
             "The server's disk is full; nothing was kept. Warn the operator, then try again."},
            std::move(detail)};
}

bool means_full(int code) {
    return code == ENOSPC || code == EDQUOT || code == EFBIG;
}

void sync(const fs::path& path) {
    const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) throw_errno("open " + path.string());
    const int failed = fsync(descriptor);
    close(descriptor);
    if (failed) throw_errno("fsync " + path.string());
}

void make_folder(const fs::path& path) {
    fs::create_directories(path);
    fs::permissions(path, fs::perms::owner_all);
}

// The lock on a folder that is being made. It bears the name that sweep() looks for only once it is
// held, so that no other replica takes the folder for what a crash left.
int make_loading_mark(const fs::path& folder) {
    auto draft = folder / loading_mark;
    draft += ".new";
    const int descriptor = open(draft.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
    if (descriptor < 0) throw_errno("open " + draft.string());
    if (flock(descriptor, LOCK_EX) != 0) throw_errno("flock " + draft.string());
    fs::rename(draft, folder / loading_mark);
    return descriptor;
}

// Whether nobody, in any replica, is making the folder any more.
bool is_abandoned(const fs::path& mark) {
    const int descriptor = open(mark.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor < 0) return false;
    const bool free = flock(descriptor, LOCK_EX | LOCK_NB) == 0;
    close(descriptor);
    return free;
}

bool is_leftover(const fs::path& folder) {
    return folder.extension() == deleted_ending || is_abandoned(folder / loading_mark);
}

}  // namespace

NewFolder::NewFolder(fs::path path) : path_(std::move(path)) {
    make_folder(path_);
    lock_ = make_loading_mark(path_);
}

NewFolder::NewFolder(NewFolder&& other) noexcept
    : path_(std::exchange(other.path_, {})), lock_(std::exchange(other.lock_, -1)) {}

NewFolder::~NewFolder() {
    if (lock_ >= 0) close(lock_);
    if (path_.empty()) return;
    std::error_code left_behind;  // sweep() takes it at the next start
    fs::remove_all(path_, left_behind);
}

void NewFolder::settle() {
    for (const auto& entry : fs::directory_iterator{path_}) {
        if (entry.is_regular_file()) sync(entry.path());
    }
    fs::remove(path_ / loading_mark);
    sync(path_);
    sync(path_.parent_path());
}

IncomingFile::IncomingFile(const fs::path& path)
    : descriptor_(open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600)) {
    if (descriptor_ < 0) throw_errno("open " + path.string());
}

IncomingFile::IncomingFile(IncomingFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)) {}

IncomingFile::~IncomingFile() {
    if (descriptor_ >= 0) close(descriptor_);
}

std::optional<base::Error> IncomingFile::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(descriptor_, bytes.data(), bytes.size());
        if (written >= 0) {
            bytes.remove_prefix(static_cast<std::size_t>(written));
        } else if (means_full(errno)) {
            return storage_full(std::generic_category().message(errno));
        } else if (errno != EINTR) {
            throw_errno("write an upload");
        }
    }
    return std::nullopt;
}

std::optional<base::Error> IncomingFile::finish() {
    if (fsync(descriptor_) == 0) return std::nullopt;
    if (means_full(errno)) return storage_full(std::generic_category().message(errno));
    throw_errno("fsync an upload");
}

Storage::Storage(fs::path root, std::int64_t least_free_bytes)
    : root_(std::move(root)), least_free_bytes_(least_free_bytes) {
    make_folder(root_);
    root_ = fs::canonical(root_);
}

fs::path Storage::folder(const base::TenantId& tenant, const base::DataSourceId& source) const {
    return root_ / tenant.text() / source.text();
}

fs::path Storage::database(const fs::path& folder) {
    return folder / "source.duckdb";
}

std::optional<base::Error> Storage::room() const {
    struct statvfs disk {};
    if (statvfs(root_.c_str(), &disk) != 0) throw_errno("statvfs " + root_.string());
    const auto free_bytes =
        static_cast<std::int64_t>(disk.f_bavail) * static_cast<std::int64_t>(disk.f_frsize);
    if (free_bytes >= least_free_bytes_) return std::nullopt;
    return storage_full("free bytes: " + std::to_string(free_bytes));
}

NewFolder Storage::create(const base::TenantId& tenant, const base::DataSourceId& source) const {
    make_folder(root_ / tenant.text());
    return NewFolder{folder(tenant, source)};
}

void Storage::remove(const base::TenantId& tenant, const base::DataSourceId& source) const {
    const auto kept = folder(tenant, source);
    auto deleted = kept;
    deleted += deleted_ending;
    std::error_code failure;
    fs::rename(kept, deleted, failure);
    if (failure == std::errc::no_such_file_or_directory) return;
    if (failure) throw std::system_error{failure, "rename " + kept.string()};
    fs::remove_all(deleted);
}

void Storage::sweep() const {
    std::vector<fs::path> leftovers;
    for (const auto& tenant : fs::directory_iterator{root_}) {
        if (!tenant.is_directory()) continue;
        for (const auto& source : fs::directory_iterator{tenant.path()}) {
            if (source.is_directory() && is_leftover(source.path())) {
                leftovers.push_back(source.path());
            }
        }
    }
    for (const auto& leftover : leftovers) {
        std::error_code taken;  // by another replica that sweeps, or that deletes
        fs::remove_all(leftover, taken);
    }
}

}  // namespace datapilot::data_sources
