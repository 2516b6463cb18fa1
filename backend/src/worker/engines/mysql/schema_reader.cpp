#include "worker/engines/mysql/schema_reader.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "worker/engines/mysql/column_contents.h"
#include "worker/engines/mysql/inferred_relationships.h"
#include "worker/engines/mysql/relations.h"
#include "worker/engines/mysql/schema_tables.h"
#include "worker/engines/server/server_failures.h"

namespace datapilot::worker::mysql {

base::Result<catalog::Catalog> read_catalog(Session& session, const workers::ServerDatabase& server,
                                            std::int64_t values_per_column,
                                            const Patience& patience, const ReadingSink& reading) {
    reading({});
    const auto schemas = exposed_schemas(server);
    auto schema = read_tables(session, schemas, patience);
    if (!schema) return schema.error();
    if (schema->tables.empty()) return source_rights_missing("no relation can be read");
    auto keys = read_foreign_keys(session, *schema, schemas, patience);
    if (!keys) return keys.error();
    read_contents(session, *schema, values_per_column, patience, reading);
    auto inferred = infer_relationships(session, *schema, *keys, patience);
    if (!inferred) return inferred.error();
    // What is known then is too little: the schema that was read before knows more.
    if (!session.usable()) return source_lost("while the tables were read");
    // A view repeats the rows of its table: that the two match says nothing.
    std::erase_if(*inferred, [&](const catalog::Relationship& link) {
        const bool of_view =
            schema->views.contains(link.from_table) || schema->views.contains(link.to_table);
        return of_view && link.cardinality == catalog::Cardinality::one_to_one;
    });
    std::ranges::move(*inferred, std::back_inserter(*keys));
    return catalog::Catalog{.dialect = catalog::Dialect::mysql,
                            .tables = std::move(schema->tables),
                            .relationships = std::move(*keys)};
}

}  // namespace datapilot::worker::mysql
