#include "command_line/evaluation.h"

#include <algorithm>
#include <atomic>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/deferred.hpp>
#include <boost/asio/experimental/parallel_group.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <exception>
#include <map>
#include <memory>
#include <utility>

#include "ai/answering/answer_question.h"
#include "command_line/evaluation_report.h"
#include "command_line/local_source.h"

namespace datapilot::command_line {
namespace {

namespace asio = boost::asio;
namespace answering = ai::answering;
using runtime::Task;

// The gold results of a set may be longer than what a person is shown.
constexpr std::int64_t row_cap = 10'000;

// Does numbered pieces of work, each once, with several hands; the first failure ends them all.
class Crew {
  public:
    using Piece = std::function<Task<void>(std::size_t)>;

    Crew(std::size_t pieces, Piece piece) : pieces_(pieces), piece_(std::move(piece)) {}

    Task<void> work(const Workers* workers) {
        // Each hand has a strand of its own: they truly work at the same time.
        const auto start = [&] {
            return asio::co_spawn(asio::make_strand(workers->executor), hand(), asio::deferred);
        };
        std::vector<decltype(start())> hands;
        for (std::size_t i = 0; i < workers->count; ++i) hands.push_back(start());
        auto group = asio::experimental::make_parallel_group(std::move(hands));
        const auto [order, failures] = co_await group.async_wait(
            asio::experimental::wait_for_one_error(), asio::use_awaitable);
        for (const auto place : order) {
            if (failures[place]) std::rethrow_exception(failures[place]);
        }
    }

  private:
    Task<void> hand() {
        for (auto mine = next_++; mine < pieces_; mine = next_++) co_await piece_(mine);
    }

    const std::size_t pieces_;
    const Piece piece_;
    std::atomic<std::size_t> next_ = 0;
};

class Evaluation {
  public:
    Evaluation(const EvaluationSet* set, const Workers* workers, EvaluationWay way,
               LineSink answered)
        : set_(*set),
          workers_(*workers),
          way_(std::move(way)),
          answered_(std::move(answered)),
          sources_(set->sources.size()),
          lines_(set->questions.size()) {}

    Task<std::vector<boost::json::object>> run() {
        Crew readers{sources_.size(), [this](std::size_t source) { return read(source); }};
        co_await readers.work(&workers_);
        Crew askers{set_.chains.size(), [this](std::size_t chain) { return ask(chain); }};
        co_await askers.work(&workers_);
        co_return std::move(lines_);
    }

  private:
    using Plan = std::optional<query_plan::QueryPlan>;

    bool is_done(const Chain& chain) const {
        return std::ranges::all_of(
            chain, [&](std::size_t place) { return way_.done.contains(set_.questions[place].id); });
    }

    bool is_needed(std::size_t source) const {
        return std::ranges::any_of(set_.chains, [&](const Chain& chain) {
            return set_.source_of[chain.front()] == source && !is_done(chain);
        });
    }

    Task<void> read(std::size_t source) {
        if (!is_needed(source)) co_return;
        sources_[source].emplace(co_await load(&set_.sources[source]));
    }

    Task<LocalSource::Loaded> load(const EvaluationSource* source) {
        if (way_.server == nullptr) {
            co_return co_await LocalSource::load(workers_.pool, source->files,
                                                 [](const workers::Progress&) {});
        }
        auto server = co_await way_.server->server(source->database);
        if (!server) co_return server.error();
        co_return co_await LocalSource::connect(workers_.pool, std::move(*server));
    }

    // A follow-up whose question before it was not answered is asked on its own.
    Task<void> ask(std::size_t chain) {
        if (is_done(set_.chains[chain])) {
            for (const auto place : set_.chains[chain]) {
                lines_[place] = way_.done.at(set_.questions[place].id);
                answered_(lines_[place]);
            }
            co_return;
        }
        std::map<std::string, Plan> plans;
        for (const auto place : set_.chains[chain]) {
            const auto& question = set_.questions[place];
            auto before = question.after ? plans[*question.after] : Plan{};
            const auto answer = co_await answer_to(place, std::move(before));
            lines_[place] = evaluated(question.id, answer);
            if (answer) plans[question.id] = plan_of(*answer);
            answered_(lines_[place]);
        }
    }

    Task<base::Result<answering::Answer>> answer_to(std::size_t place, Plan before) {
        const auto& source = *sources_[set_.source_of[place]];
        if (!source) co_return source.error();
        const auto& question = set_.questions[place];
        answering::Asked asked{.question = question.text,
                               .language = question.language,
                               .today = question.today,
                               .previous = std::move(before),
                               .row_cap = row_cap,
                               .engine = way_.engine};
        answering::Means means{.run = (*source)->runner(), .model = way_.model};
        co_return co_await answering::answer_question((*source)->subject(), std::move(asked),
                                                      std::move(means));
    }

    static Plan plan_of(const answering::Answer& answer) {
        const auto* outcome = std::get_if<answering::Outcome>(&answer.result);
        return outcome ? outcome->plan : Plan{};
    }

    const EvaluationSet& set_;
    const Workers& workers_;
    const EvaluationWay way_;
    LineSink answered_;
    std::vector<std::optional<LocalSource::Loaded>> sources_;
    std::vector<boost::json::object> lines_;
};

}  // namespace

Task<std::vector<boost::json::object>> evaluate(const EvaluationSet* set, const Workers* workers,
                                                EvaluationWay way, LineSink answered) {
    Evaluation evaluation{set, workers, std::move(way), std::move(answered)};
    co_return co_await evaluation.run();
}

}  // namespace datapilot::command_line
