#include "ai/answering/model/draft_filter.h"

#include <fmt/format.h>

#include <array>
#include <optional>
#include <utility>

#include "ai/answering/model/draft_literal.h"
#include "questions/labels.h"

namespace datapilot::ai::answering::model {
namespace {

using query_plan::Comparator;
using query_plan::Condition;
using query_plan::Expression;
using query_plan::Literal;

class Filter {
  public:
    Filter(const DraftFilter& draft, const FoundColumn& column)
        : draft_(draft), column_(column), name_{draft.column, draft.column} {}

    Condition condition() const {
        switch (draft_.op) {
            case FilterOperator::one_of:
            case FilterOperator::none_of:
                return values();
            case FilterOperator::contains:
            case FilterOperator::starts_with:
            case FilterOperator::ends_with:
                return text();
            case FilterOperator::between:
                return between();
            case FilterOperator::is_null:
                return {query_plan::IsNull{value()},
                        {draft_.column + " absent", draft_.column + " missing"}};
            case FilterOperator::in_period:
                return period();
            default:
                return comparison();
        }
    }

    bool negated() const { return draft_.negated != (draft_.op == FilterOperator::none_of); }

  private:
    Expression value() const { return {column_.ref}; }

    [[noreturn]] void wrong_type(const std::string& written) const {
        throw Complaint{"wrong_type",
                        fmt::format("{} is a {}; this value is none", draft_.column,
                                    catalog::name(column_.type)),
                        written};
    }

    void expect(std::size_t count) const {
        if (draft_.values.size() == count) return;
        throw Complaint{"wrong_values", fmt::format("this operator takes {} value(s)", count),
                        draft_.column};
    }

    Literal literal(const std::string& written) const {
        const auto read = literal_of(written, column_.type);
        if (!read) wrong_type(written);
        return *read;
    }

    Condition comparison() const {
        expect(1);
        const auto comparator = static_cast<Comparator>(draft_.op);
        return {query_plan::Comparison{value(), comparator, {literal(draft_.values[0])}},
                questions::comparison_label(name_, comparator, draft_.values[0])};
    }

    Condition values() const {
        if (draft_.values.empty()) expect(1);
        query_plan::OneOf one_of{value(), {}};
        for (const auto& written : draft_.values) one_of.values.push_back(literal(written));
        return {std::move(one_of), questions::values_label(name_, draft_.values)};
    }

    Condition text() const {
        expect(1);
        if (column_.type != catalog::ColumnType::text) wrong_type(draft_.values[0]);
        const auto place = static_cast<int>(draft_.op) - static_cast<int>(FilterOperator::contains);
        constexpr std::array<std::pair<const char*, const char*>, 3> says{
            {{"contient", "contains"},
             {"commence par", "starts with"},
             {"finit par", "ends with"}}};
        const auto& [french, english] = says[static_cast<std::size_t>(place)];
        const auto quoted = " « " + draft_.values[0] + " »";
        return {query_plan::Matches{value(), static_cast<query_plan::TextMatch>(place),
                                    draft_.values[0]},
                {draft_.column + " " + french + quoted,
                 draft_.column + " " + english + " \"" + draft_.values[0] + "\""}};
    }

    Condition between() const {
        expect(2);
        const auto& low = draft_.values[0];
        const auto& high = draft_.values[1];
        return {query_plan::Between{value(), {literal(low)}, {literal(high)}},
                {fmt::format("{} entre {} et {}", draft_.column, low, high),
                 fmt::format("{} between {} and {}", draft_.column, low, high)}};
    }

    std::optional<base::Date> end(const std::string& written) const {
        if (written.empty()) return std::nullopt;
        const auto date = iso_date(written);
        if (!date) wrong_type(written);
        return date;
    }

    Condition period() const {
        expect(2);
        if (!is_date(column_.type)) wrong_type(draft_.values[0]);
        const auto from = end(draft_.values[0]);
        const auto before = end(draft_.values[1]);
        return {query_plan::InPeriod{value(), from, before},
                questions::period_label({from, before})};
    }

    const DraftFilter& draft_;
    const FoundColumn& column_;
    const base::Text name_;
};

}  // namespace

Condition condition_from(const DraftFilter& draft, const FoundColumn& column) {
    const Filter filter{draft, column};
    auto condition = filter.condition();
    if (!filter.negated()) return condition;
    auto label = questions::negated_label(condition.label);
    condition.label = {};
    return {query_plan::Not{query_plan::Box<Condition>(std::move(condition))}, std::move(label)};
}

}  // namespace datapilot::ai::answering::model
