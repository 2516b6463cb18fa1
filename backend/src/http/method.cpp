#include "http/method.h"

namespace datapilot::http {

std::string_view name(Method method) {
    switch (method) {
        case Method::get:
            return "GET";
        case Method::post:
            return "POST";
        case Method::put:
            return "PUT";
        case Method::patch:
            return "PATCH";
        case Method::delete_:
            return "DELETE";
    }
    return "GET";
}

bool changes_state(Method method) {
    return method != Method::get;
}

}  // namespace datapilot::http
