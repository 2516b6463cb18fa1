#include "questions/completing/value_starts.h"

#include <algorithm>
#include <utility>

#include "questions/value_index.h"

namespace datapilot::questions {
namespace {

// Beyond these a value is prose, and what is found of a short beginning is cut.
constexpr std::size_t longest_value = 80;
constexpr std::size_t most_looked_at = 500;

}  // namespace

ValueStarts::ValueStarts(const catalog::Catalog& catalog, const std::vector<TableFacts>& facts) {
    for (std::size_t t = 0; t < catalog.tables.size(); ++t) {
        const auto& columns = catalog.tables[t].columns;
        for (std::size_t c = 0; c < columns.size(); ++c) {
            const bool hidden = facts[t].columns[c].role == Role::hidden;
            if (columns[c].type != catalog::ColumnType::text || hidden) continue;
            for (const auto& value : columns[c].values) {
                if (value.size() > longest_value) continue;
                auto key = ValueIndex::key_of(value);
                if (!key.empty()) values_.push_back({{t, c}, value, std::move(key)});
            }
        }
    }
    for (std::size_t i = 0; i < values_.size(); ++i) {
        const auto& key = values_[i].key;
        endings_.push_back({i, 0});
        for (auto blank = key.find(' '); blank != std::string::npos;
             blank = key.find(' ', blank + 1)) {
            endings_.push_back({i, blank + 1});
        }
    }
    std::ranges::sort(endings_, {}, [this](const Ending& ending) {
        return std::pair(text_of(ending), ending.value);
    });
}

std::string_view ValueStarts::text_of(const Ending& ending) const {
    return std::string_view{values_[ending.value].key}.substr(ending.from);
}

std::vector<ValueStarts::Start> ValueStarts::starting(std::string_view key,
                                                      std::size_t most) const {
    std::vector<Ending> found;
    const auto text = [this](const Ending& ending) { return text_of(ending); };
    for (auto at = std::ranges::lower_bound(endings_, key, {}, text);
         at != endings_.end() && text_of(*at).starts_with(key) && found.size() < most_looked_at;
         ++at) {
        found.push_back(*at);
    }
    std::ranges::sort(
        found, {}, [](const Ending& ending) { return std::pair(ending.from != 0, ending.value); });
    std::vector<Start> out;
    for (const auto& ending : found) {
        if (out.size() == most) break;
        const auto& value = values_[ending.value];
        const bool known = std::ranges::any_of(out, [&](const Start& start) {
            return start.column == value.column && start.stored == value.stored;
        });
        if (!known) out.push_back({value.column, value.stored, ending.from == 0});
    }
    return out;
}

}  // namespace datapilot::questions
