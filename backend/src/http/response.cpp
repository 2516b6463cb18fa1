#include "http/response.h"

#include <boost/json/value.hpp>
#include <utility>

#include "base/json_text.h"

namespace datapilot::http {

Response json(int status, const boost::json::value& body) {
    return {status, {{"Content-Type", "application/json"}}, base::json_text(body)};
}

Response created(std::string location, const boost::json::value& body) {
    return json(201, body).with("Location", std::move(location));
}

Response no_content() {
    return {204};
}

Response stream(std::string content_type, BodyProducer producer) {
    return {200, {{"Content-Type", std::move(content_type)}}, std::move(producer)};
}

}  // namespace datapilot::http
