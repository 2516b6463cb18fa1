#pragma once

#include <cstddef>
#include <initializer_list>
#include <span>
#include <vector>

#include "results/cell.h"

namespace datapilot::results {

// The cells of one row, where they lie.
class Row : public std::span<const Cell> {
  public:
    using span::span;
    bool operator==(const Row& other) const;
};

// Rows of one width, one after the other in one piece of memory: an answer may have 100,000.
class Rows {
  public:
    class Iterator {
      public:
        using value_type = Row;
        using difference_type = std::ptrdiff_t;

        Iterator() = default;
        Iterator(const Cell* cell, std::size_t width) : cell_(cell), width_(width) {}
        Row operator*() const { return {cell_, width_}; }
        Iterator& operator++() {
            cell_ += width_;
            return *this;
        }
        Iterator operator++(int) {
            const auto before = *this;
            ++*this;
            return before;
        }
        bool operator==(const Iterator&) const = default;

      private:
        const Cell* cell_ = nullptr;
        std::size_t width_ = 0;
    };

    Rows() = default;
    Rows(std::initializer_list<std::vector<Cell>> rows);
    // Throws std::invalid_argument where the cells are no whole number of rows.
    Rows(std::size_t width, std::vector<Cell> cells);

    std::size_t size() const { return width_ == 0 ? 0 : cells_.size() / width_; }
    bool empty() const { return cells_.empty(); }
    Iterator begin() const { return {cells_.data(), width_}; }
    Iterator end() const { return {cells_.data() + cells_.size(), width_}; }
    Row operator[](std::size_t row) const { return {&cells_[row * width_], width_}; }
    Row front() const { return (*this)[0]; }
    Row back() const { return (*this)[size() - 1]; }
    // Throws std::out_of_range.
    Row at(std::size_t row) const;
    Cell& cell(std::size_t row, std::size_t column) { return cells_[row * width_ + column]; }
    // Throws std::invalid_argument where it is not as wide as those before, or has no cell.
    void push_back(std::vector<Cell> row);
    void clear() { *this = {}; }

    bool operator==(const Rows&) const = default;

  private:
    std::size_t width_ = 0;
    std::vector<Cell> cells_;
};

}  // namespace datapilot::results
