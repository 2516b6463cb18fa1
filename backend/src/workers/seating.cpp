#include "workers/seating.h"

#include <algorithm>
#include <utility>

namespace datapilot::workers {
namespace {

bool serves_someone(const Seat* seat) {
    return seat->state == WorkerState::idle || seat->state == WorkerState::busy;
}

template <class Predicate>
std::optional<std::size_t> first(std::span<const Seat* const> seats, Predicate wanted) {
    const auto found = std::ranges::find_if(seats, wanted);
    if (found == seats.end()) return std::nullopt;
    return static_cast<std::size_t>(found - seats.begin());
}

template <class Predicate>
std::optional<std::size_t> longest_idle(std::span<const Seat* const> seats, Predicate wanted) {
    std::optional<std::size_t> oldest;
    for (std::size_t i = 0; i < seats.size(); ++i) {
        if (seats[i]->state != WorkerState::idle || !wanted(seats[i])) continue;
        if (!oldest || seats[i]->idle_since < seats[*oldest]->idle_since) oldest = i;
    }
    return oldest;
}

}  // namespace

std::optional<Seating> seat(std::span<const Seat* const> seats, const WorkerKey& key,
                            const PoolSettings& settings) {
    const auto of_tenant = [&key](const Seat* seat) {
        return seat->key && seat->key->tenant == key.tenant;
    };
    const auto warm = first(seats, [&key](const Seat* seat) {
        return seat->state == WorkerState::idle && seat->key == key;
    });
    if (warm) return Seating{.take = *warm};

    const auto spare =
        first(seats, [](const Seat* seat) { return seat->state == WorkerState::spare; });
    if (!spare) return std::nullopt;

    const auto total = std::ranges::count_if(seats, serves_someone);
    const auto of_this_tenant = std::ranges::count_if(
        seats, [&](const Seat* seat) { return serves_someone(seat) && of_tenant(seat); });
    if (std::cmp_greater_equal(of_this_tenant, settings.max_per_tenant)) {
        const auto end = longest_idle(seats, of_tenant);
        return end ? std::optional{Seating{*spare, end}} : std::nullopt;
    }
    if (std::cmp_greater_equal(total, settings.max_workers)) {
        const auto end = longest_idle(seats, [](const Seat*) { return true; });
        return end ? std::optional{Seating{*spare, end}} : std::nullopt;
    }
    return Seating{.take = *spare};
}

}  // namespace datapilot::workers
