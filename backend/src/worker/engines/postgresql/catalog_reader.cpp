#include "worker/engines/postgresql/catalog_reader.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "worker/engines/postgresql/column_contents.h"
#include "worker/engines/postgresql/inferred_relationships.h"
#include "worker/engines/postgresql/schema_tables.h"
#include "worker/engines/server/server_failures.h"

namespace datapilot::worker::postgresql {

base::Result<catalog::Catalog> read_catalog(ReadOnlyTransaction& transaction,
                                            const std::vector<std::string>& schemas,
                                            std::int64_t values_per_column,
                                            const ReadingSink& reading) {
    reading({});
    auto schema = read_tables(transaction, schemas);
    if (!schema) return schema.error();
    if (schema->tables.empty()) return source_rights_missing("no relation can be read");
    auto links = read_foreign_keys(transaction, *schema, schemas);
    if (!links) return links.error();
    if (auto done = read_contents(transaction, *schema, values_per_column, reading); !done) {
        return done.error();
    }
    auto inferred = infer_relationships(transaction, *schema, *links);
    if (!inferred) return inferred.error();
    // What is known then is too little: the schema that was read before knows more.
    if (!transaction.usable()) return source_lost("while the tables were read");
    // A view repeats the rows of its table: that the two match says nothing.
    std::erase_if(*inferred, [&](const catalog::Relationship& link) {
        const bool of_view =
            schema->views.contains(link.from_table) || schema->views.contains(link.to_table);
        return of_view && link.cardinality == catalog::Cardinality::one_to_one;
    });
    std::ranges::move(*inferred, std::back_inserter(*links));
    return catalog::Catalog{.dialect = catalog::Dialect::postgresql,
                            .tables = std::move(schema->tables),
                            .relationships = std::move(*links)};
}

}  // namespace datapilot::worker::postgresql
