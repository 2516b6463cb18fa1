#pragma once

#include <boost/json/value.hpp>

#include "base/validation.h"
#include "definitions/expression.h"
#include "definitions/fields.h"

namespace datapilot::definitions {

// Reads MetricExpression and MetricCondition of docs/api/openapi.yaml, bounded in depth and parts.
class ExpressionReader {
  public:
    explicit ExpressionReader(base::FieldErrors& errors) : errors_(errors) {}

    Expression read(const boost::json::value& value, std::string path) {
        return expression(value, std::move(path), 0);
    }

  private:
    bool has_room(const std::string& path, int depth);
    Expression expression(const boost::json::value& value, std::string path, int depth);
    Expression aggregate(Fields& fields, int depth);
    Expression arithmetic(Fields& fields, int depth);
    std::vector<Expression> operands(Fields& fields, std::string_view key, std::size_t most,
                                     int depth);
    Test test(const boost::json::value& value, std::string path, int depth);
    std::vector<Test> tests(Fields& fields, std::string_view key, int depth);

    base::FieldErrors& errors_;
    std::size_t parts_ = 0;
};

// Exact decimal digits: "-12.5".
bool is_number(std::string_view text);

}  // namespace datapilot::definitions
