#pragma once

#include <boost/system/result.hpp>

#include "base/error.h"

namespace datapilot::base {

// A value, or why there is none: `if (!r) return r.error();` then `*r`.
template <class T>
using Result = boost::system::result<T, Error>;

// Boost.System calls it when value() is asked of a failure: that is a broken invariant.
[[noreturn]] void throw_exception_from_error(const Error& error,
                                             const boost::source_location& where);

}  // namespace datapilot::base
