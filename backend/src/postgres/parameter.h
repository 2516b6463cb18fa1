#pragma once

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/clock.h"
#include "base/ids.h"

namespace datapilot::postgres {

using base::Bytes;

// A value bound to $1, $2, …; the statement decides its SQL type. JSON goes in as its text.
class Parameter {
  public:
    Parameter(std::nullopt_t) {}
    Parameter(std::string text);  // throws on a NUL, which PostgreSQL's text cannot hold
    Parameter(std::string_view text) : Parameter(std::string{text}) {}
    Parameter(const char* text) : Parameter(std::string{text}) {}
    Parameter(const Bytes& bytes);
    Parameter(base::Instant instant);
    template <class Kind>
    Parameter(const base::Id<Kind>& id) : Parameter(id.text()) {}
    template <std::same_as<bool> Boolean>
    Parameter(Boolean truth) : text_(truth ? "t" : "f") {}
    template <std::integral Integer>
    requires(!std::same_as<Integer, bool>) Parameter(Integer number)
        : text_(std::to_string(number)) {}
    template <class T>
    Parameter(const std::optional<T>& value) {
        if (value) *this = Parameter{*value};
    }

    // Null for SQL's NULL.
    const char* text() const { return text_ ? text_->c_str() : nullptr; }

  private:
    std::optional<std::string> text_;
};

using Parameters = std::vector<Parameter>;

}  // namespace datapilot::postgres
