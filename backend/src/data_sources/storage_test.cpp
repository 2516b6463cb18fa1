#include "data_sources/storage.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <iterator>
#include <limits>

#include "support/temporary_folder.h"

namespace datapilot::data_sources {
namespace {

namespace fs = std::filesystem;

class StorageTest : public ::testing::Test {
  protected:
    std::size_t files_left() const {
        const fs::recursive_directory_iterator all{root_};
        return static_cast<std::size_t>(std::count_if(
            begin(all), end(all), [](const auto& entry) { return !entry.is_directory(); }));
    }

    const base::TenantId tenant_{"1b4e28ba-2fa1-11d2-883f-0016d3cca427"};
    const base::DataSourceId source_{"6ba7b810-9dad-11d1-80b4-00c04fd430c8"};
    const tests::TemporaryFolder folder_;
    const fs::path root_ = folder_.path();
};

TEST_F(StorageTest, KeepsAFolderThatWasReleased) {
    const Storage storage{root_, 0};
    auto folder = storage.create(tenant_, source_);
    IncomingFile file{folder.path() / "1.csv"};
    EXPECT_FALSE(file.write("a;b\n"));
    EXPECT_FALSE(file.finish());
    folder.settle();
    folder.release();
    storage.sweep();
    std::ifstream kept{storage.folder(tenant_, source_) / "1.csv"};
    EXPECT_EQ(std::string(std::istreambuf_iterator<char>{kept}, {}), "a;b\n");
}

TEST_F(StorageTest, AFolderThatIsNotReleasedLeavesNothing) {
    const Storage storage{root_, 0};
    {
        const auto folder = storage.create(tenant_, source_);
        std::ofstream{folder.path() / "1.csv"} << "half";
    }
    EXPECT_FALSE(fs::exists(storage.folder(tenant_, source_)));
    EXPECT_EQ(files_left(), 0);
}

TEST_F(StorageTest, WhatACrashLeftIsSweptAtTheNextStart) {
    const Storage storage{root_, 0};
    const auto loading = storage.folder(tenant_, source_);
    fs::create_directories(loading);
    std::ofstream{loading / ".loading"} << "";
    std::ofstream{loading / "1.csv"} << "half";
    const auto deleted = root_ / tenant_.text() / "old.deleted";
    fs::create_directories(deleted);
    std::ofstream{deleted / "source.duckdb"} << "x";
    storage.sweep();
    EXPECT_EQ(files_left(), 0);
}

TEST_F(StorageTest, WhatAnotherReplicaIsAtWorkOnIsNotSwept) {
    const Storage storage{root_, 0};
    auto folder = storage.create(tenant_, source_);
    std::ofstream{folder.path() / "1.csv"} << "half";
    Storage{root_, 0}.sweep();
    EXPECT_TRUE(fs::exists(folder.path() / "1.csv"));
    folder.settle();
    folder.release();
    Storage{root_, 0}.sweep();
    EXPECT_TRUE(fs::exists(storage.folder(tenant_, source_) / "1.csv"));
}

TEST_F(StorageTest, RemovesAFolderWhoseFilesAreOpen) {
    const Storage storage{root_, 0};
    auto folder = storage.create(tenant_, source_);
    std::ofstream open{Storage::database(folder.path())};
    open << "x" << std::flush;
    folder.settle();
    folder.release();
    storage.remove(tenant_, source_);
    EXPECT_FALSE(fs::exists(storage.folder(tenant_, source_)));
    storage.remove(tenant_, source_);
}

TEST_F(StorageTest, RefusesWhenTheReserveWouldBeTouched) {
    const Storage storage{root_, std::numeric_limits<std::int64_t>::max()};
    const auto full = storage.room();
    ASSERT_TRUE(full);
    EXPECT_EQ(full->code, base::Errc::storage_full);
    EXPECT_FALSE(Storage(root_, 0).room());
}

TEST_F(StorageTest, ADiskThatFillsUpInTheMiddleIsAnErrorNotACrash) {
    signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    const rlimit small{1000, before.rlim_max};
    setrlimit(RLIMIT_FSIZE, &small);
    IncomingFile file{root_ / "1.csv"};
    EXPECT_FALSE(file.write(std::string(900, 'x')));
    const auto full = file.write(std::string(900, 'x'));
    setrlimit(RLIMIT_FSIZE, &before);
    ASSERT_TRUE(full);
    EXPECT_EQ(full->code, base::Errc::storage_full);
}

}  // namespace
}  // namespace datapilot::data_sources
