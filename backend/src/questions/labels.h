#pragma once

#include <string>

#include "base/text.h"
#include "questions/request.h"
#include "questions/source.h"

// How plans call their elements, in both languages.
namespace datapilot::questions {

base::Text label_of(const Source& source, Element element);
// A column, or what a metric is of one row, as it is shown.
query_plan::Dimension dimension_of(const Source& source, Element element,
                                   query_plan::Expression value, query_plan::Words words = {},
                                   bool shown = true);
// How the aggregate of a column is shown.
void show_as(const Source& source, Element column, query_plan::AggregateFunction function,
             query_plan::Measure& measure);
base::Text aggregate_label(query_plan::AggregateFunction function, const base::Text& of);
// « Part du nombre de clients », « Évolution du CA »: what is made of a number, in both languages.
base::Text label_made_of(const base::Text& number, const char* in_french, const char* in_english);
base::Text grain_label(query_plan::Grain grain);
// « en 2015 », « du 01/03/2015 au 30/06/2015 », « depuis le 01/01/2016 »
base::Text period_label(const language::DateRange& range);
// « le samedi, le dimanche »: 1 is Monday.
base::Text weekdays_label(const std::vector<int>& days);
base::Text comparison_label(const base::Text& left, query_plan::Comparator comparator,
                            const std::string& right);
base::Text values_label(const base::Text& column, const std::vector<std::string>& values);
base::Text negated_label(const base::Text& label);

}  // namespace datapilot::questions
