#include "workers/protocol/table_frames.h"

#include <algorithm>
#include <bit>
#include <boost/endian/conversion.hpp>
#include <cmath>
#include <optional>
#include <utility>

#include "workers/protocol/utf8.h"

namespace datapilot::workers {
namespace {

using results::Cell;
using results::Decimal;

enum class Tag : std::uint8_t { absent, no, yes, integer, real, decimal, text };

constexpr std::size_t cell_overhead = 16;
constexpr std::size_t max_columns = 4096;

void append_u32(std::string& to, std::size_t value) {
    unsigned char bytes[4];
    boost::endian::store_little_u32(bytes, static_cast<std::uint32_t>(value));
    to.append(reinterpret_cast<const char*>(bytes), sizeof bytes);
}

struct AppendCell {
    std::string& to;

    void operator()(std::monostate) const { tag(Tag::absent); }
    void operator()(bool value) const { tag(value ? Tag::yes : Tag::no); }
    void operator()(std::int64_t value) const {
        number(Tag::integer, static_cast<std::uint64_t>(value));
    }
    void operator()(double value) const {
        if (!std::isfinite(value)) return tag(Tag::absent);
        number(Tag::real, std::bit_cast<std::uint64_t>(value));
    }
    void operator()(const Decimal& value) const { text(Tag::decimal, value.digits); }
    void operator()(const std::string& value) const { text(Tag::text, value); }

    void tag(Tag value) const { to.push_back(static_cast<char>(value)); }
    void number(Tag kind, std::uint64_t value) const {
        unsigned char bytes[9]{static_cast<unsigned char>(kind)};
        boost::endian::store_little_u64(bytes + 1, value);
        to.append(reinterpret_cast<const char*>(bytes), sizeof bytes);
    }
    void text(Tag kind, const std::string& value) const {
        unsigned char bytes[5]{static_cast<unsigned char>(kind)};
        boost::endian::store_little_u32(bytes + 1, static_cast<std::uint32_t>(value.size()));
        to.append(reinterpret_cast<const char*>(bytes), sizeof bytes).append(value);
    }
};

// Takes bytes from the front of a payload; nothing where they are too few or mean nothing.
class Source {
  public:
    explicit Source(std::string_view bytes) : bytes_(bytes) {}

    bool empty() const { return bytes_.empty(); }

    std::optional<std::string_view> take(std::size_t size) {
        if (bytes_.size() < size) return std::nullopt;
        const auto taken = bytes_.substr(0, size);
        bytes_.remove_prefix(size);
        return taken;
    }
    std::optional<std::uint8_t> byte() {
        const auto taken = take(1);
        if (!taken) return std::nullopt;
        return static_cast<std::uint8_t>(taken->front());
    }
    std::optional<std::uint64_t> u64() {
        const auto taken = take(8);
        if (!taken) return std::nullopt;
        return boost::endian::load_little_u64(
            reinterpret_cast<const unsigned char*>(taken->data()));
    }
    std::optional<std::string_view> text() {
        const auto length = take(4);
        if (!length) return std::nullopt;
        const auto bytes = take(
            boost::endian::load_little_u32(reinterpret_cast<const unsigned char*>(length->data())));
        if (!bytes || !is_utf8(*bytes)) return std::nullopt;
        return bytes;
    }
    // Reads a cell into the back of `cells`; false where there is none.
    bool append_cell(std::vector<Cell>& cells);

