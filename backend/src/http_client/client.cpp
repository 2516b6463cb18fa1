#include "http_client/client.h"

#include <boost/beast/core/string.hpp>
#include <stdexcept>

namespace datapilot::http_client {

std::string_view Head::header(std::string_view name) const {
    for (const auto& [candidate, value] : headers) {
        if (boost::beast::iequals(candidate, name)) return value;
    }
    return {};
}

std::string_view name(FailureKind kind) {
    switch (kind) {
        case FailureKind::bad_url:
            return "bad_url";
        case FailureKind::unreachable:
            return "unreachable";
        case FailureKind::tls:
            return "tls";
        case FailureKind::cut:
            return "cut";
        case FailureKind::timeout:
            return "timeout";
        case FailureKind::too_large:
            return "too_large";
        case FailureKind::malformed:
            return "malformed";
        case FailureKind::resting:
            return "resting";
    }
    return "unreachable";
}

void throw_exception_from_error(const Failure& failure, const boost::source_location& where) {
    throw std::logic_error(std::string{"a failed call was used as an answer: "} +
                           std::string{name(failure.kind)} + " " + failure.detail + " at " +
                           where.to_string());
}

}  // namespace datapilot::http_client
