#pragma once

#include <boost/describe/members.hpp>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/mp11/algorithm.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "http/request.h"
#include "http/validation.h"

namespace datapilot::http {

// The body as a JSON object: unsupported_media_type, malformed_json (also deeper than 64), or
// validation_failed where it is not an object.
base::Result<boost::json::object> json_object(const Request& request);

// Takes the fields of an object one by one, and remembers what was wrong with them. Inside of
// another object, `path` leads their names: "connection.".
class JsonFields {
  public:
    explicit JsonFields(boost::json::object object, std::string path = {})
        : object_(std::move(object)), path_(std::move(path)) {}

    void read(std::string_view name, std::string& value);
    void read(std::string_view name, std::int64_t& value);
    void read(std::string_view name, bool& value);
    void read(std::string_view name, boost::json::object& value);
    void read(std::string_view name, boost::json::array& value);
    void read(std::string_view name, std::vector<std::string>& value);

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
    void add(std::string_view name, base::FieldErrc code);

    boost::json::object object_;
    std::string path_;
    FieldErrors errors_;
};

// An object as a struct described with BOOST_DESCRIBE_STRUCT; each member is a field of that name,
// an optional member may be absent. Unknown fields, absent ones and wrong types are
// validation_failed.
template <class T>
base::Result<T> parse_object(boost::json::object object, std::string path = {}) {
    JsonFields fields(std::move(object), std::move(path));
    T parsed{};
    using Members = boost::describe::describe_members<T, boost::describe::mod_public>;
    boost::mp11::mp_for_each<Members>(
        [&](auto member) { fields.read(member.name, parsed.*member.pointer); });
    if (auto complete = fields.finish(); !complete) return complete.error();
    return parsed;
}

// The body as such a struct.
template <class T>
base::Result<T> parse_json(const Request& request) {
    auto object = json_object(request);
    if (!object) return object.error();
    return parse_object<T>(std::move(*object));
}

}  // namespace datapilot::http
