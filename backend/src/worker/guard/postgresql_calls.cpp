#include "worker/guard/postgresql_calls.h"

#include <cmath>
#include <cstdlib>
#include <optional>
#include <regex>
#include <span>
#include <string>
#include <vector>

#include "worker/guard/postgresql_fields.h"

namespace datapilot::worker::guard {
namespace {

constexpr double longest_series = 100'000;
constexpr double longest_text = 1'000;

using Arguments = std::span<PgQuery__Node* const>;

std::optional<double> number(const PgQuery__Node& node) {
    if (node.node_case == PG_QUERY__NODE__NODE_A_EXPR) {
        const auto& expression = *node.a_expr;
        const bool negative = !expression.lexpr && expression.rexpr && expression.n_name == 1 &&
                              text_of(*expression.name[0]) == "-";
        const auto positive = negative ? number(*expression.rexpr) : std::nullopt;
        return positive ? std::optional{-*positive} : std::nullopt;
    }
    if (node.node_case != PG_QUERY__NODE__NODE_A_CONST) return std::nullopt;
    const auto& constant = *node.a_const;
    if (constant.val_case == PG_QUERY__A__CONST__VAL_IVAL) return constant.ival->ival;
    if (constant.val_case == PG_QUERY__A__CONST__VAL_FVAL) {
        return std::strtod(constant.fval->fval, nullptr);
    }
    return std::nullopt;
}

// Steps of a day at least: a calendar of ten thousand years is still a list that fits.
bool is_calendar_step(const PgQuery__Node& node) {
    if (node.node_case != PG_QUERY__NODE__NODE_TYPE_CAST) return false;
    const auto& cast = *node.type_cast;
    if (!cast.arg || cast.arg->node_case != PG_QUERY__NODE__NODE_A_CONST) return false;
    if (cast.arg->a_const->val_case != PG_QUERY__A__CONST__VAL_SVAL) return false;
    const auto* type = cast.type_name;
    if (!type || type->n_names == 0 || type->n_typmods > 0) return false;
    if (text_of(*type->names[type->n_names - 1]) != "interval") return false;
    static const std::regex step{R"(\s*[1-9][0-9]{0,3}\s*(day|week|mon|month|year|decade)s?\s*)",
                                 std::regex::icase};
    return std::regex_match(cast.arg->a_const->sval->sval, step);
}

bool is_bounded_series(Arguments arguments) {
    if (arguments.size() >= 3 && is_calendar_step(*arguments[2])) return true;
    std::vector<double> numbers;
    for (const auto* argument : arguments) {
        const auto value = number(*argument);
        if (!value) return false;
        numbers.push_back(*value);
    }
    if (numbers.size() < 2 || numbers.size() > 3) return false;
    const double step = numbers.size() == 3 ? numbers[2] : 1;
    return step != 0 && std::abs((numbers[1] - numbers[0]) / step) <= longest_series;
}

bool lengthens(std::string_view name) {
    return name == "repeat" || name == "lpad" || name == "rpad" || name == "replace" ||
           name == "regexp_replace";
}

bool is_lengthening(ProtobufCMessage& message) {
    if (message.descriptor != &pg_query__func_call__descriptor) return false;
    const auto& call = as<PgQuery__FuncCall>(message);
    return call.n_funcname > 0 && lengthens(text_of(*call.funcname[call.n_funcname - 1]));
}

bool holds_lengthening(ProtobufCMessage& message) {
    bool found = is_lengthening(message);
    for_each_field(message, [&](auto, auto nodes) {
        for (auto* node : nodes) found = found || holds_lengthening(*node);
    });
    return found;
}

}  // namespace

bool is_bounded_call(std::string_view name, const PgQuery__FuncCall& call) {
    const Arguments arguments{call.args, call.n_args};
    if (name == "generate_series") return is_bounded_series(arguments);
    if (name == "repeat" || name == "lpad" || name == "rpad") {
        const auto length = arguments.size() < 2 ? std::nullopt : number(*arguments[1]);
        if (!length || *length > longest_text) return false;
        for (auto* argument : arguments) {
            if (holds_lengthening(argument->base)) return false;
        }
    }
    return true;
}

}  // namespace datapilot::worker::guard
