#include "base/result.h"

#include <stdexcept>

namespace datapilot::base {

void throw_exception_from_error(const Error& error, const boost::source_location& where) {
    throw std::logic_error(std::string{"a failure was used as a value: "} +
                           std::string{name(error.code)} + " " + error.detail + " at " +
                           where.to_string());
}

}  // namespace datapilot::base
