#include "worker/guard/duckdb_values.h"

#include "worker/guard/duckdb_functions.h"
#include "worker/guard/tree_fields.h"

namespace datapilot::worker::guard {
namespace {

namespace json = boost::json;

constexpr int deepest_list = 20;

}  // namespace

bool is_allowed_type(const json::value& type) {
    const auto* current = &type;
    for (int depth = 0; depth < deepest_list; ++depth) {
        const auto* object = current->if_object();
        if (!object || !is_allowed_type_id(text_at(*object, "id"))) return false;
        if (text_at(*object, "id") != "LIST") return true;
        const auto* info = object_at(*object, "type_info");
        current = info ? info->if_contains("child_type") : nullptr;
        if (!current) return false;
    }
    return false;
}

bool is_allowed_constant(const json::value& constant) {
    const auto* object = constant.if_object();
    const auto* type = object ? object->if_contains("type") : nullptr;
    if (!type || !is_allowed_type(*type)) return false;
    const auto* value = object->if_contains("value");
    return !value || !value->is_array();
}

}  // namespace datapilot::worker::guard
