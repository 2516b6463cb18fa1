#include <algorithm>
#include <boost/json/array.hpp>
#include <cstdlib>
#include <set>
#include <tuple>
#include <type_traits>

#include "base/validation.h"
#include "definitions/enum_names.h"
#include "definitions/expression_reader.h"
#include "definitions/fields.h"
#include "definitions/json.h"
#include "definitions/limits.h"

namespace datapilot::definitions {
namespace {

namespace json = boost::json;
using base::FieldErrc;

bool is_metric_name(std::string_view text) {
    constexpr std::size_t longest = 63;
    const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
    return !text.empty() && text.size() <= longest && lower(text.front()) &&
           std::ranges::all_of(
               text, [&](char c) { return lower(c) || c == '_' || (c >= '0' && c <= '9'); });
}

class Reader {
  public:
    Definitions document(const json::value& value, const std::string& path) {
        Definitions out;
        Fields fields(value, path, errors);
        if (const auto* calendar = fields.take("calendar")) {
            out.calendar = read_calendar(*calendar, fields.at("calendar"));
        }
        fields.each("tables", most_tables, [&](const auto& table, const std::string& at) {
            if (is_worth_reading()) out.tables.push_back(read_table(table, at));
        });
        fields.each("metrics", most_metrics, [&](const auto& metric, const std::string& at) {
            if (is_worth_reading()) out.metrics.push_back(read_metric(metric, at));
        });
        fields.each("relationships", most_relationships,
                    [&](const auto& link, const std::string& at) {
                        if (is_worth_reading()) out.relationships.push_back(read_link(link, at));
                    });
        return out;
    }

    base::FieldErrors errors;

  private:
    bool is_worth_reading() const { return errors.count() < most_errors; }

    CalendarDefinition read_calendar(const json::value& value, std::string path) {
        CalendarDefinition out{.origin = Origin::edited};
        Fields fields(value, std::move(path), errors);
        fields.one_of("origin", out.origin);
        fields.whole("first_fiscal_month", out.first_fiscal_month, 1, 12);
        fields.whole("first_day_of_week", out.first_day_of_week, 1, 7);
        return out;
    }

    void read_naming(Fields& fields, Naming& out) {
        fields.text("label", out.label, longest_label);
        fields.text("description", out.description, longest_description);
        fields.each("synonyms", most_synonyms, [&](const auto& synonym, const std::string& at) {
            fields.read_text(synonym, at, out.synonyms.emplace_back(), longest_synonym);
        });
    }

    void read_style(Fields& fields, NumberStyle& out) {
        fields.one_of("format", out.format);
        fields.text("unit", out.unit, longest_unit);
        fields.one_of("tax", out.tax);
    }

    ColumnDefinition read_column(const json::value& value, std::string path) {
        ColumnDefinition out;
        Fields fields(value, std::move(path), errors);
        fields.name("name", out.name);
        fields.one_of("origin", out.origin);
        read_naming(fields, out.naming);
        fields.one_of("role", out.role);
        read_style(fields, out.style);
        fields.one_of("aggregation", out.aggregation);
        return out;
    }

    TableDefinition read_table(const json::value& value, std::string path) {
        TableDefinition out;
        Fields fields(value, std::move(path), errors);
        fields.name("name", out.name);
        fields.one_of("origin", out.origin);
        read_naming(fields, out.naming);
        fields.flag("hidden", out.hidden);
        fields.text("default_date", out.default_date, longest_name);
        const auto room = most_columns - columns_;
        fields.each("columns", room, [&](const auto& column, const std::string& at) {
            if (is_worth_reading()) out.columns.push_back(read_column(column, at));
        });
        columns_ += out.columns.size();
        return out;
    }

    MetricDefinition read_metric(const json::value& value, std::string path) {
        MetricDefinition out;
        Fields fields(value, std::move(path), errors);
        fields.name("name", out.name);
        if (!out.name.empty() && !is_metric_name(out.name)) {
            fields.blame("name", FieldErrc::invalid_format);
        }
        fields.one_of("origin", out.origin);
        read_naming(fields, out.naming);
        fields.name("table", out.table);
        if (const auto* expression = fields.need("expression")) {
            out.expression = ExpressionReader(errors).read(*expression, fields.at("expression"));
        }
        read_style(fields, out.style);
        fields.flag("main", out.main);
        return out;
    }

    RelationshipDefinition read_link(const json::value& value, std::string path) {
        RelationshipDefinition out;
        Fields fields(value, std::move(path), errors);
        fields.name("from_table", out.from_table);
        fields.names("from_columns", out.from_columns, most_key_columns);
        fields.name("to_table", out.to_table);
        fields.names("to_columns", out.to_columns, most_key_columns);
        const bool both = !out.from_columns.empty() && !out.to_columns.empty();
        if (both && out.from_columns.size() != out.to_columns.size()) {
            fields.blame("to_columns", FieldErrc::not_allowed);
        }
        fields.one_of("origin", out.origin);
        fields.one_of("cardinality", out.cardinality);
        if (const auto* certainty = fields.take("certainty")) {
            out.certainty = read_certainty(*certainty, fields);
        }
        return out;
    }

    // Decimals of YAML are read as text.
    double read_certainty(const json::value& value, Fields& fields) {
        double out = 1;
        if (value.is_string() && is_number(std::string_view{value.get_string()})) {
            out = std::strtod(value.get_string().c_str(), nullptr);
        } else if (value.is_number()) {
            out = value.to_number<double>();
        } else {
            fields.blame("certainty", FieldErrc::wrong_type);
        }
        if (out >= 0 && out <= 1) return out;
        fields.blame("certainty", FieldErrc::out_of_range);
        return 1;
    }

    std::size_t columns_ = 0;
};

// Where two items bear one name.
template <class Items, class Key>
void blame_repetitions(const Items& items, const std::string& path, Key key,
                       base::FieldErrors& errors) {
    std::set<std::decay_t<std::invoke_result_t<Key, const typename Items::value_type&>>> seen;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (seen.insert(key(items[i])).second) continue;
        errors.add(path + '.' + std::to_string(i), FieldErrc::not_allowed,
                   {"Cet élément est défini deux fois.", "This item is defined twice."});
    }
}

void blame_repetitions(const Definitions& all, const std::string& path, base::FieldErrors& errors) {
    const auto by_name = [](const auto& item) { return std::string_view{item.name}; };
    const auto below = [&](std::string_view list) {
        return path.empty() ? std::string{list} : path + '.' + std::string{list};
    };
    blame_repetitions(all.tables, below("tables"), by_name, errors);
    for (std::size_t t = 0; t < all.tables.size(); ++t) {
        const auto at = below("tables") + '.' + std::to_string(t) + ".columns";
        blame_repetitions(all.tables[t].columns, at, by_name, errors);
    }
    blame_repetitions(all.metrics, below("metrics"), by_name, errors);
    const auto by_columns = [](const RelationshipDefinition& link) {
        return std::tie(link.from_table, link.from_columns, link.to_table, link.to_columns);
    };
    blame_repetitions(all.relationships, below("relationships"), by_columns, errors);
}

}  // namespace

base::Result<Definitions> definitions_from_json(const json::value& value, const std::string& path) {
    Reader reader;
    auto out = reader.document(value, path);
    if (reader.errors.empty()) blame_repetitions(out, path, reader.errors);
    if (!reader.errors.empty()) return reader.errors.error();
    return out;
}

}  // namespace datapilot::definitions
