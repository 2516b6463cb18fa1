#pragma once

#include "questions/request.h"
#include "questions/source.h"

// The rules that make a settled request say in full what its words leave out; each changes it in
// place, and normal_form applies them in order.
namespace datapilot::questions {

// What is made of a number where the question does not say.
query_plan::AggregateFunction usual_function(const Source& source, Element element);

// added_up.cpp
void show_counts_that_are_columns(const Source& source, Request& request);
void sum_numbers_of_groups(const Source& source, Request& request);
void add_up_of_some(const Source& source, Request& request);
void add_up_over_periods(const Source& source, Request& request);
void divide_by_units(const Source& source, Request& request);

// tested_groups.cpp
void group_what_has_totals(const Source& source, Request& request);
void test_what_is_shared(const Source& source, Request& request);
void hold_apart_what_excludes_itself(Request& request);
void deny_apart_what_is_denied_in_vain(Request& request);

// averaged_totals.cpp
void average_over_entities(const Source& source, Request& request);
void average_totals_only(const Source& source, Request& request);

}  // namespace datapilot::questions
