#include "results/rows.h"

#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <utility>

namespace datapilot::results {

bool Row::operator==(const Row& other) const {
    return std::ranges::equal(*this, other);
}

Rows::Rows(std::initializer_list<std::vector<Cell>> rows) {
    for (const auto& row : rows) push_back(row);
}

Rows::Rows(std::size_t width, std::vector<Cell> cells) : width_(width), cells_(std::move(cells)) {
    if (width == 0 ? !cells_.empty() : cells_.size() % width != 0) {
        throw std::invalid_argument{"cells that are no whole rows"};
    }
}

Row Rows::at(std::size_t row) const {
    if (row >= size()) throw std::out_of_range{"no such row"};
    return (*this)[row];
}

void Rows::push_back(std::vector<Cell> row) {
    if (empty()) width_ = row.size();
    if (row.empty() || row.size() != width_) throw std::invalid_argument{"a row of another width"};
    cells_.insert(cells_.end(), std::make_move_iterator(row.begin()),
                  std::make_move_iterator(row.end()));
}

}  // namespace datapilot::results
