#include "config/reader.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <utility>

#include "config/variables.h"

namespace datapilot::config {

std::string Reader::text(std::string_view name) {
    const auto& known = variable(name);
    if (auto value = given(name)) return std::move(*value);
    const bool required = known.in_production == Variable::InProduction::required;
    if (environment_ == Environment::production && required) {
        fault(name, {"manque, et est obligatoire en production.",
                     "is missing, and production requires it."});
        return {};
    }
    return std::string{known.fallback};
}

std::optional<std::string> Reader::given(std::string_view name) {
    const auto value = set(name);
    const bool is_secret = variable(name).kind == Variable::Kind::secret;
    const auto path = is_secret ? set(file_variable(name)) : std::nullopt;
    if (!path) return value;
    if (!value) return from_file(name, *path);
    const auto both = file_variable(name);
    fault(name, {"et " + both + " sont présents tous les deux : gardez l'un des deux.",
                 "and " + both + " are both set: keep one of them."});
    return value;
}

std::optional<std::string> Reader::set(std::string_view name) const {
    const auto found = variables_.find(name);
    if (found == variables_.end() || found->second.empty()) return std::nullopt;
    return found->second;
}

std::string Reader::from_file(std::string_view name, const std::string& path) {
    std::ifstream file(path);
    std::string line;
    if (std::getline(file, line)) {
        while (line.ends_with('\r') || line.ends_with(' ')) line.pop_back();
        if (!line.empty()) return line;
    }
    fault(file_variable(name), {"désigne un fichier vide ou qui ne peut pas être lu.",
                                "names a file that is empty or cannot be read."});
    return {};
}

std::vector<std::string> Reader::list(std::string_view name) {
    std::vector<std::string> items;
    const auto all = text(name);
    std::size_t from = 0;
    while (from < all.size()) {
        const auto end = std::min(all.find(',', from), all.size());
        auto item = all.substr(from, end - from);
        std::erase(item, ' ');
        if (!item.empty()) items.push_back(std::move(item));
        from = end + 1;
    }
    return items;
}

std::int64_t Reader::integer(std::string_view name, std::int64_t low, std::int64_t high) {
    const auto value = text(name);
    std::int64_t number = 0;
    const auto* end = value.data() + value.size();
    const auto [read_to, failure] = std::from_chars(value.data(), end, number);
    if (failure == std::errc{} && read_to == end && number >= low && number <= high) return number;
    const auto range = std::to_string(low) + " – " + std::to_string(high);
    fault(name, {"doit être un nombre entier (" + range + ").",
                 "must be a whole number (" + range + ")."});
    return low;
}

std::size_t Reader::one_of(std::string_view name, std::initializer_list<std::string_view> allowed) {
    const auto value = text(name);
    const auto* found = std::ranges::find(allowed, value);
    if (found != allowed.end()) return static_cast<std::size_t>(found - allowed.begin());
    std::string choices;
    for (const auto choice : allowed) {
        choices += (choices.empty() ? "" : ", ") + std::string{choice};
    }
    fault(name, {"doit valoir l'un de : " + choices + ".", "must be one of: " + choices + "."});
    return 0;
}

void Reader::fault(std::string_view name, base::Text what) {
    const auto prefix = std::string{name} + " ";
    faults_.push_back({prefix + what.french, prefix + what.english});
}

}  // namespace datapilot::config
