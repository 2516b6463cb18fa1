#include "workers/seating.h"

#include <gtest/gtest.h>

#include <vector>

namespace datapilot::workers {
namespace {

using enum WorkerState;

WorkerKey key_of(const std::string& tenant, const std::string& source) {
    return {base::TenantId{tenant}, base::DataSourceId{source}, "/data/" + tenant + source};
}

Seat spare_seat() {
    return {.state = spare};
}

Seat seat_of(WorkerState state, const WorkerKey& key, int idle_since = 0) {
    return {state, key, std::chrono::steady_clock::time_point{std::chrono::seconds{idle_since}}};
}

const WorkerKey orders = key_of("acme", "orders");
const WorkerKey stock = key_of("acme", "stock");
const WorkerKey others = key_of("other", "orders");

std::optional<Seating> seat(const std::vector<Seat>& seats, const WorkerKey& key,
                            const PoolSettings& settings) {
    std::vector<const Seat*> pointers;
    for (const auto& seat : seats) pointers.push_back(&seat);
    return workers::seat(pointers, key, settings);
}

PoolSettings settings_of(std::size_t workers, std::size_t per_tenant) {
    PoolSettings settings;
    settings.max_workers = workers;
    settings.max_per_tenant = per_tenant;
    return settings;
}

TEST(Seating, AnIdleWorkerOfTheSameKeyIsTakenBeforeASpare) {
    const std::vector seats{spare_seat(), seat_of(idle, orders)};
    const auto seating = seat(seats, orders, settings_of(4, 2));
    ASSERT_TRUE(seating);
    EXPECT_EQ(seating->take, 1u);
    EXPECT_FALSE(seating->end);
}

TEST(Seating, AWorkerOfAnotherTenantOrSourceOrFolderIsNeverTaken) {
    auto moved = orders;
    moved.directory = "/elsewhere";
    auto more_to_read = orders;
    more_to_read.readable = {"/home/a.csv"};
    const std::vector seats{seat_of(idle, others), seat_of(idle, stock), seat_of(idle, moved),
                            seat_of(idle, more_to_read), seat_of(busy, orders)};
    EXPECT_FALSE(seat(seats, orders, settings_of(9, 9)));
}

TEST(Seating, AWorkerThatStartsOrEndsIsNotTaken) {
    const std::vector seats{Seat{}, seat_of(ending, orders)};
    EXPECT_FALSE(seat(seats, orders, settings_of(4, 2)));
}

TEST(Seating, WithoutRoomTheWorkerIdleForLongestEnds) {
    const std::vector seats{seat_of(idle, others, 9), seat_of(idle, others, 3), spare_seat()};
    const auto seating = seat(seats, orders, settings_of(2, 2));
    ASSERT_TRUE(seating);
    EXPECT_EQ(seating->take, 2u);
    EXPECT_EQ(seating->end, 1u);
}

TEST(Seating, ATenantThatHasAllItMayHaveGivesUpItsOwn) {
    const std::vector seats{seat_of(idle, others, 1), seat_of(idle, stock, 5), spare_seat()};
    const auto seating = seat(seats, orders, settings_of(9, 1));
    ASSERT_TRUE(seating);
    EXPECT_EQ(seating->end, 1u);
}

TEST(Seating, WhereEveryWorkerIsBusyAJobWaits) {
    const std::vector seats{seat_of(busy, others), seat_of(busy, stock), spare_seat()};
    EXPECT_FALSE(seat(seats, orders, settings_of(2, 2)));
    EXPECT_FALSE(seat(seats, orders, settings_of(9, 1)));
    EXPECT_TRUE(seat(seats, orders, settings_of(3, 2)));
}

}  // namespace
}  // namespace datapilot::workers
