#pragma once

#include <boost/json/memory_resource.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

namespace datapilot::workers {

// Memory for one parse, up to a limit: a few megabytes of "[[],[],…" would otherwise become
// gigabytes of values.
class BoundedMemory final : public boost::json::memory_resource {
  public:
    explicit BoundedMemory(std::size_t limit) : left_(limit) {}

  private:
    void* do_allocate(std::size_t size, std::size_t alignment) override;
    void do_deallocate(void* memory, std::size_t size, std::size_t alignment) override;
    bool do_is_equal(const memory_resource& other) const noexcept override {
        return this == &other;
    }

    std::size_t left_;
};

constexpr std::size_t max_json_memory = 192 << 20;

base::Error unreadable(std::string detail);

// Parses in bounded memory, then reads with `reader`, which gives a T or a Result<T>; whatever
// either throws becomes a failure.
template <class T, class Reader>
base::Result<T> read_json(std::string_view text, Reader reader) try {
    BoundedMemory memory{max_json_memory};
    const auto value = boost::json::parse(text, &memory);
    return reader(value);
} catch (const std::exception& failure) {
    return unreadable(failure.what());
}

// For readers: they throw what Boost.JSON throws on a wrong shape.
std::string text(const boost::json::object& object, std::string_view key);
std::int64_t integer(const boost::json::object& object, std::string_view key);
std::vector<std::string> texts(const boost::json::value& value);
boost::json::array to_json(const std::vector<std::string>& texts);

}  // namespace datapilot::workers
