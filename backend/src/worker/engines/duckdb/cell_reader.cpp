#include "worker/engines/duckdb/cell_reader.h"

#include <cmath>
#include <cstdio>
#include <memory>
#include <string>
#include <type_traits>

#include "worker/engines/duckdb/exact_number.h"

namespace datapilot::worker {
namespace {

using results::Cell;
using results::ColumnType;

struct DestroyType {
    void operator()(duckdb_logical_type type) const { duckdb_destroy_logical_type(&type); }
};
using LogicalType = std::unique_ptr<std::remove_pointer_t<duckdb_logical_type>, DestroyType>;

Int128 wide(duckdb_hugeint value) {
    return static_cast<Int128>((static_cast<Uint128>(value.upper) << 64) | value.lower);
}

Cell double_cell(double value) {
    if (!std::isfinite(value)) return {};
    return value;
}

template <class... Values>
std::string formatted(const char* format, Values... values) {
    char text[64];
    const int size = std::snprintf(text, sizeof text, format, values...);
    return {text, static_cast<std::size_t>(size)};
}

std::string iso(duckdb_date_struct date) {
    return formatted("%04d-%02d-%02d", static_cast<int>(date.year), static_cast<int>(date.month),
                     static_cast<int>(date.day));
}

std::string iso(duckdb_time_struct time) {
    auto text = formatted("%02d:%02d:%02d", static_cast<int>(time.hour), static_cast<int>(time.min),
                          static_cast<int>(time.sec));
    if (time.micros == 0) return text;
    auto fraction = formatted(".%06d", static_cast<int>(time.micros));
    fraction.erase(fraction.find_last_not_of('0') + 1);
    return text + fraction;
}

Cell date_cell(duckdb_date date) {
    if (!duckdb_is_finite_date(date)) return {};
    return iso(duckdb_from_date(date));
}

Cell timestamp_cell(duckdb_timestamp timestamp, const char* zone) {
    if (!duckdb_is_finite_timestamp(timestamp)) return {};
    const auto parts = duckdb_from_timestamp(timestamp);
    return iso(parts.date) + "T" + iso(parts.time) + zone;
}

std::int64_t floor_divide(std::int64_t value, std::int64_t by) {
    return value / by - (value % by < 0 ? 1 : 0);
}

}  // namespace

std::optional<ColumnType> readable_as(duckdb_logical_type type) {
    switch (duckdb_get_type_id(type)) {
        case DUCKDB_TYPE_BOOLEAN:
            return ColumnType::boolean;
        case DUCKDB_TYPE_TINYINT:
        case DUCKDB_TYPE_SMALLINT:
        case DUCKDB_TYPE_INTEGER:
        case DUCKDB_TYPE_BIGINT:
        case DUCKDB_TYPE_UTINYINT:
        case DUCKDB_TYPE_USMALLINT:
        case DUCKDB_TYPE_UINTEGER:
        case DUCKDB_TYPE_UBIGINT:
        case DUCKDB_TYPE_HUGEINT:
            return ColumnType::integer;
        case DUCKDB_TYPE_DECIMAL:
            return duckdb_decimal_scale(type) == 0 ? ColumnType::integer : ColumnType::decimal;
        case DUCKDB_TYPE_FLOAT:
        case DUCKDB_TYPE_DOUBLE:
            return ColumnType::decimal;
        case DUCKDB_TYPE_DATE:
            return ColumnType::date;
        case DUCKDB_TYPE_TIMESTAMP:
        case DUCKDB_TYPE_TIMESTAMP_S:
        case DUCKDB_TYPE_TIMESTAMP_MS:
        case DUCKDB_TYPE_TIMESTAMP_NS:
        case DUCKDB_TYPE_TIMESTAMP_TZ:
            return ColumnType::timestamp;
        case DUCKDB_TYPE_VARCHAR:
            return ColumnType::text;
        default:
            return std::nullopt;
    }
}

CellReader::CellReader(duckdb_vector vector)
    : data_(duckdb_vector_get_data(vector)), validity_(duckdb_vector_get_validity(vector)) {
    const LogicalType type{
        static_cast<LogicalType::pointer>(duckdb_vector_get_column_type(vector))};
    type_ = duckdb_get_type_id(type.get());
    if (type_ == DUCKDB_TYPE_DECIMAL) {
        decimal_storage_ = duckdb_decimal_internal_type(type.get());
        scale_ = duckdb_decimal_scale(type.get());
    }
}

Cell CellReader::read_decimal(idx_t row) const {
    switch (decimal_storage_) {
        case DUCKDB_TYPE_SMALLINT:
            return decimal_cell(static_cast<const int16_t*>(data_)[row], scale_);
        case DUCKDB_TYPE_INTEGER:
            return decimal_cell(static_cast<const int32_t*>(data_)[row], scale_);
        case DUCKDB_TYPE_BIGINT:
            return decimal_cell(static_cast<const int64_t*>(data_)[row], scale_);
        default:
            return decimal_cell(wide(static_cast<const duckdb_hugeint*>(data_)[row]), scale_);
    }
}

Cell CellReader::read(idx_t row) const {
    if (validity_ && !duckdb_validity_row_is_valid(validity_, row)) return {};
    const auto value = [&]<class T>(std::type_identity<T>) {
        return static_cast<const T*>(data_)[row];
    };
    switch (type_) {
        case DUCKDB_TYPE_BOOLEAN:
            return value(std::type_identity<bool>{});
        case DUCKDB_TYPE_TINYINT:
            return std::int64_t{value(std::type_identity<int8_t>{})};
        case DUCKDB_TYPE_SMALLINT:
            return std::int64_t{value(std::type_identity<int16_t>{})};
        case DUCKDB_TYPE_INTEGER:
            return std::int64_t{value(std::type_identity<int32_t>{})};
        case DUCKDB_TYPE_BIGINT:
            return value(std::type_identity<std::int64_t>{});
        case DUCKDB_TYPE_UTINYINT:
            return std::int64_t{value(std::type_identity<uint8_t>{})};
        case DUCKDB_TYPE_USMALLINT:
            return std::int64_t{value(std::type_identity<uint16_t>{})};
        case DUCKDB_TYPE_UINTEGER:
            return std::int64_t{value(std::type_identity<uint32_t>{})};
        case DUCKDB_TYPE_UBIGINT:
            return unsigned_cell(value(std::type_identity<uint64_t>{}));
        case DUCKDB_TYPE_HUGEINT:
            return integer_cell(wide(value(std::type_identity<duckdb_hugeint>{})));
        case DUCKDB_TYPE_FLOAT:
            return double_cell(value(std::type_identity<float>{}));
        case DUCKDB_TYPE_DOUBLE:
            return double_cell(value(std::type_identity<double>{}));
        case DUCKDB_TYPE_DECIMAL:
            return read_decimal(row);
        case DUCKDB_TYPE_DATE:
            return date_cell(value(std::type_identity<duckdb_date>{}));
        case DUCKDB_TYPE_TIMESTAMP:
            return timestamp_cell(value(std::type_identity<duckdb_timestamp>{}), "");
        case DUCKDB_TYPE_TIMESTAMP_TZ:
            return timestamp_cell(value(std::type_identity<duckdb_timestamp>{}), "Z");
        case DUCKDB_TYPE_TIMESTAMP_S:
            return timestamp_cell({value(std::type_identity<std::int64_t>{}) * 1'000'000}, "");
        case DUCKDB_TYPE_TIMESTAMP_MS:
            return timestamp_cell({value(std::type_identity<std::int64_t>{}) * 1'000}, "");
        case DUCKDB_TYPE_TIMESTAMP_NS:
            return timestamp_cell({floor_divide(value(std::type_identity<std::int64_t>{}), 1'000)},
                                  "");
        default: {
            auto text = static_cast<const duckdb_string_t*>(data_)[row];
            return std::string{duckdb_string_t_data(&text), duckdb_string_t_length(text)};
        }
    }
}

}  // namespace datapilot::worker
