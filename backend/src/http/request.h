#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/text.h"
#include "http/body_stream.h"
#include "http/header.h"
#include "http/method.h"

namespace datapilot::http {

struct RequestHead {
    Method method = Method::get;
    std::string target;  // as it came: path and query
    Headers headers;
    std::string client_address;  // of the peer, or what the trusted proxy says it is
    std::string id;              // bears the log lines and the answer of this request
};

class Request {
  public:
    explicit Request(RequestHead head);

    Method method() const { return head_.method; }
    const std::string& id() const { return head_.id; }
    const std::string& client_address() const { return head_.client_address; }
    const Headers& headers() const { return head_.headers; }
    const std::string& target() const { return head_.target; }
    std::string_view path() const;  // still percent-encoded

    std::optional<std::string_view> header(std::string_view name) const;
    std::optional<std::string> cookie(std::string_view name) const;

    // Of Accept-Language; French by default.
    base::Language language() const;

    // True when Accept names this media type (an Accept of */* names none).
    bool accepts(std::string_view media_type) const;

    // A parameter of the route's pattern, decoded. Asking for one that the pattern lacks throws.
    const std::string& parameter(std::string_view name) const;
    template <class Id>
    Id id_parameter(std::string_view name) const {
        return Id{parameter(name)};
    }

    // A parameter of the query, decoded.
    std::optional<std::string> query(std::string_view name) const;

    // A whole number in [low, high]; `otherwise` when absent; validation_failed when it is neither.
    base::Result<std::int64_t> query_integer(std::string_view name, std::int64_t low,
                                             std::int64_t high, std::int64_t otherwise) const;

    // A UUID in the query; nullopt when absent, validation_failed when it is not one.
    base::Result<std::optional<std::string>> query_uuid(std::string_view name) const;

    // The whole body; empty on routes whose body is streamed.
    const std::string& body() const { return body_; }

    // The body of a route declared with Body::streamed.
    BodyStream& body_stream();

    // For the server and for tests.
    using Parameters = std::vector<std::pair<std::string, std::string>>;
    void set_parameters(Parameters parameters) { parameters_ = std::move(parameters); }
    void set_body(std::string body) { body_ = std::move(body); }
    void set_body_stream(BodyStream& stream) { stream_ = &stream; }

  private:
    RequestHead head_;
    Parameters parameters_;
    std::string body_;
    BodyStream* stream_ = nullptr;
};

}  // namespace datapilot::http
