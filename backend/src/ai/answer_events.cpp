#include "ai/answer_events.h"

#include <algorithm>
#include <boost/json.hpp>
#include <iterator>
#include <string>
#include <utility>
#include <variant>

namespace datapilot::ai {
namespace {

namespace json = boost::json;
using runtime::Task;

constexpr std::size_t rows_in_a_batch = 200;

Task<void> send_rows(http::EventStream events, answering::RowsReady ready) {
    const auto columns = answering::columns_to_json(ready.columns);
    for (std::size_t first = 0; first < ready.rows.size(); first += rows_in_a_batch) {
        json::object data{{"columns", columns},
                          {"rows", results::rows_to_json(ready.rows, first, rows_in_a_batch)}};
        co_await events.send("rows", std::move(data));
    }
}

// A coroutine of its own: the stream's handle lives as long as the sending.
Task<void> send(http::EventStream events, std::string name, json::object data) {
    co_await events.send(std::move(name), std::move(data));
}

struct Send {
    http::EventStream events;

    Task<void> operator()(answering::StepReached reached) const {
        const auto elapsed = static_cast<double>(reached.elapsed.count()) / 1000.0;
        return send(events, "step",
                    {{"step", answering::name(reached.step)},
                     {"message", reached.message},
                     {"elapsed_ms", elapsed}});
    }
    Task<void> operator()(answering::SqlReady ready) const {
        return send(events, "sql", {{"sql", ready.sql}, {"dialect", catalog::name(ready.dialect)}});
    }
    Task<void> operator()(answering::RowsReady ready) const {
        return send_rows(events, std::move(ready));
    }
};

}  // namespace

answering::EventSink event_sink(http::EventStream events) {
    return [events](answering::Event event) { return std::visit(Send{events}, std::move(event)); };
}

}  // namespace datapilot::ai
