#include "questions/column_roles.h"

#include <algorithm>
#include <charconv>
#include <span>

#include "catalog/registration_numbers.h"
#include "questions/language/identifiers.h"
#include "questions/language/tokens.h"
#include "questions/language/words.h"

namespace datapilot::questions {
namespace {

using catalog::Catalog;
using catalog::Column;
using catalog::ColumnType;
using catalog::Table;

// Folded words of a name, each meaning a word of its own.
std::vector<std::string> words_of(std::string_view name) {
    return language::words_of(language::spoken_name(name));
}

bool has_any(const std::vector<std::string>& words, std::span<const std::string_view> wanted) {
    return std::ranges::any_of(
        words, [&](const auto& word) { return std::ranges::find(wanted, word) != wanted.end(); });
}

bool has_any(const std::vector<std::string>& words,
             std::initializer_list<std::string_view> wanted) {
    return has_any(words, std::span(wanted.begin(), wanted.size()));
}

double number_of(const std::optional<std::string>& text) {
    double value = 0;
    if (text) std::from_chars(text->data(), text->data() + text->size(), value);
    return value;
}

// By itself, or as a part of a key of several columns, of which a date still says when.
bool refers(const Catalog& catalog, const Table& table, const Column& column, bool says_when) {
    return std::ranges::any_of(catalog.relationships, [&](const catalog::Relationship& link) {
        return link.from_table == table.name &&
               std::ranges::find(link.from_columns, column.name) != link.from_columns.end() &&
               (link.from_columns.size() == 1 || !says_when);
    });
}

bool is_primary_key(const Table& table, const Column& column) {
    return table.primary_key.size() == 1 && table.primary_key[0] == column.name;
}

bool is_year(const Column& column, const std::vector<std::string>& words) {
    const bool named = has_any(words, {"annee", "year", "an", "millesime", "exercice"});
    const double low = number_of(column.min), high = number_of(column.max);
    return named && low >= 1000 && high <= 2200;
}

bool says_price(const std::vector<std::string>& words) {
    return has_any(words, {"prix", "price", "tarif", "pu"}) ||
           (has_any(words, {"valeur"}) && has_any(words, {"fonciere", "venale"}));
}

// What it cost, to make or to buy.
bool says_cost(const std::vector<std::string>& words) {
    return has_any(words, {"cout", "cost"}) ||
           (says_price(words) && has_any(words, {"achat", "revient", "purchase"}));
}

Role number_role(const Column& column, const std::vector<std::string>& words) {
    if (is_year(column, words)) return Role::year;
    const bool counts = has_any(words, {"quantite", "quantity", "quantites", "qte", "qty"});
    if (column.distinct_count <= 2 && number_of(column.min) >= 0 && number_of(column.max) <= 1 &&
        column.type == ColumnType::integer && !counts) {
        return Role::flag;
    }
    if (has_any(words, {"sexe", "sex", "genre", "gender"})) return Role::code;
    if (has_any(words, {"remise", "discount", "rabais", "ristourne"})) return Role::discount;
    if (column.format == "percent" ||
        has_any(words, {"taux", "pourcentage", "pourcent", "percent", "percentage", "rate", "pct",
                        "%", "part", "ratio"})) {
        return Role::percentage;
    }
    // A level is averaged like a rate, and adds up to nothing.
    if (has_any(words, {"moyen", "moyenne", "average", "avg", "mean", "median", "mediane", "note",
                        "score", "rating", "age", "indice", "rang", "rank", "temperature",
                        "satisfaction", "latitude", "longitude", "altitude"})) {
        return Role::percentage;
    }
    if (has_any(words, {"stock", "stocks", "inventory", "inventaire"})) return Role::stock;
    const bool of_all = has_any(words, {"montant", "amount", "total", "ca", "revenue", "sales"});
    if (of_all && column.type == ColumnType::decimal) return Role::amount;
    if (says_cost(words)) return Role::cost;
    if (says_price(words)) return Role::price;
    if (counts) return Role::quantity;
    // "num_of_staff" is a number of something, "num_client" a code.
    if (has_any(words, {"of", "de", "d"})) return Role::number;
    const bool identifies = has_any(words, catalog::registration_numbers) ||
                            has_any(words, {"code", "id", "identifiant", "numero", "telephone",
                                            "tel", "phone", "postal", "zip", "uic", "insee"});
    if (column.type == ColumnType::integer && identifies && !has_any(words, {"nombre", "count"})) {
        return Role::code;
    }
    return Role::number;
}

Role text_role(const Column& column, const std::vector<std::string>& words) {
    if (has_any(words, {"prenom", "firstname", "first", "fname", "lastname", "last", "lname",
                        "surname"}) &&
        (has_any(words, {"prenom", "firstname", "lastname", "surname", "fname", "lname"}) ||
         has_any(words, {"name", "nom"}))) {
        return Role::person_name;
    }
    if (has_any(words, {"nom", "name", "libelle", "label", "intitule", "designation", "title",
                        "titre", "societe", "sociale", "fullname", "denomination"})) {
        return Role::name;
    }
    if (column.distinct_count == 2) return Role::flag;
    if (has_any(words, {"code", "id", "identifiant", "numero", "reference", "abreviation", "siret",
                        "matricule", "immatriculation"})) {
        return Role::code;
    }
    return Role::text;
}

ColumnFacts facts_of(const Catalog& catalog, const Table& table, const Column& column) {
    const auto words = words_of(column.name);
    if (is_primary_key(table, column)) return {Role::key};
    const bool says_when = column.type == ColumnType::date ||
                           column.type == ColumnType::timestamp || is_year(column, words);
    if (refers(catalog, table, column, says_when)) return {Role::reference};
    switch (column.type) {
        case ColumnType::boolean:
            return {Role::flag};
        case ColumnType::date:
        case ColumnType::timestamp:
            return {Role::date};
        case ColumnType::integer:
        case ColumnType::decimal: {
            const auto role = number_role(column, words);
            // The quantities of a table of stocks are what is there.
            const bool there =
                role == Role::quantity &&
                has_any(words_of(table.name), {"stock", "stocks", "inventory", "inventaire"});
            // What one unit sells for or costs adds up to nothing.
            const bool of_one =
                role == Role::price ||
                (role == Role::cost && (says_price(words) || has_any(words, {"unitaire", "unit"})));
            if (of_one) return {role, query_plan::AggregateFunction::average};
            return {there ? Role::stock : role};
        }
        case ColumnType::text:
            break;
    }
    return {text_role(column, words)};
}

// Words that the names of a table and of its column share: "NomCateg" names a "Categorie".
bool names_the_row(const Table& table, const Column& column) {
    const auto table_words = words_of(table.name);
    return std::ranges::all_of(words_of(column.name), [&](const auto& word) {
        return std::ranges::any_of(table_words, [&](const auto& of_table) {
            return language::stem_english(word) == language::stem_english(of_table);
        });
    });
}

int label_rank(const Table& table, const Column& column, Role role) {
    if (column.type != ColumnType::text) return 0;
    const auto words = words_of(column.name);
    if (role == Role::person_name) return 5;
    if (names_the_row(table, column)) return 4;
    if (role == Role::name && words.size() == 1) return 4;
    if (role == Role::name) {
        const auto table_words = words_of(table.name);
        const bool own = std::ranges::any_of(words, [&](const auto& word) {
            return std::ranges::any_of(table_words, [&](const auto& of_table) {
                return language::stem_french(word) == language::stem_french(of_table);
            });
        });
        return own ? 4 : 2;
    }
    return 0;
}

std::vector<std::size_t> label_columns(const Table& table, const std::vector<ColumnFacts>& facts,
                                       std::optional<std::size_t> key) {
    std::vector<std::size_t> best;
    int best_rank = 0;
    bool parts_of_a_name = false;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const int rank = label_rank(table, table.columns[i], facts[i].role);
        if (rank == 5) parts_of_a_name = true;
        if (rank > best_rank) {
            best = {i};
            best_rank = rank;
        } else if (rank == 5) {
            best.push_back(i);
        }
    }
    // « Nom » beside « Prénom » is the other part of a person's name.
    for (std::size_t i = 0; parts_of_a_name && i < table.columns.size(); ++i) {
        const auto words = words_of(table.columns[i].name);
        if (facts[i].role == Role::name && words.size() == 1 && best.size() == 1) best.push_back(i);
    }
    if (!best.empty()) return best;
    // Otherwise the text that tells rows apart best.
    std::int64_t distinct = table.row_count * 6 / 10;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const auto& column = table.columns[i];
        if (column.type == ColumnType::text && facts[i].role != Role::reference &&
            column.distinct_count > distinct) {
            best = {i};
            distinct = column.distinct_count;
        }
    }
    if (best.empty() && key) best = {*key};
    if (best.empty()) best = {0};
    return best;
}

