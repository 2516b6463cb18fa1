#pragma once

#include <string>
#include <string_view>

#include "catalog/catalog.h"
#include "query_plan/query_plan.h"

// How each dialect writes what they do not share. All names and values of a statement pass here.
namespace datapilot::query_plan {

std::string quoted(catalog::Dialect dialect, std::string_view identifier);
std::string literal(catalog::Dialect dialect, const Literal& value);

// `text ILIKE '%…%'`, with the pattern's own wildcards escaped.
std::string text_match(catalog::Dialect dialect, std::string_view text, TextMatch match,
                       std::string_view pattern);
// Years, days of the week and hours are integers, other grains the first day of the bucket.
std::string date_bucket(catalog::Dialect dialect, Grain grain, std::string_view date);
std::string days_between(catalog::Dialect dialect, std::string_view from, std::string_view to);
std::string as_text(catalog::Dialect dialect, std::string_view expression);
// With the one more decimal that the middle of two decimals needs.
std::string halved(catalog::Dialect dialect, std::string_view decimal);
// Not of MySQL, which has none: see sql_median.cpp. `condition` may be "".
std::string median(catalog::Dialect dialect, std::string_view argument, std::string_view condition);
// An aggregate over the rows for which the condition holds; `distinct` is "DISTINCT " or "".
std::string only_where(catalog::Dialect dialect, std::string_view function,
                       std::string_view distinct, std::string_view argument,
                       std::string_view condition);
// A whole number divides into parts of one.
std::string divisible(catalog::Dialect dialect, std::string_view whole);
// A hundred times a number, as what a quotient of two whole numbers is taken of.
std::string_view percent_of(catalog::Dialect dialect);
// MySQL's collations take Été, été and ete for one: these three tell text apart by what it is.
std::string exact_text(catalog::Dialect dialect, std::string_view text);
// As one or two keys of groups, so that the text itself is one of them.
std::string exact_keys(catalog::Dialect dialect, std::string_view text);
// A literal that text is compared to.
std::string exact_literal(catalog::Dialect dialect, std::string_view literal);

// What an ORDER BY goes by: `value`, perhaps the name of a result column; `computed` is what that
// column is made of, or "" where it is never absent.
struct OrderKey {
    std::string value;
    std::string computed;
};
// One term of an ORDER BY; absent values are always last.
std::string order_term(catalog::Dialect dialect, const OrderKey& key, Direction direction);

}  // namespace datapilot::query_plan
