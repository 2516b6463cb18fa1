#include "worker/guard/postgresql_tree.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "worker/guard/postgresql_fields.h"
#include "worker/guard/postgresql_output_names.h"
#include "worker/guard/postgresql_parts.h"
#include "worker/guard/postgresql_scope.h"
#include "worker/guard/refusal.h"

namespace datapilot::worker::guard {
namespace {

constexpr int most_tables = 40;
constexpr int deepest_subquery = 16;

using Names = std::vector<std::string>;

// Shown to a person, so cut.
std::string shown(const std::string& name) {
    return name.substr(0, 60);
}

// The first names give way to those that are given.
Names renamed(Names columns, const Names& given) {
    if (given.size() > columns.size()) columns.resize(given.size());
    std::ranges::copy(given, columns.begin());
    return columns;
}

// As an alias does: o(a, b).
Names renamed(Names columns, const PgQuery__Alias* alias) {
    if (!alias) return columns;
    return renamed(std::move(columns), texts_of(alias->colnames, alias->n_colnames));
}

class Walk {
  public:
    Walk(PostgresqlTree& tree, const ExposedSchema& exposed) : tree_(tree), exposed_(exposed) {}

    // Gives the names of its columns.
    Names select(PgQuery__SelectStmt& query, const QueryScope* around) {
        if (++subqueries_ > deepest_subquery + unions_) too_complicated();
        QueryScope named{.around = around};
        if (query.with_clause) with(*query.with_clause, named);
        auto columns = query.larg ? set_operation(query, named) : simple(query, named);
        --subqueries_;
        return columns;
    }

    std::optional<base::Error> refused;

  private:
    Names set_operation(PgQuery__SelectStmt& query, const QueryScope& named) {
        ++unions_;
        auto columns = select(*query.larg, &named);
        select(*query.rarg, &named);
        --unions_;
        rest(query.base, named);
        return columns;
    }

    Names simple(PgQuery__SelectStmt& query, const QueryScope& named) {
        QueryScope from{.around = &named};
        for (std::size_t i = 0; i < query.n_from_clause && !refused; ++i) {
            const auto columns = from_item(*query.from_clause[i], from, named);
            from.columns.insert(from.columns.end(), columns.begin(), columns.end());
        }
        rest(query.base, from);
        return output(query, from);
    }

    // Every field but those that make the scope.
    void rest(ProtobufCMessage& query, const QueryScope& scope) {
        for_each_field(query, [&](std::string_view field, auto nodes) {
            if (field == "with_clause" || field == "from_clause" || field == "larg" ||
                field == "rarg") {
                return;
            }
            for (auto* node : nodes) visit(*node, scope);
        });
    }

    Names output(const PgQuery__SelectStmt& query, const QueryScope& from) const {
        Names columns;
        for (std::size_t i = 0; i < query.n_target_list; ++i) {
            const auto& target = *query.target_list[i]->res_target;
            const auto* star = star_of(target);
            if (!star) {
                columns.push_back(output_name(target));
                continue;
            }
            const auto names = texts_of(star->fields, star->n_fields);
            const auto* relation = names.size() > 1 ? from.find(names[names.size() - 2]) : nullptr;
            const auto& all = relation ? relation->columns : from.columns;
            columns.insert(columns.end(), all.begin(), all.end());
        }
        if (query.n_values_lists > 0) {
            const auto width = query.values_lists[0]->list->n_items;
            for (std::size_t i = 1; i <= width; ++i)
                columns.push_back("column" + std::to_string(i));
        }
        return columns;
    }

    static const PgQuery__ColumnRef* star_of(const PgQuery__ResTarget& target) {
        if (!target.val || target.val->node_case != PG_QUERY__NODE__NODE_COLUMN_REF) return nullptr;
        const auto& column = *target.val->column_ref;
        const auto* last = column.n_fields > 0 ? column.fields[column.n_fields - 1] : nullptr;
        return last && last->node_case == PG_QUERY__NODE__NODE_A_STAR ? &column : nullptr;
    }

