#include "worker/guard/duckdb_tree.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "worker/guard/duckdb_calls.h"
#include "worker/guard/duckdb_functions.h"
#include "worker/guard/duckdb_guard.h"
#include "worker/guard/duckdb_nodes.h"
#include "worker/guard/duckdb_values.h"
#include "worker/guard/refusal.h"
#include "worker/guard/tree_fields.h"

namespace datapilot::worker::guard {
namespace {

namespace json = boost::json;

// Within what DuckDB plans in well under a second: twice as deep, it takes ten times as long.
constexpr int deepest = 200;
constexpr int deepest_subquery = 16;
constexpr int most_tables = 40;
constexpr int most_nodes = 20'000;

using Scope = std::set<std::string>;

// A field that every node may have; none of them does anything.
bool is_common(std::string_view field) {
    return field == "class" || field == "type" || field == "alias" || field == "query_location";
}

class Walk {
  public:
    explicit Walk(const std::set<std::string>& tables) : tables_(tables) {}

    // The scope holds the named table expressions (WITH) that can be read here.
    void statement(const json::value& value, const Scope& scope) {
        const auto* object = value.if_object();
        if (!object) return malformed("statement");
        for (const auto& [key, part] : *object) {
            if (key == "node") {
                query_node(part, scope);
            } else if (key != "named_param_map") {
                malformed(key);
            }
        }
    }

    std::optional<base::Error> refused() && { return std::move(refused_); }

  private:
    void refuse(base::Error error) {
        if (!refused_) refused_ = std::move(error);
    }

    void malformed(std::string_view what) { refuse(unlisted_construct(what)); }

    void too_complicated() { refuse(guard::too_complicated()); }

    // One node of the tree: counted, its kind known, each of its fields looked at.
    void fields(const json::object& object, const NodeKind* kind, std::string_view name,
                const Scope& scope) {
        if (refused_) return;
        if (!kind) return malformed(name);
        if (++nodes_ > most_nodes || ++depth_ > deepest) return too_complicated();
        for (const auto& [key, value] : object) {
            if (is_common(key) || (key == "sample" && value.is_null())) continue;
            const auto field = std::ranges::find(kind->fields, std::string_view{key}, &Field::name);
            if (field == kind->fields.end()) {
                if (key != "sample") return malformed(key);
                sample_of(value);
            } else {
                part(field->part, value, scope);
            }
        }
        --depth_;
    }

    void part(Part what, const json::value& value, const Scope& scope) {
        switch (what) {
            case Part::plain:
                return;
            case Part::absent:
                if (!is_absent(value)) malformed("a field that must be empty");
                return;
            case Part::expression:
                return expression(value, scope);
            case Part::expressions:
                return each(value, [&](const auto& item) { expression(item, scope); });
            case Part::query:
                return statement(value, scope);
            case Part::node:
                return query_node(value, scope);
            case Part::table:
                return table(value, scope);
            case Part::tables_named:
                return;  // read before the other fields, as they add to the scope
            case Part::modifiers:
                return each(value, [&](const auto& item) { modifier(item, scope); });
            case Part::order:
                return modifier(value, scope);
            case Part::orders:
                return each(value, [&](const auto& item) { valued(item, "expression", scope); });
            case Part::cases:
                return each(value, [&](const auto& item) {
                    valued(item, "when_expr", scope);
                    valued(item, "then_expr", scope);
                });
            case Part::replaced:
                return each(value, [&](const auto& item) { valued(item, "value", scope); });
            case Part::rows:
                return each(value, [&](const auto& row) {
                    each(row, [&](const auto& item) { expression(item, scope); });
                });
            case Part::pivots:
                return each(value, [&](const auto& item) { pivot_column(item, scope); });
            case Part::sample:
                return sample_of(value);
            case Part::cast_type:
                return type(value);
            case Part::constant:
                return constant(value);
        }
    }

    template <class Visit>
    void each(const json::value& value, Visit visit) {
        const auto* list = value.if_array();
        if (!list) return malformed("a list");
        for (const auto& item : *list) {
            if (refused_) return;
            visit(item);
        }
    }

    void valued(const json::value& holder, std::string_view key, const Scope& scope) {
        const auto* object = holder.if_object();
        const auto* value = object ? object->if_contains(key) : nullptr;
        if (!value) return malformed(key);
        expression(*value, scope);
    }

    void query_node(const json::value& value, const Scope& outer) {
        const auto* object = value.if_object();
        if (!object) return malformed("query");
        const auto type = text_at(*object, "type");
        auto scope = outer;
        if (const auto* named = object->if_contains("cte_map")) name_tables(*named, scope);
        if (type == "RECURSIVE_CTE_NODE") {
            recursive(*object, scope);
        } else {
            fields(*object, query_kind(type), type, scope);
        }
    }

    // Only the second part of a recursive table expression can read what it defines: in the first
    // the same name would be another table.
    void recursive(const json::object& object, const Scope& scope) {
        const auto* right = object.if_contains("right");
        if (!right) return malformed("recursion");
        auto without_right = object;
        without_right.erase("right");
        fields(without_right, query_kind("RECURSIVE_CTE_NODE"), "RECURSIVE_CTE_NODE", scope);
        auto inner = scope;
        inner.insert(table_key(text_at(object, "cte_name")));
        query_node(*right, inner);
    }

