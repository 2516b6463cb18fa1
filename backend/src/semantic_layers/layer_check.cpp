#include "semantic_layers/layer_check.h"

#include <fmt/format.h>
#include <algorithm>
#include <boost/json/object.hpp>
#include <map>
#include <utility>

#include "definitions/enum_names.h"
#include "questions/language/identifiers.h"
#include "questions/metric_compiler.h"
#include "semantic_layers/tested_values.h"

namespace datapilot::semantic_layers {
namespace {

using base::Text;
using catalog::Catalog;
using catalog::ColumnType;
using definitions::ColumnDefinition;
using definitions::Definitions;
using definitions::MetricDefinition;
using definitions::Origin;
using definitions::Problem;
using definitions::ProblemCode;
using definitions::RelationshipDefinition;
using definitions::Severity;
using definitions::TableDefinition;
using query_plan::AggregateFunction;

constexpr std::size_t most_problems = 500;

bool is_number(ColumnType type) {
    return type == ColumnType::integer || type == ColumnType::decimal;
}
bool is_date(ColumnType type) {
    return type == ColumnType::date || type == ColumnType::timestamp;
}

std::string at(std::string_view list, std::size_t index) {
    return std::string{list} + '.' + std::to_string(index);
}

std::string side(const std::string& table, const std::vector<std::string>& columns) {
    return fmt::format("{}.{}", table, fmt::join(columns, " + "));
}

class Check {
  public:
    Check(const Definitions& all, const Catalog& catalog) : all_(all), catalog_(catalog) {}

    std::vector<Problem> run() {
        for (std::size_t i = 0; i < all_.tables.size(); ++i) table(all_.tables[i], at("tables", i));
        const questions::MetricCompiler compiler(catalog_, all_);
        for (std::size_t i = 0; i < all_.metrics.size(); ++i) {
            if (all_.metrics[i].origin == Origin::deleted) continue;
            metric(all_.metrics[i], compiler, at("metrics", i));
        }
        for (std::size_t i = 0; i < all_.relationships.size(); ++i) {
            const auto& link = all_.relationships[i];
            if (link.origin == definitions::LinkOrigin::deleted) continue;
            relationship(link, at("relationships", i));
        }
        return std::move(problems_);
    }

  private:
    void add(Problem problem) {
        if (problems_.size() < most_problems) problems_.push_back(std::move(problem));
    }
    void missing_table(std::string path, std::string item, const std::string& name) {
        add({std::move(path),
             std::move(item),
             Severity::error,
             ProblemCode::table_missing,
             {"La table « " + name + " » n'existe plus dans la source.",
              "The table “" + name + "” is no longer in the data source."}});
    }
    void missing_column(std::string path, std::string item, const std::string& name) {
        add({std::move(path),
             std::move(item),
             Severity::error,
             ProblemCode::column_missing,
             {"La colonne « " + name + " » n'existe plus dans la source.",
              "The column “" + name + "” is no longer in the data source."}});
    }
    void mismatch(std::string path, std::string item, Text message) {
        add({std::move(path), std::move(item), Severity::error, ProblemCode::type_mismatch,
             std::move(message)});
    }

    void table(const TableDefinition& defined, const std::string& path) {
        const auto* known = catalog_.find(defined.name);
        if (!known) return missing_table(path, defined.name, defined.name);
        if (!defined.default_date.empty()) {
            const auto* date = known->find(defined.default_date);
            const auto where = path + ".default_date";
            if (!date) {
                missing_column(where, defined.name, defined.default_date);
            } else if (!is_date(date->type)) {
                mismatch(where, defined.name,
                         {"La date par défaut doit être une colonne de dates.",
                          "The default date must be a column of dates."});
            }
        }
        std::map<std::string, std::string> names;  // as they are spoken, to who bears them
        for (std::size_t i = 0; i < defined.columns.size(); ++i) {
            const auto where = path + '.' + at("columns", i);
            column(defined, *known, defined.columns[i], where);
            synonyms(defined.columns[i].naming, defined.name + '.' + defined.columns[i].name, where,
                     names);
        }
    }

