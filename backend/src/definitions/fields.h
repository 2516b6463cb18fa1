#pragma once

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/validation.h"
#include "query_plan/enum_names.h"

namespace datapilot::definitions {

// Takes the fields of one object, and remembers what is wrong with them; what nobody took is
// unknown, which its end says.
class Fields {
  public:
    Fields(const boost::json::value& value, std::string path, base::FieldErrors& errors);
    Fields(const Fields&) = delete;
    Fields& operator=(const Fields&) = delete;
    ~Fields();

    explicit operator bool() const { return object_ != nullptr; }
    std::string at(std::string_view key) const {
        return path_.empty() ? std::string{key} : path_ + '.' + std::string{key};
    }
    void blame(base::FieldErrc code) { errors_.add(path_, code); }
    void blame(std::string_view key, base::FieldErrc code) { errors_.add(at(key), code); }

    // Null where it is absent; null in JSON reads as absent.
    const boost::json::value* take(std::string_view key);
    const boost::json::value* need(std::string_view key);
    bool has(std::string_view key) const { return object_ && object_->contains(key); }

    void text(std::string_view key, std::string& out, std::size_t most);
    void name(std::string_view key, std::string& out);
    void names(std::string_view key, std::vector<std::string>& out, std::size_t most);
    void flag(std::string_view key, bool& out);
    void whole(std::string_view key, unsigned& out, unsigned low, unsigned high);
    template <class Enum>
    void one_of(std::string_view key, Enum& out) {
        const auto* value = take(key);
        if (!value) return;
        if (!value->is_string()) return blame(key, base::FieldErrc::wrong_type);
        const auto found = query_plan::value_of<Enum>(std::string_view{value->get_string()});
        if (!found) return blame(key, base::FieldErrc::not_allowed);
        out = *found;
    }
    template <class Enum>
    void one_of(std::string_view key, std::optional<Enum>& out) {
        if (!take(key)) return;
        Enum read{};
        one_of(key, read);
        out = read;
    }
    // Each element with its path, at most so many.
    template <class Read>
    void each(std::string_view key, std::size_t most, Read read) {
        const auto* value = take(key);
        if (!value) return;
        if (!value->is_array()) return blame(key, base::FieldErrc::wrong_type);
        const auto& array = value->get_array();
        if (array.size() > most) return blame(key, base::FieldErrc::too_long);
        for (std::size_t i = 0; i < array.size(); ++i) {
            read(array[i], at(key) + '.' + std::to_string(i));
        }
    }

    void read_text(const boost::json::value& value, const std::string& path, std::string& out,
                   std::size_t most);

  private:
    const boost::json::object* object_ = nullptr;
    std::string path_;
    base::FieldErrors& errors_;
    std::vector<std::string_view> taken_;
};

}  // namespace datapilot::definitions