    // Each WITH sees those before it, and itself where it is recursive.
    void with(PgQuery__WithClause& clause, QueryScope& scope) {
        for (std::size_t i = 0; i < clause.n_ctes && !refused; ++i) {
            auto& table = *clause.ctes[i]->common_table_expr;
            auto* query = query_in(table.ctequery);
            if (!query) return;
            const std::string name = table.ctename;
            if (!exposed_.named(name).empty()) return shadows(name);
            const auto columns = texts_of(table.aliascolnames, table.n_aliascolnames);
            if (clause.recursive && query->larg) {
                scope.named[name] = renamed(select(*query->larg, &scope), columns);
            }
            scope.named[name] = renamed(select(*query, &scope), columns);
        }
    }

    PgQuery__SelectStmt* query_in(PgQuery__Node* node) {
        if (node && node->node_case == PG_QUERY__NODE__NODE_SELECT_STMT) return node->select_stmt;
        malformed("a query that is no SELECT");
        return nullptr;
    }

    // Adds it to the scope; gives its columns.
    Names from_item(PgQuery__Node& node, QueryScope& from, const QueryScope& named) {
        switch (node.node_case) {
            case PG_QUERY__NODE__NODE_RANGE_VAR:
                return table(*node.range_var, from);
            case PG_QUERY__NODE__NODE_RANGE_SUBSELECT:
                return subquery(*node.range_subselect, from, named);
            case PG_QUERY__NODE__NODE_RANGE_FUNCTION:
                return function_table(*node.range_function, from);
            case PG_QUERY__NODE__NODE_JOIN_EXPR:
                return join(*node.join_expr, from, named);
            default:
                malformed("FROM");
                return {};
        }
    }

    static void add(QueryScope& from, const PgQuery__Alias* alias, const std::string& own,
                    NamedRelation relation) {
        const std::string name = alias ? alias->aliasname : own;
        if (!name.empty()) from.relations[name] = std::move(relation);
    }

    Names table(PgQuery__RangeVar& range, QueryScope& from) {
        if (++tables_ > most_tables) too_complicated();
        const std::string name = range.relname;
        const std::string schema = range.schemaname;
        const auto* columns = schema.empty() ? from.find_named(name) : nullptr;
        NamedRelation relation;
        if (columns) {
            relation.columns = *columns;
        } else if (const auto* found = exposed_table(schema, name)) {
            relation = {.schema = range.alias ? "" : found->schema,
                        .columns = found->columns,
                        .table = true};
            range.schemaname = tree_.text(found->schema);
        }
        relation.columns = renamed(std::move(relation.columns), range.alias);
        add(from, range.alias, name, relation);
        return relation.columns;
    }

    const ExposedRelation* exposed_table(const std::string& schema, const std::string& name) {
        if (!schema.empty()) {
            const auto* found = exposed_.find(schema, name);
            if (!found) unknown_table(schema + "." + name);
            return found;
        }
        const auto all = exposed_.named(name);
        if (all.size() == 1) return all.front();
        if (all.empty()) {
            unknown_table(name);
        } else {
            refuse(refusal("la table « " + shown(name) +
                               " » est dans plusieurs schémas. Écrivez lequel devant son nom.",
                           "the table “" + shown(name) +
                               "” is in several schemas. Write which before its name."));
        }
        return nullptr;
    }

    Names subquery(PgQuery__RangeSubselect& range, QueryScope& from, const QueryScope& named) {
        auto* query = query_in(range.subquery);
        if (!query) return {};
        auto columns = renamed(select(*query, range.lateral ? &from : &named), range.alias);
        add(from, range.alias, "", {.columns = columns});
        return columns;
    }

    // A function sees what stands before it in FROM.
    Names function_table(PgQuery__RangeFunction& range, QueryScope& from) {
        Names columns;
        std::string own;
        for (std::size_t i = 0; i < range.n_functions; ++i) {
            visit(range.functions[i]->base, from);
            const auto* list = range.functions[i]->list;
            PgQuery__ResTarget target = PG_QUERY__RES_TARGET__INIT;
            target.val = list && list->n_items > 0 ? list->items[0] : nullptr;
            own = output_name(target);
            if (own.ends_with("_each") || own.ends_with("_each_text")) {
                columns.insert(columns.end(), {"key", "value"});
            } else if (own.ends_with("_elements") || own.ends_with("_elements_text")) {
                columns.emplace_back("value");
            } else {
                columns.emplace_back(range.alias ? range.alias->aliasname : own);
            }
        }
        if (range.ordinality) columns.emplace_back("ordinality");
        columns = renamed(std::move(columns), range.alias);
        add(from, range.alias, own, {.columns = columns});
        return columns;
    }

