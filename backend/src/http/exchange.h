#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

#include "base/text.h"
#include "http/dispatcher.h"
#include "http/header.h"

namespace datapilot::http {

// One request and its answer, as the session and the access log see them.
struct Exchange {
    std::string id;
    std::string method;
    std::string client_address;
    Headers request_headers;
    base::Language language = base::Language::french;
    bool is_http_1_0 = false;
    bool keep_alive = false;
    std::chrono::steady_clock::time_point started = std::chrono::steady_clock::now();

    // So far, up to the end of the answer.
    std::chrono::microseconds elapsed() const {
        return std::chrono::duration_cast<std::chrono::microseconds>(
            std::chrono::steady_clock::now() - started);
    }
    // That of the answer; 499, as proxies note it, where the client left before.
    int status() const { return outcome ? outcome->response.status : 499; }

    std::optional<Outcome> outcome{};
    std::size_t bytes = 0;  // of the answer's body
    std::string failure{};  // the problem that was answered, or why the answer is not whole
};

// Completes the headers of the answer, and gives its body where that is not streamed.
std::string complete_answer(Exchange& exchange, const OriginPolicy& origins);

// One line for each request. The query is left out: it can hold a question's words.
void log_access(const Exchange& exchange);

}  // namespace datapilot::http
