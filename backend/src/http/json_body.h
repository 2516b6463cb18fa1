#pragma once

#include <boost/describe/members.hpp>
#include <boost/json/object.hpp>
#include <boost/mp11/algorithm.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"
#include "http/request.h"
#include "http/validation.h"

namespace datapilot::http {

// The body as a JSON object: unsupported_media_type, malformed_json (also deeper than 64), or
// validation_failed where it is not an object.
base::Result<boost::json::object> json_object(const Request& request);

// Takes the fields of an object one by one, and remembers what was wrong with them.
class JsonFields {
  public:
    explicit JsonFields(boost::json::object object) : object_(std::move(object)) {}

    void read(std::string_view name, std::string& value);
    void read(std::string_view name, std::int64_t& value);
    void read(std::string_view name, bool& value);
    void read(std::string_view name, boost::json::object& value);

    // null reads as absent.
    template <class T>
    void read(std::string_view name, std::optional<T>& value) {
        const auto* found = object_.if_contains(name);
        if (found == nullptr) return;
        if (found->is_null()) {
            object_.erase(name);
            return;
        }
        read(name, value.emplace());
    }

    // What is left is unknown; an error when anything was wrong.
    base::Result<void> finish();

  private:
    std::optional<boost::json::value> take(std::string_view name);

    boost::json::object object_;
    FieldErrors errors_;
};

// The body as a struct described with BOOST_DESCRIBE_STRUCT; each member is a field of that name,
// an optional member may be absent. Unknown fields, absent ones and wrong types are
// validation_failed.
template <class T>
base::Result<T> parse_json(const Request& request) {
    auto object = json_object(request);
    if (!object) return object.error();
    JsonFields fields(std::move(*object));
    T body{};
    using Members = boost::describe::describe_members<T, boost::describe::mod_public>;
    boost::mp11::mp_for_each<Members>(
        [&](auto member) { fields.read(member.name, body.*member.pointer); });
    if (auto complete = fields.finish(); !complete) return complete.error();
    return body;
}

}  // namespace datapilot::http
