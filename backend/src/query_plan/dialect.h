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
// Years are integers, other grains the first day of the bucket.
std::string date_bucket(catalog::Dialect dialect, Grain grain, std::string_view date);
std::string days_between(catalog::Dialect dialect, std::string_view from, std::string_view to);
std::string as_text(catalog::Dialect dialect, std::string_view expression);
std::string median(catalog::Dialect dialect, std::string_view argument);
// An aggregate over the rows for which the condition holds.
std::string only_where(catalog::Dialect dialect, std::string_view function,
                       std::string_view argument, std::string_view condition);
std::string_view nulls_last(catalog::Dialect dialect);

}  // namespace datapilot::query_plan
