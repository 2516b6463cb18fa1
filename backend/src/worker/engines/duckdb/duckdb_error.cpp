#include "worker/engines/duckdb/duckdb_error.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace datapilot::worker {
namespace {

using base::Errc;
using base::Error;

bool contains_any(std::string_view text, std::initializer_list<std::string_view> parts) {
    return std::ranges::any_of(parts, [text](auto part) { return text.find(part) != text.npos; });
}

Error storage_full(std::string detail) {
    return {Errc::storage_full,
            {"Il n'y a plus assez de place sur le disque pour cette opération. Libérez de la "
             "place ou prévenez l'administrateur, puis recommencez.",
             "The disk has no room left for this operation. Free some space or tell the "
             "administrator, then try again."},
            std::move(detail)};
}

Error too_large(std::string detail) {
    return {Errc::query_too_large,
            {"Cette question demande plus de mémoire que permis. Ajoutez un filtre (une période, "
             "une région…) ou groupez moins finement.",
             "This question needs more memory than is allowed. Add a filter (a period, a region…) "
             "or group less finely."},
            std::move(detail)};
}

Error timed_out(std::string detail) {
    return {Errc::query_timeout,
            {"La requête a été arrêtée car elle durait trop longtemps. Ajoutez un filtre ou "
             "groupez moins finement.",
             "The query was stopped because it took too long. Add a filter or group less finely."},
            std::move(detail)};
}

Error failed(duckdb_error_type type, std::string detail) {
    switch (type) {
        case DUCKDB_ERROR_BINDER:
        case DUCKDB_ERROR_CATALOG:
            return {Errc::query_failed,
                    {"La requête nomme une table ou une colonne qui n'existe pas, ou compare des "
                     "types différents. Vérifiez les noms.",
                     "The query names a table or a column that does not exist, or compares "
                     "different types. Check the names."},
                    std::move(detail)};
        case DUCKDB_ERROR_CONVERSION:
        case DUCKDB_ERROR_MISMATCH_TYPE:
        case DUCKDB_ERROR_OUT_OF_RANGE:
            return {Errc::query_failed,
                    {"Une valeur ne peut pas être convertie dans le type que la requête attend.",
                     "A value cannot be converted to the type that the query expects."},
                    std::move(detail)};
        default:
            return {Errc::query_failed,
                    {"La requête n'a pas pu être exécutée. Reformulez la question, ou corrigez "
                     "le SQL.",
                     "The query could not be run. Rephrase the question, or correct the SQL."},
                    std::move(detail)};
    }
}

}  // namespace

Error error_from_duckdb(duckdb_error_type type, std::string message) {
    if (contains_any(message, {"No space left", "max_temp_directory_size", "File too large",
                               "Disk quota exceeded"})) {
        return storage_full(std::move(message));
    }
    if (type == DUCKDB_ERROR_OUT_OF_MEMORY ||
        contains_any(message, {"Out of Memory", "failed to allocate", "bad allocation"})) {
        return too_large(std::move(message));
    }
    if (type == DUCKDB_ERROR_INTERRUPT) return timed_out(std::move(message));
    return failed(type, std::move(message));
}

}  // namespace datapilot::worker
