#include "dashboards/dashboard_data.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/deferred.hpp>
#include <boost/asio/experimental/parallel_group.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/json/array.hpp>
#include <boost/system/system_error.hpp>
#include <exception>
#include <utility>

#include "base/unavailable.h"
#include "dashboards/widget_data.h"
#include "runtime/log.h"

namespace datapilot::dashboards {
namespace {

namespace asio = boost::asio;
namespace json = boost::json;
using runtime::Task;
using tenancy::TenantScope;

base::Error source_is_gone() {
    return {base::Errc::not_found,
            {"La source de données de ce widget a été supprimée.",
             "The data source of this widget was deleted."}};
}

base::Error service_away(const base::Unavailable& gone) {
    return {gone.code(),
            {"Un service nécessaire ne répond pas. Réessayez dans un instant.",
             "A service that is needed does not answer. Try again shortly."},
            gone.what()};
}

base::Error fault_of_ours(const std::exception& fault) {
    return {base::Errc::internal,
            {"Ce widget n'a pas pu être calculé. L'incident est enregistré.",
             "This widget could not be computed. The incident was logged."},
            fault.what()};
}

double milliseconds_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
        .count();
}

}  // namespace

// The work on one showing; it lives in the frame of DashboardData::stream.
class DashboardData::Stream {
  public:
    Stream(DashboardData& data, TenantScope scope, std::vector<Widget> widgets, Showing showing,
           DataSink tell)
        : data_(data),
          scope_(std::move(scope)),
          widgets_(std::move(widgets)),
          showing_(std::move(showing)),
          tell_(std::move(tell)) {
        std::erase_if(widgets_,
                      [](const Widget& one) { return one.made.type == WidgetType::text; });
    }

    Task<void> run() {
        DataEvent begun = begin();
        co_await tell_(std::move(begun));
        co_await learn_sources();
        co_await work();
        DataEvent ended = end();
        co_await tell_(std::move(ended));
    }

  private:
    using Found = base::Result<KnownSource>;

    json::object begin() const {
        json::array ids;
        for (const auto& widget : widgets_) ids.emplace_back(widget.id.text());
        json::value period;
        if (const auto& wanted = showing_.filters.period) {
            period = shown_period(days_of(*wanted, showing_.today), showing_.language);
        }
        return {{"event", "begin"}, {"widget_ids", std::move(ids)}, {"period", std::move(period)}};
    }

    json::object end() const {
        return {{"event", "end"},
                {"widgets", widgets_.size()},
                {"failed", failed_},
                {"total_ms", milliseconds_since(start_)}};
    }

    // Once for all widgets of it.
    Task<void> learn_sources() {
        for (const auto& widget : widgets_) {
            if (!widget.made.source || sources_.contains(*widget.made.source)) continue;
            auto found = co_await guarded<KnownSource>(learn(*widget.made.source));
            sources_.emplace(*widget.made.source, std::move(found));
        }
    }

    Task<Found> learn(base::DataSourceId id) {
        auto source = co_await data_.means_.sources.find(scope_, std::move(id));
        if (!source) co_return source.error();
        auto knowledge = co_await data_.means_.knowledge.about(scope_, *source);
        if (!knowledge) co_return knowledge.error();
        co_return KnownSource{std::move(*source), std::move(*knowledge)};
    }

    Task<void> work() {
        const auto executor = co_await asio::this_coro::executor;
        const auto start = [&] { return asio::co_spawn(executor, lane(), asio::deferred); };
        std::vector<decltype(start())> lanes;
        for (std::size_t i = 0; i < data_.lanes_; ++i) lanes.push_back(start());
        auto group = asio::experimental::make_parallel_group(std::move(lanes));
        const auto [order, failures] = co_await group.async_wait(
            asio::experimental::wait_for_one_error(), asio::use_awaitable);
        for (const auto place : order) {
            if (failures[place]) std::rethrow_exception(failures[place]);
        }
    }

    Task<void> lane() {
        while (next_ < widgets_.size()) co_await show(&widgets_[next_++]);
    }

    Task<void> show(const Widget* widget) {
        auto result = co_await guarded<WidgetResult>(compute(widget));
        if (result) {
            DataEvent data = widget_data(widget->id, *result, showing_, data_.means_.clock.now());
            co_await tell_(std::move(data));
            co_return;
        }
        ++failed_;
        DataEvent failure = WidgetFailure{widget->id, result.error()};
        co_await tell_(std::move(failure));
    }

    Task<base::Result<WidgetResult>> compute(const Widget* widget) {
        if (!widget->made.source) co_return source_is_gone();
        const auto& source = sources_.at(*widget->made.source);
        if (!source) co_return source.error();
        auto result = co_await data_.means_.runner.run(scope_, widget, &showing_, &*source);
        if (result || !source->source.server || !widget->made.content.contains("plan") ||
            result.error().code != base::Errc::sql_refused) {
            co_return result;
        }
        // A plan names only what the catalog has: where the server has it not, the catalog is old.
        co_return co_await data_.means_.sources.outdated(scope_, source->source, result.error());
    }

    // A widget that fails, for whatever reason, spoils no other.
    template <class T>
    static Task<base::Result<T>> guarded(Task<base::Result<T>> task) {
        try {
            co_return co_await std::move(task);
        } catch (const boost::system::system_error&) {
            throw;  // cancelled, or the client has gone
        } catch (const base::Unavailable& gone) {
            co_return service_away(gone);
        } catch (const std::exception& fault) {
            runtime::log::error("widget_failed", {{"reason", fault.what()}});
            co_return fault_of_ours(fault);
        }
    }

    DashboardData& data_;
    const TenantScope scope_;
    std::vector<Widget> widgets_;
    const Showing showing_;
    const DataSink tell_;
    const std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
    std::map<base::DataSourceId, Found> sources_;
    std::size_t next_ = 0;
    std::size_t failed_ = 0;
};

Task<void> DashboardData::stream(TenantScope scope, std::vector<Widget> widgets, Showing showing,
                                 DataSink tell) {
    Stream work{*this, std::move(scope), std::move(widgets), std::move(showing), std::move(tell)};
    co_await work.run();
}

}  // namespace datapilot::dashboards