    // Each WITH sees those before it.
    void name_tables(const json::value& value, Scope& scope) {
        const auto* map = value.if_object();
        const auto* list = map ? map->if_contains("map") : nullptr;
        if (!list) return malformed("WITH");
        each(*list, [&](const auto& item) {
            const auto* entry = item.if_object();
            const auto* definition = entry ? object_at(*entry, "value") : nullptr;
            const auto* query = definition ? definition->if_contains("query") : nullptr;
            if (!query) return malformed("WITH");
            statement(*query, scope);
            scope.insert(table_key(text_at(*entry, "key")));
        });
    }

    void table(const json::value& value, const Scope& scope) {
        const auto* object = value.if_object();
        if (!object) return malformed("table");
        const auto type = text_at(*object, "type");
        const bool reads = type != "EMPTY" && type != "JOIN";
        if (reads && ++tables_read_ > most_tables) return too_complicated();
        if (type == "BASE_TABLE") known_table(text_at(*object, "table_name"), scope);
        if (type == "TABLE_FUNCTION") {
            const auto* function = object->if_contains("function");
            if (!function || !is_allowed_table_function(*function)) {
                return refuse(refusal("elle lit autre chose que les tables de la source.",
                                      "it reads something other than the tables of the source.",
                                      "table function"));
            }
        }
        fields(*object, table_kind(type), type, scope);
    }

    void known_table(std::string_view name, const Scope& scope) {
        const auto key = table_key(name);
        if (tables_.contains(key) || scope.contains(key)) return;
        const std::string shown{name.substr(0, 60)};
        refuse(refusal("la table « " + shown + " » n'existe pas dans cette source.",
                       "there is no table “" + shown + "” in this source."));
    }

    void modifier(const json::value& value, const Scope& scope) {
        const auto* object = value.if_object();
        if (!object) return malformed("modifier");
        const auto type = text_at(*object, "type");
        fields(*object, modifier_kind(type), type, scope);
    }

    void expression(const json::value& value, const Scope& scope) {
        if (value.is_null()) return;
        const auto* object = value.if_object();
        if (!object) return malformed("expression");
        const auto kind = text_at(*object, "class");
        if (kind == "FUNCTION" || kind == "WINDOW") call(*object);
        const int inside = kind == "SUBQUERY" ? 1 : 0;
        if ((subqueries_ += inside) > deepest_subquery) return too_complicated();
        fields(*object, expression_kind(kind), kind, scope);
        subqueries_ -= inside;
    }

    void call(const json::object& object) {
        const auto name = table_key(text_at(object, "function_name"));
        const auto schema = text_at(object, "schema");
        if (!is_allowed_function(name) || (!schema.empty() && schema != "main")) {
            return refuse(refusal("la fonction « " + name.substr(0, 60) + " » n'est pas permise.",
                                  "the function “" + name.substr(0, 60) + "” is not allowed."));
        }
        if (!is_bounded_call(name, object)) {
            refuse(refusal("la fonction « " + name +
                               " » y produirait une valeur trop longue. "
                               "Donnez-lui une borne plus petite.",
                           "the function “" + name +
                               "” would make a value that is too long. "
                               "Give it a smaller bound."));
        }
    }

    void pivot_column(const json::value& value, const Scope& scope) {
        const auto* object = value.if_object();
        if (!object) return malformed("pivot");
        for (const auto& [key, item] : *object) {
            if (key == "pivot_expressions") {
                each(item, [&](const auto& one) { expression(one, scope); });
            } else if (key == "entries") {
                each(item, [&](const auto& one) { pivot_entry(one); });
            } else if (key == "pivot_enum" ? !is_absent(item) : key != "unpivot_names") {
                malformed(key);
            }
        }
    }

    void pivot_entry(const json::value& value) {
        const auto* object = value.if_object();
        if (!object) return malformed("pivot entry");
        for (const auto& [key, item] : *object) {
            if (key == "values") {
                each(item, [&](const auto& one) { constant(one); });
            } else if (key == "star_expr" ? !is_absent(item) : key != "alias") {
                malformed(key);
            }
        }
    }

    void sample_of(const json::value& value) {
        if (!value.is_null() && !value.is_object()) malformed("sample");
    }

    void constant(const json::value& value) {
        if (!is_allowed_constant(value)) malformed("constant");
    }

    void type(const json::value& value) {
        if (is_allowed_type(value)) return;
        refuse(refusal("elle convertit vers un type qui n'est pas permis.",
                       "it converts to a type that is not allowed."));
    }

    const std::set<std::string>& tables_;
    std::optional<base::Error> refused_;
    int nodes_ = 0;
    int depth_ = 0;
    int subqueries_ = 0;  // around the current node
    int tables_read_ = 0;
};

}  // namespace

base::Result<void> check_tree(const json::value& tree, const std::set<std::string>& tables) {
    const auto* object = tree.if_object();
    const auto* failed = object ? object->if_contains("error") : nullptr;
    if (!failed || *failed != false) {
        return refusal(
            "ce n'est pas une requête SELECT que DuckDB comprend. Corrigez le SQL.",
            "it is not a SELECT query that DuckDB understands. Correct the SQL.",
            std::string{object ? text_at(*object, "error_message") : std::string_view{}});
    }
    const auto* statements = object->if_contains("statements");
    if (!statements || !statements->is_array() || statements->get_array().size() != 1) {
        return refusal("elle contient plusieurs instructions ; une seule est permise.",
                       "it holds several statements; only one is allowed.");
    }
    Walk walk{tables};
    walk.statement(statements->get_array().front(), {});
    if (auto refused = std::move(walk).refused()) return *refused;
    return {};
}

}  // namespace datapilot::worker::guard
