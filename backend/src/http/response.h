#pragma once

#include <boost/json/fwd.hpp>
#include <functional>
#include <string>
#include <variant>

#include "base/error.h"
#include "http/header.h"
#include "runtime/task.h"

namespace datapilot::http {

class BodyWriter;

// Writes a body piece by piece; it runs after the handler has returned, within its cancellation.
// Give it as a plain lambda that calls a coroutine with its arguments by value.
using BodyProducer = std::function<runtime::Task<void>(BodyWriter&)>;

struct Response {
    int status = 200;
    Headers headers{};
    // Bytes, a failure that the server writes as a problem in the caller's language, or a stream.
    std::variant<std::string, base::Error, BodyProducer> body{};

    Response with(std::string name, std::string value) && {
        headers.push_back({std::move(name), std::move(value)});
        return std::move(*this);
    }
};

Response json(int status, const boost::json::value& body);
Response created(std::string location, const boost::json::value& body);  // 201 with Location
Response no_content();                                                   // 204

// A problem (RFC 9457); its status follows from the code.
Response problem(base::Error error);

// A body of unknown length, sent in chunks as it is produced. Where the producer throws, the
// connection is cut so that the receiver sees that the body is not whole.
Response stream(std::string content_type, BodyProducer producer);

}  // namespace datapilot::http
