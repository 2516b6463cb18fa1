#pragma once

#include <vector>

#include "catalog/catalog.h"
#include "definitions/meanings.h"
#include "questions/ages.h"
#include "questions/column_roles.h"
#include "questions/defined_facts.h"
#include "questions/defined_metrics.h"
#include "questions/items.h"
#include "questions/join_path.h"
#include "questions/language/lexicon.h"
#include "questions/language/spelling.h"
#include "questions/metrics.h"
#include "questions/payroll.h"
#include "questions/schema_index.h"
#include "questions/value_index.h"

namespace datapilot::questions {

// Everything known of a data source before any question; immutable.
struct Source {
    explicit Source(catalog::Catalog described, definitions::Definitions defined = {})
        : catalog(definitions::linked(std::move(described), defined)),
          meanings(std::move(defined), catalog),
          lexicon(language::Lexicon::built_in()),
          facts(defined_facts(facts_of(catalog, lexicon), catalog, meanings)),
          metrics(defined_metrics(
              with_payroll(with_ages(metrics_of(catalog, facts), catalog, facts), catalog, facts),
              catalog, meanings.all())),
          schema(catalog, facts, metrics, meanings, lexicon),
          values(catalog, facts),
          joins(catalog),
          spelling(schema.words()) {}
    Source(const Source&) = delete;
    Source& operator=(const Source&) = delete;

    const catalog::Table& table(Element element) const { return catalog.tables[element.table]; }
    const catalog::Column& column(Element element) const {
        return catalog.tables[element.table].columns[*element.column];
    }
    // Of a column or a metric.
    Role role(Element element) const { return fact(element).role; }
    ColumnFacts fact(Element element) const {
        return element.metric ? ColumnFacts{Role::number}
                              : facts[element.table].columns[*element.column];
    }
    // A measure that many rows make up together: turnover, not the price of one line.
    bool is_total(Element element) const {
        return element.metric && metrics[*element.metric].row &&
               metrics[*element.metric].function == query_plan::AggregateFunction::sum;
    }
    questions::Vocabulary vocabulary() const { return {lexicon, schema, values}; }

    const catalog::Catalog catalog;
    const definitions::Meanings meanings;
    const language::Lexicon& lexicon;
    const std::vector<TableFacts> facts;
    const std::vector<Metric> metrics;
    const SchemaIndex schema;
    const ValueIndex values;
    const JoinGraph joins;
    const language::Vocabulary spelling;  // of the words of the names
};

}  // namespace datapilot::questions
