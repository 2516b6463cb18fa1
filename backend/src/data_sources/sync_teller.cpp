#include "data_sources/sync_teller.h"

#include <boost/asio/post.hpp>
#include <utility>

namespace datapilot::data_sources {

void SyncTeller::hear(workers::SchemaReading reading) {
    boost::asio::post(executor_, [teller = shared_from_this(), reading] {
        teller->heard_ = reading;
        if (std::exchange(teller->telling_, true)) return;
        teller->tasks_.spawn("sync_progress", tell_all(teller));
    });
}

runtime::Task<void> SyncTeller::tell_all(std::shared_ptr<SyncTeller> teller) {
    while (teller->heard_) {
        const auto reading = *std::exchange(teller->heard_, std::nullopt);
        co_await teller->tell_(reading);
    }
    teller->telling_ = false;
}

}  // namespace datapilot::data_sources
