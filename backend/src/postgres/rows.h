#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "postgres/parameter.h"

struct pg_result;

namespace datapilot::postgres {

struct ClearResult {
    void operator()(pg_result* result) const;
};
using ResultHandle = std::unique_ptr<pg_result, ClearResult>;

// One row; it lives as long as its Rows. A column that is not there, a NULL read as a value and a
// value of another type are faults of the program: they throw std::logic_error.
class Row {
  public:
    Row(const pg_result* result, int index) : result_(result), index_(index) {}

    bool is_null(const char* column) const;
    std::string text(const char* column) const;
    std::int64_t integer(const char* column) const;
    bool boolean(const char* column) const;
    Bytes bytes(const char* column) const;
    base::Instant instant(const char* column) const;
    template <class Id>
    Id id(const char* column) const {
        return Id{text(column)};
    }

    std::optional<std::string> optional_text(const char* column) const;
    std::optional<std::int64_t> optional_integer(const char* column) const;

  private:
    std::string_view value(const char* column) const;

    const pg_result* result_;
    int index_;
};

// What a statement gave back.
class Rows {
  public:
    explicit Rows(ResultHandle result) : result_(std::move(result)) {}

    int size() const;
    bool empty() const { return size() == 0; }
    Row operator[](int index) const;

    // Rows that an INSERT, UPDATE or DELETE touched.
    std::int64_t affected() const;

    // What was done, as PostgreSQL names it: "INSERT 0 1", "COMMIT".
    std::string_view command() const;

    class Iterator {
      public:
        Iterator(const Rows& rows, int index) : rows_(&rows), index_(index) {}
        Row operator*() const { return (*rows_)[index_]; }
        Iterator& operator++() {
            ++index_;
            return *this;
        }
        bool operator==(const Iterator&) const = default;

      private:
        const Rows* rows_;
        int index_;
    };
    Iterator begin() const { return {*this, 0}; }
    Iterator end() const { return {*this, size()}; }

  private:
    ResultHandle result_;
};

}  // namespace datapilot::postgres