    Names join(PgQuery__JoinExpr& join, QueryScope& from, const QueryScope& named) {
        if (!join.larg || !join.rarg) {
            malformed("JOIN");
            return {};
        }
        auto columns = from_item(*join.larg, from, named);
        const auto right = from_item(*join.rarg, from, named);
        columns.insert(columns.end(), right.begin(), right.end());
        if (join.quals) visit(join.quals->base, from);
        columns = renamed(std::move(columns), join.alias);
        if (join.alias) add(from, join.alias, "", {.columns = columns});
        return columns;
    }

    void visit(ProtobufCMessage& node, const QueryScope& scope) {
        if (refused) return;
        const auto* kind = node.descriptor;
        if (kind == &pg_query__select_stmt__descriptor) {
            select(as<PgQuery__SelectStmt>(node), &scope);
            return;
        }
        if (kind == &pg_query__range_var__descriptor) return malformed("a table out of place");
        if (kind == &pg_query__column_ref__descriptor) {
            return column(as<PgQuery__ColumnRef>(node), scope);
        }
        if (auto error = check_parts(node)) return refuse(std::move(*error));
        for_each_field(node, [&](auto, auto children) {
            for (auto* child : children) visit(*child, scope);
        });
    }

    // o.f calls a function f where o has no column of that name.
    void column(const PgQuery__ColumnRef& reference, const QueryScope& scope) {
        const auto names = texts_of(reference.fields, reference.n_fields);
        if (names.size() < 2) return;
        if (names.size() > 3) return malformed("a name of four parts");
        const auto& alias = names[names.size() - 2];
        const auto& name = names.back();
        const auto* relation = scope.find(alias);
        if (!relation || (names.size() == 3 && relation->schema != names[0])) {
            return refuse(refusal("« " + shown(alias) + " » n'est pas une table de la requête.",
                                  "“" + shown(alias) + "” is not a table of the query."));
        }
        const bool star = name.empty();
        if (star || relation->has(name)) return;
        refuse(refusal("la colonne « " + shown(name) + " » n'existe pas, ou plus, dans « " +
                           shown(alias) + " ». Vérifiez son nom, ou synchronisez la source.",
                       "there is no column “" + shown(name) + "” in “" + shown(alias) +
                           "”, or no longer. Check its name, or sync the source."));
    }

    void refuse(base::Error error) {
        if (!refused) refused = std::move(error);
    }
    void malformed(std::string_view what) { refuse(unlisted_construct(what)); }
    void too_complicated() { refuse(guard::too_complicated()); }
    void unknown_table(const std::string& name) {
        refuse(refusal("la table « " + shown(name) +
                           " » n'existe pas, ou plus, dans cette source. Vérifiez son nom, ou "
                           "synchronisez la source.",
                       "there is no table “" + shown(name) +
                           "” in this source, or no longer. Check its name, or sync the source."));
    }
    void shadows(const std::string& name) {
        refuse(refusal(
            "« " + shown(name) +
                " » est le nom d'une table : donnez-en un autre à ce que WITH définit.",
            "“" + shown(name) + "” is the name of a table: give another to what WITH defines."));
    }

    PostgresqlTree& tree_;
    const ExposedSchema& exposed_;
    int tables_ = 0;
    int subqueries_ = 0;  // around the current node
    int unions_ = 0;      // of them, parts of a set operation
};

}  // namespace

base::Result<void> check_tree(PostgresqlTree& tree, const ExposedSchema& exposed) {
    Walk walk{tree, exposed};
    walk.select(*tree.root().stmts[0]->stmt->select_stmt, nullptr);
    if (walk.refused) return *walk.refused;
    return {};
}

}  // namespace datapilot::worker::guard
