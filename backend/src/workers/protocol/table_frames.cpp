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

void append_u64(std::string& to, std::uint64_t value) {
    unsigned char bytes[8];
    boost::endian::store_little_u64(bytes, value);
    to.append(reinterpret_cast<const char*>(bytes), sizeof bytes);
}

struct AppendCell {
    std::string& to;

    void tag(Tag value) const { to.push_back(static_cast<char>(value)); }
    void operator()(std::monostate) const { tag(Tag::absent); }
    void operator()(bool value) const { tag(value ? Tag::yes : Tag::no); }
    void operator()(std::int64_t value) const {
        tag(Tag::integer);
        append_u64(to, static_cast<std::uint64_t>(value));
    }
    void operator()(double value) const {
        if (!std::isfinite(value)) return tag(Tag::absent);
        tag(Tag::real);
        append_u64(to, std::bit_cast<std::uint64_t>(value));
    }
    void operator()(const Decimal& value) const { text(Tag::decimal, value.digits); }
    void operator()(const std::string& value) const { text(Tag::text, value); }
    void text(Tag kind, const std::string& value) const {
        tag(kind);
        append_u32(to, value.size());
        to += value;
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
    std::optional<Cell> cell();

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

std::optional<Cell> real(std::optional<std::uint64_t> bits) {
    if (!bits) return std::nullopt;
    const auto value = std::bit_cast<double>(*bits);
    if (!std::isfinite(value)) return std::nullopt;
    return Cell{value};
}

std::optional<Cell> decimal(std::optional<std::string_view> digits) {
    if (!digits || !is_decimal(*digits)) return std::nullopt;
    return Cell{Decimal{std::string{*digits}}};
}

std::optional<Cell> Source::cell() {
    const auto tag = byte();
    if (!tag || *tag > static_cast<std::uint8_t>(Tag::text)) return std::nullopt;
    switch (static_cast<Tag>(*tag)) {
        case Tag::absent:
            return Cell{};
        case Tag::no:
            return Cell{false};
        case Tag::yes:
            return Cell{true};
        case Tag::integer:
            if (const auto bits = u64()) return Cell{static_cast<std::int64_t>(*bits)};
            return std::nullopt;
        case Tag::real:
            return real(u64());
        case Tag::decimal:
            return decimal(text());
        case Tag::text:
            if (const auto value = text()) return Cell{std::string{*value}};
            return std::nullopt;
    }
    return std::nullopt;
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
        auto cell = source.cell();
        if (!cell) return not_a_table("not a cell");
        weight_ += weight(*cell);
        if (std::cmp_greater(weight_, caps_.bytes)) return not_a_table("more bytes than asked for");
        cells_.push_back(std::move(*cell));
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
