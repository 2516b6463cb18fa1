#include "llm/protocols/argument_json.h"

#include <boost/json/parse.hpp>

namespace datapilot::llm {

boost::json::object argument_object(std::string_view arguments) {
    boost::system::error_code broken;
    const auto value =
        boost::json::parse(boost::json::string_view{arguments.data(), arguments.size()}, broken);
    return !broken && value.is_object() ? value.as_object() : boost::json::object{};
}

}  // namespace datapilot::llm
