#include "workers/protocol/frames.h"

#include <boost/endian/conversion.hpp>
#include <stdexcept>

namespace datapilot::workers {
namespace {

constexpr std::size_t header_size = 5;

bool is_frame_type(std::uint8_t type) {
    return (type >= static_cast<std::uint8_t>(FrameType::confine) &&
            type <= static_cast<std::uint8_t>(FrameType::time)) ||
           (type >= static_cast<std::uint8_t>(FrameType::ready) &&
            type <= static_cast<std::uint8_t>(FrameType::error));
}

base::Error not_a_frame(std::string detail) {
    return {base::Errc::worker_crashed,
            {"Le traitement a échoué : sa réponse est illisible.",
             "Processing failed: its answer cannot be read."},
            std::move(detail)};
}

}  // namespace

std::string encode(const Frame& frame) {
    if (frame.payload.size() > max_payload) throw std::length_error{"a frame is too large"};
    std::string bytes(header_size, '\0');
    boost::endian::store_little_u32(reinterpret_cast<unsigned char*>(bytes.data()),
                                    static_cast<std::uint32_t>(frame.payload.size()));
    bytes[4] = static_cast<char>(frame.type);
    bytes += frame.payload;
    return bytes;
}

void FrameReader::append(std::string_view bytes) {
    buffer_.erase(0, used_);
    used_ = 0;
    buffer_ += bytes;
}

base::Result<std::optional<Frame>> FrameReader::next() {
    const auto rest = std::string_view{buffer_}.substr(used_);
    if (rest.size() < header_size) return std::optional<Frame>{};
    const std::size_t length =
        boost::endian::load_little_u32(reinterpret_cast<const unsigned char*>(rest.data()));
    const auto type = static_cast<std::uint8_t>(rest[4]);
    if (!is_frame_type(type)) return not_a_frame("frame of type " + std::to_string(type));
    if (length > largest_) return not_a_frame("frame of " + std::to_string(length) + " bytes");
    if (rest.size() < header_size + length) return std::optional<Frame>{};
    used_ += header_size + length;
    return std::optional{
        Frame{static_cast<FrameType>(type), std::string{rest.substr(header_size, length)}}};
}

}  // namespace datapilot::workers
