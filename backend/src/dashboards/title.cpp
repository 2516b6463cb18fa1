#include "dashboards/title.h"

namespace datapilot::dashboards {

std::string shortened(const std::string& text, std::size_t most) {
    std::size_t characters = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool begins_one = (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
        if (begins_one && ++characters > most) return text.substr(0, i);
    }
    return text;
}

}  // namespace datapilot::dashboards
