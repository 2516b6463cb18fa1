#pragma once

#include <string>

namespace datapilot::base {

enum class Language { french, english };

// A sentence shown to a person, in both languages of the product.
struct Text {
    std::string french;
    std::string english;

    const std::string& in(Language language) const {
        return language == Language::french ? french : english;
    }
    bool operator==(const Text&) const = default;
};

}  // namespace datapilot::base
