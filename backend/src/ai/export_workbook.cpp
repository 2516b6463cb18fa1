#include "ai/export_workbook.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <variant>

#include "results/decimal_digits.h"

namespace datapilot::ai {
namespace {

using results::Cell;
using results::ColumnType;
using results::Format;
using results::ShownColumn;

// Beyond these a cell is not what it says: a float keeps 15 digits, a cell 32,767 characters.
constexpr std::size_t most_exact_digits = 15;
constexpr std::size_t longest_cell = 32'767;
constexpr int first_year = 1900;

constexpr double narrowest = 10, widest = 60;
constexpr std::size_t rows_measured = 200;

bool holds_dates(const ShownColumn& column) {
    return column.column.type == ColumnType::date || column.column.type == ColumnType::timestamp;
}

// Written as the format's specification has it: « 1 234,56 » is what a French Excel makes of it.
const char* number_format(const ShownColumn& column) {
    switch (column.format) {
        case Format::eur:
            return "#,##0.00\\ \"€\"";
        case Format::percent:
            return "#,##0.0#\\ \"%\"";
        case Format::days:
            return "#,##0.##";
        case Format::identifier:
            return "0";
        case Format::year:
            return holds_dates(column) ? "yyyy" : "0";
        case Format::month:
            return "mmmm\\ yyyy";
        default:
            break;
    }
    if (column.column.type == ColumnType::timestamp && column.format == Format::plain) {
        return "dd/mm/yyyy\\ hh:mm:ss";
    }
    if (holds_dates(column)) return "dd/mm/yyyy";
    return column.column.type == ColumnType::integer ? "#,##0" : "#,##0.00##";
}

// The digits that a float may lose: zeros at either end are none.
std::size_t significant_digits(std::string_view digits) {
    std::string significant;
    for (const char c : digits) {
        if (c >= '0' && c <= '9' && (c != '0' || !significant.empty())) significant += c;
    }
    return significant.find_last_not_of('0') + 1;
}

std::optional<double> exact_number(std::string_view digits) {
    double number = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const bool whole = read.ec == std::errc{} && read.ptr == digits.data() + digits.size();
    if (!whole || significant_digits(digits) > most_exact_digits) return std::nullopt;
    return number;
}

int number_in(std::string_view text, std::size_t at, std::size_t length) {
    int number = 0;
    if (at + length <= text.size()) {
        std::from_chars(text.data() + at, text.data() + at + length, number);
    }
    return number;
}

// "2025-12-31" or "2025-12-31T08:30:00.5".
std::optional<lxw_datetime> moment(std::string_view text) {
    lxw_datetime out{number_in(text, 0, 4),  number_in(text, 5, 2),  number_in(text, 8, 2),
                     number_in(text, 11, 2), number_in(text, 14, 2), 0};
    if (out.year < first_year || out.month == 0 || out.day == 0) return std::nullopt;
    if (text.size() > 17) {
        std::from_chars(text.data() + 17, text.data() + text.size(), out.sec);
    }
    return out;
}

bool continues_character(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

std::string as_a_cell_holds(std::string text) {
    if (text.size() <= longest_cell) return text;
    auto end = longest_cell;
    while (end > 0 && continues_character(text[end])) --end;
    text.resize(end);
    return text;
}

class Sheet {
  public:
    Sheet(const Workbook& content, const std::filesystem::path& file) : content_(content) {
        auto folder = file.parent_path().string();
        lxw_workbook_options options{};
        options.constant_memory = LXW_TRUE;
        options.tmpdir = folder.data();
        workbook_ = workbook_new_opt(file.c_str(), &options);
        if (!workbook_) throw std::runtime_error("no workbook at " + file.string());
        sheet_ = workbook_add_worksheet(workbook_, "Réponse");
        for (const auto& column : content_.columns) {
            auto* format = workbook_add_format(workbook_);
            format_set_num_format(format, number_format(column));
            formats_.push_back(format);
        }
    }

    void write() {
        write_header();
        for (std::size_t row = 0; row < content_.rows.size(); ++row) {
            for (std::size_t column = 0; column < content_.columns.size(); ++column) {
                write_cell(row + 1, column, content_.rows[row][column]);
            }
        }
        lxw_doc_properties properties{};
        auto title = content_.title.substr(0, 200);
        properties.title = title.data();
        workbook_set_properties(workbook_, &properties);
        const auto error = workbook_close(workbook_);  // frees it too
        if (error != LXW_NO_ERROR) throw std::runtime_error(lxw_strerror(error));
    }

  private:
    void write_header() {
        auto* bold = workbook_add_format(workbook_);
        format_set_bold(bold);
        format_set_bottom(bold, LXW_BORDER_THIN);
        for (std::size_t i = 0; i < content_.columns.size(); ++i) {
            const auto column = static_cast<lxw_col_t>(i);
            const auto label = as_a_cell_holds(content_.columns[i].label);
            worksheet_write_string(sheet_, 0, column, label.c_str(), bold);
            worksheet_set_column(sheet_, column, column, width_of(i), nullptr);
        }
        worksheet_freeze_panes(sheet_, 1, 0);
        if (content_.columns.empty()) return;
        worksheet_autofilter(sheet_, 0, 0, static_cast<lxw_row_t>(content_.rows.size()),
                             static_cast<lxw_col_t>(content_.columns.size() - 1));
    }

    double width_of(std::size_t column) const {
        const auto& shown = content_.columns[column];
        auto most = static_cast<double>(shown.label.size()) + 3;  // room for the filter's arrow
        for (std::size_t row = 0; row < std::min(rows_measured, content_.rows.size()); ++row) {
            const auto text =
                results::shown(content_.rows[row][column], shown, 2, base::Language::french);
            most = std::max(most, static_cast<double>(text.size()) + 1);
        }
        return std::clamp(most, narrowest, widest);
    }

    // Never a formula, whatever a text begins with.
    void write_cell(std::size_t row_number, std::size_t column_number, const Cell& cell) {
        const auto row = static_cast<lxw_row_t>(row_number);
        const auto column = static_cast<lxw_col_t>(column_number);
        auto* format = formats_[column_number];
        if (std::holds_alternative<std::monostate>(cell)) return;
        if (const auto* truth = std::get_if<bool>(&cell)) {
            worksheet_write_boolean(sheet_, row, column, *truth, nullptr);
            return;
        }
        const auto digits = results::digits_of(cell);
        if (const auto number = exact_number(digits)) {
            worksheet_write_number(sheet_, row, column, *number, format);
            return;
        }
        const auto* stored = std::get_if<std::string>(&cell);
        auto text = stored ? as_a_cell_holds(*stored) : digits;
        auto date =
            stored && holds_dates(content_.columns[column_number]) ? moment(text) : std::nullopt;
        if (date) {
            worksheet_write_datetime(sheet_, row, column, &*date, format);
        } else {
            worksheet_write_string(sheet_, row, column, text.c_str(), nullptr);
        }
    }

    const Workbook& content_;
    lxw_workbook* workbook_ = nullptr;
    lxw_worksheet* sheet_ = nullptr;
    std::vector<lxw_format*> formats_;
};

}  // namespace

std::filesystem::path write_workbook(const Workbook& workbook,
                                     const std::filesystem::path& folder) {
    auto file = folder / "reponse.xlsx";
    Sheet(workbook, file).write();
    return file;
}

}  // namespace datapilot::ai
