#pragma once

#include <boost/json/fwd.hpp>
#include <functional>
#include <string>

#include "base/error.h"
#include "http/response.h"
#include "runtime/task.h"

namespace datapilot::http {

// Server-sent events on a response; a cheap handle, valid while the producer runs. A task that it
// gives does not need the handle any more.
class EventStream {
  public:
    explicit EventStream(BodyWriter& writer) : writer_(&writer) {}

    // `event: <name>` and one line of JSON as `data:`. Throws when the client has gone.
    runtime::Task<void> send(std::string event, boost::json::value data);

    // The event `error`, with the problem in the caller's language.
    runtime::Task<void> send_error(base::Error error);

  private:
    BodyWriter* writer_;
};

// Sends a comment line every 15 seconds, so that proxies keep the connection. The producer is a
// plain lambda that calls a coroutine:
//   http::event_stream([this, scope, query](http::EventStream events) {
//       return stream_answer(scope, query, events);
//   })
using EventProducer = std::function<runtime::Task<void>(EventStream)>;
Response event_stream(EventProducer producer);

}  // namespace datapilot::http
