#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/settings.h"

namespace datapilot::config {

// Reads variables as what they should be, and gathers what is wrong with them.
class Reader {
  public:
    Reader(const Variables& variables, Environment environment)
        : variables_(variables), environment_(environment) {}

    std::string text(std::string_view name);
    std::vector<std::string> list(std::string_view name);  // separated by commas
    std::int64_t integer(std::string_view name, std::int64_t low, std::int64_t high);

    // The index of the value among those that are allowed.
    std::size_t one_of(std::string_view name, std::initializer_list<std::string_view> allowed);

    void fault(std::string_view name, base::Text what);
    Faults& faults() { return faults_; }

  private:
    // The value of the variable, or of the file that stands for it.
    std::optional<std::string> given(std::string_view name);
    std::optional<std::string> set(std::string_view name) const;
    std::string from_file(std::string_view name, const std::string& path);

    const Variables& variables_;
    Environment environment_;
    Faults faults_;
};

}  // namespace datapilot::config
