#pragma once

#include <boost/system/result.hpp>
#include <stdexcept>
#include <string>

#include "base/unavailable.h"

namespace datapilot::postgres {

// The metadata store is gone, or did not answer in time.
class Unavailable final : public base::Unavailable {
  public:
    explicit Unavailable(const std::string& what)
        : base::Unavailable(base::Errc::database_unavailable, "postgres: " + what) {}
};

// A statement that PostgreSQL refused: a fault of the program, not of its input.
class StatementRefused final : public std::logic_error {
  public:
    StatementRefused(const std::string& sqlstate, const std::string& message)
        : std::logic_error("postgres: " + sqlstate + " " + message) {}
};

// A constraint that said no to what the user asked for.
struct Violation {
    enum class Kind { unique, foreign_key, check };
    Kind kind;
    std::string constraint;
};

template <class T>
using Attempt = boost::system::result<T, Violation>;

}  // namespace datapilot::postgres