    void column(const TableDefinition& table, const catalog::Table& known,
                const ColumnDefinition& defined, const std::string& path) {
        const auto item = table.name + '.' + defined.name;
        const auto* column = known.find(defined.name);
        if (!column) return missing_column(path, item, defined.name);
        if (defined.role == definitions::Role::measure && !is_number(column->type)) {
            mismatch(path + ".role", item,
                     {"Une mesure doit être une colonne de nombres.",
                      "A measure must be a column of numbers."});
        }
        const bool may_be_date = is_date(column->type) || column->type == ColumnType::integer;
        if (defined.role == definitions::Role::date && !may_be_date) {
            mismatch(path + ".role", item,
                     {"Une date doit être une colonne de dates ou d'années.",
                      "A date must be a column of dates or years."});
        }
        const bool adds = defined.aggregation == AggregateFunction::sum ||
                          defined.aggregation == AggregateFunction::average ||
                          defined.aggregation == AggregateFunction::median;
        if (adds && !is_number(column->type)) {
            mismatch(path + ".aggregation", item,
                     {"Seuls des nombres s'additionnent.", "Only numbers can be added up."});
        }
    }

    // One word for two things is asked back about each time.
    void synonyms(const definitions::Naming& naming, const std::string& item,
                  const std::string& path, std::map<std::string, std::string>& names) {
        for (std::size_t i = 0; i < naming.synonyms.size(); ++i) {
            const auto spoken = questions::language::spoken_name(naming.synonyms[i]);
            const auto [known, is_new] = names.emplace(spoken, item);
            if (is_new || known->second == item) continue;
            add({path + '.' + at("synonyms", i),
                 item,
                 Severity::warning,
                 ProblemCode::synonym_ambiguous,
                 {"« " + naming.synonyms[i] + " » désigne aussi " + known->second + ".",
                  "“" + naming.synonyms[i] + "” names " + known->second + " too."}});
        }
    }

    void metric(const MetricDefinition& defined, const questions::MetricCompiler& compiler,
                const std::string& path) {
        auto compiled = compiler.compile(defined);
        if (auto* problem = std::get_if<Problem>(&compiled)) {
            problem->path = path + '.' + problem->path;
            add(std::move(*problem));
            return;
        }
        const auto& label = std::get<questions::Metric>(compiled).names.front();
        const auto [known, is_new] =
            metric_names_.emplace(questions::language::spoken_name(label), defined.name);
        if (!is_new) {
            add({path + ".label",
                 defined.name,
                 Severity::warning,
                 ProblemCode::name_taken,
                 {"La mesure « " + known->second + " » porte déjà ce nom.",
                  "The metric “" + known->second + "” bears this name already."}});
        }
        synonyms(defined.naming, defined.name, path, metric_names_);
        for (auto& unknown : unknown_values(defined, *catalog_.find(defined.table))) {
            add({path + '.' + unknown.path,
                 defined.name,
                 Severity::warning,
                 ProblemCode::value_unknown,
                 {"La colonne « " + unknown.column + " » n'a pas de valeur « " + unknown.value +
                      " ».",
                  "The column “" + unknown.column + "” has no value “" + unknown.value + "”."}});
        }
    }

    void relationship(const RelationshipDefinition& link, const std::string& path) {
        const auto item =
            side(link.from_table, link.from_columns) + " → " + side(link.to_table, link.to_columns);
        const auto from = end(link.from_table, link.from_columns, path + ".from", item);
        const auto to = end(link.to_table, link.to_columns, path + ".to", item);
        for (std::size_t i = 0; i < from.size() && i < to.size(); ++i) {
            if (!from[i] || !to[i] || from[i]->type == to[i]->type) continue;
            if (is_number(from[i]->type) && is_number(to[i]->type)) continue;
            mismatch(path, item,
                     {"Les colonnes n'ont pas le même type des deux côtés.",
                      "The columns are not of the same type on both sides."});
        }
    }

    std::vector<const catalog::Column*> end(const std::string& table,
                                            const std::vector<std::string>& columns,
                                            const std::string& path, const std::string& item) {
        const auto* known = catalog_.find(table);
        if (!known) {
            missing_table(path + "_table", item, table);
            return {};
        }
        std::vector<const catalog::Column*> out;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            out.push_back(known->find(columns[i]));
            if (!out.back()) missing_column(path + '_' + at("columns", i), item, columns[i]);
        }
        return out;
    }

    const Definitions& all_;
    const Catalog& catalog_;
    std::vector<Problem> problems_;
    std::map<std::string, std::string> metric_names_;  // as they are spoken, to the metric's name
};

}  // namespace

std::vector<Problem> problems_of(const Definitions& definitions, const Catalog& catalog) {
    return Check(definitions, catalog).run();
}

boost::json::array to_json(const std::vector<Problem>& problems, base::Language language) {
    boost::json::array out;
    for (const auto& problem : problems) {
        out.push_back(boost::json::object{{"path", problem.path},
                                          {"item", problem.item},
                                          {"severity", query_plan::name_of(problem.severity)},
                                          {"code", query_plan::name_of(problem.code)},
                                          {"message", problem.message.in(language)}});
    }
    return out;
}

}  // namespace datapilot::semantic_layers
