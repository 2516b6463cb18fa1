#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace datapilot::base {

// What is wrong with the fields of a request, gathered so that the user sees all of it at once:
//   FieldErrors errors;
//   errors.check_length("name", body->name, 1, 200);
//   if (!errors.empty()) co_return http::problem(errors.error());
class FieldErrors {
  public:
    // The usual sentence of that code.
    void add(std::string field, FieldErrc code);
    void add(std::string field, FieldErrc code, Text message);

    // In characters, blanks at the ends aside.
    void check_length(std::string field, std::string_view value, std::size_t least,
                      std::size_t most);
    void check_one_of(std::string field, std::string_view value,
                      std::initializer_list<std::string_view> allowed);

    bool empty() const { return errors_.empty(); }
    std::size_t count() const { return errors_.size(); }
    Error error() const;  // validation_failed

  private:
    std::vector<FieldError> errors_;
};

// validation_failed of one field.
Error invalid_field(std::string field, FieldErrc code);

}  // namespace datapilot::base