// A date of the event itself before the dates of what follows it.
int date_rank(const Table& table, const Column& column) {
    const auto words = words_of(column.name);
    if (has_any(words, {"commande", "order", "vente", "sale", "facture", "invoice"})) return 0;
    if (words.size() == 1 && has_any(words, {"date", "jour", "day", "mois"})) return 1;
    if (names_the_row(table, column)) return 1;
    if (has_any(words, {"creation", "created", "saisie"})) return 3;
    if (has_any(words,
                {"envoi", "expedition", "shipped", "livraison", "avant", "paiement", "echeance",
                 "fin", "end", "modification", "update", "naissance", "birth"})) {
        return 6;
    }
    return 4;
}

std::optional<std::size_t> counted_column(const Table& table) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const auto words = words_of(table.columns[i].name);
        const bool only_counts =
            words.size() == 1 && has_any(words, {"nombre", "nombres", "nb", "nbre", "count"});
        if (only_counts && table.columns[i].type == ColumnType::integer) return i;
    }
    return std::nullopt;
}

}  // namespace

bool ColumnFacts::numeric() const {
    switch (role) {
        case Role::year:
        case Role::price:
        case Role::cost:
        case Role::quantity:
        case Role::discount:
        case Role::stock:
        case Role::amount:
        case Role::percentage:
        case Role::number:
            return true;
        default:
            return false;
    }
}

bool ColumnFacts::additive() const {
    return numeric() && role != Role::year && role != Role::percentage && role != Role::discount;
}

std::vector<TableFacts> facts_of(const Catalog& catalog, const language::Lexicon&) {
    std::vector<TableFacts> out;
    for (const auto& table : catalog.tables) {
        TableFacts facts;
        std::size_t links = 0, own = 0;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            const auto& column = table.columns[i];
            facts.columns.push_back(facts_of(catalog, table, column));
            if (is_primary_key(table, column)) facts.key = i;
            if (facts.columns[i].role == Role::date) facts.dates.push_back(i);
            const bool says_when = facts.columns[i].role == Role::date;
            ++(refers(catalog, table, column, says_when) ? links : own);
        }
        facts.bridge = links >= 2 && own <= 2;
        if (!facts.key) facts.counted = counted_column(table);
        std::ranges::stable_sort(facts.dates, {},
                                 [&](std::size_t i) { return date_rank(table, table.columns[i]); });
        facts.label_columns = label_columns(table, facts.columns, facts.key);
        const auto label = facts.label_columns.front();
        facts.named = label_rank(table, table.columns[label], facts.columns[label].role) > 0;
        out.push_back(std::move(facts));
    }
    return out;
}

}  // namespace datapilot::questions