  private:
    std::string_view bytes_;
};

bool is_decimal(std::string_view digits) {
    if (digits.starts_with('-')) digits.remove_prefix(1);
    const auto point = std::min(digits.find('.'), digits.size());
    const auto whole = digits.substr(0, point);
    const auto fraction = point == digits.size() ? "0" : digits.substr(point + 1);
    const auto all_digits = [](std::string_view text) {
        return !text.empty() &&
               std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    };
    return all_digits(whole) && all_digits(fraction);
}

bool append_real(std::vector<Cell>& cells, std::optional<std::uint64_t> bits) {
    if (!bits) return false;
    const auto value = std::bit_cast<double>(*bits);
    if (!std::isfinite(value)) return false;
    cells.emplace_back(value);
    return true;
}

bool append_decimal(std::vector<Cell>& cells, std::optional<std::string_view> digits) {
    if (!digits || !is_decimal(*digits)) return false;
    cells.emplace_back(std::in_place_type<Decimal>, std::string{*digits});
    return true;
}

bool Source::append_cell(std::vector<Cell>& cells) {
    const auto tag = byte();
    if (!tag || *tag > static_cast<std::uint8_t>(Tag::text)) return false;
    switch (static_cast<Tag>(*tag)) {
        case Tag::absent:
            cells.emplace_back();
            return true;
        case Tag::no:
        case Tag::yes:
            cells.emplace_back(static_cast<Tag>(*tag) == Tag::yes);
            return true;
        case Tag::integer: {
            const auto bits = u64();
            if (bits) cells.emplace_back(static_cast<std::int64_t>(*bits));
            return bits.has_value();
        }
        case Tag::real:
            return append_real(cells, u64());
        case Tag::decimal:
            return append_decimal(cells, text());
        case Tag::text: {
            const auto value = text();
            if (value) cells.emplace_back(std::in_place_type<std::string>, *value);
            return value.has_value();
        }
    }
    return false;
}

base::Error not_a_table(std::string detail) {
    return {base::Errc::worker_crashed,
            {"Le traitement a échoué : le résultat reçu est illisible.",
             "Processing failed: the result received cannot be read."},
            std::move(detail)};
}

}  // namespace

std::size_t weight(const Cell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell)) return cell_overhead + text->size();
    if (const auto* number = std::get_if<Decimal>(&cell)) {
        return cell_overhead + number->digits.size();
    }
    return cell_overhead;
}

std::string encode_columns(const std::vector<results::Column>& columns) {
    std::string payload;
    for (const auto& column : columns) {
        payload.push_back(static_cast<char>(column.type));
        append_u32(payload, column.name.size());
        payload += column.name;
    }
    return payload;
}

void append_row(std::string& rows_payload, results::Row row) {
    for (const auto& cell : row) std::visit(AppendCell{rows_payload}, cell);
}

base::Result<void> TableReader::read_columns(std::string_view payload) {
    if (!columns_.empty()) return not_a_table("columns twice");
    for (Source source{payload}; !source.empty();) {
        const auto type = source.byte();
        const auto name = source.text();
        if (!name || *type > static_cast<std::uint8_t>(results::ColumnType::boolean)) {
            return not_a_table("not a column");
        }
        if (columns_.size() == max_columns) return not_a_table("too many columns");
        columns_.push_back({std::string{*name}, static_cast<results::ColumnType>(*type)});
    }
    return {};
}

base::Result<void> TableReader::read_rows(std::string_view payload) {
    for (Source source{payload}; !source.empty();) {
        if (!source.append_cell(cells_)) return not_a_table("not a cell");
        weight_ += weight(cells_.back());
        if (std::cmp_greater(weight_, caps_.bytes)) return not_a_table("more bytes than asked for");
    }
    return {};
}

base::Result<results::ResultTable> TableReader::take(bool truncated) {
    const auto width = columns_.size();
    if (width == 0) return not_a_table("no columns");
    if (cells_.size() % width != 0) return not_a_table("rows that are not as wide as the columns");
    if (std::cmp_greater(cells_.size() / width, caps_.rows)) {
        return not_a_table("more rows than asked for");
    }
    results::ResultTable table{.columns = std::move(columns_),
                               .rows = results::Rows{width, std::move(cells_)},
                               .truncated = truncated};
    if (!results::settle_booleans(table)) return not_a_table("a number that is no boolean");
    return table;
}

}  // namespace datapilot::workers
