#include "workers/protocol/bounded_json.h"

#include <boost/json.hpp>
#include <new>

namespace datapilot::workers {

namespace json = boost::json;

void* BoundedMemory::do_allocate(std::size_t size, std::size_t alignment) {
    if (size > left_) throw std::bad_alloc{};
    auto* memory = ::operator new (size, std::align_val_t{alignment});
    left_ -= size;
    return memory;
}

void BoundedMemory::do_deallocate(void* memory, std::size_t size, std::size_t alignment) {
    ::operator delete (memory, std::align_val_t{alignment});
    left_ += size;
}

base::Error unreadable(std::string detail) {
    return {base::Errc::worker_crashed,
            {"Le traitement a échoué : sa réponse est illisible. Réessayez.",
             "Processing failed: its answer cannot be read. Try again."},
            std::move(detail)};
}

std::string text(const json::object& object, std::string_view key) {
    return std::string{object.at(key).as_string()};
}

std::int64_t integer(const json::object& object, std::string_view key) {
    return object.at(key).to_number<std::int64_t>();
}

std::vector<std::string> texts(const json::value& value) {
    std::vector<std::string> all;
    for (const auto& item : value.as_array()) all.emplace_back(item.as_string());
    return all;
}

json::array to_json(const std::vector<std::string>& texts) {
    json::array array;
    for (const auto& item : texts) array.emplace_back(item);
    return array;
}

}  // namespace datapilot::workers
