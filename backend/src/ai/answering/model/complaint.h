#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <string>
#include <vector>

namespace datapilot::ai::answering::model {

// What is wrong with a model's answer, as it is told to the model so that it mends it.
struct Complaint {
    std::string code;  // "unknown_column", "wrong_type", "fan_out", "sql_refused", …
    std::string message;
    std::string name{};                  // what is to blame
    std::vector<std::string> nearest{};  // names that it may have meant
};

inline boost::json::object to_json(const Complaint& complaint) {
    boost::json::object object{{"code", complaint.code}, {"message", complaint.message}};
    if (!complaint.name.empty()) object["name"] = complaint.name;
    if (!complaint.nearest.empty()) {
        boost::json::array names;
        for (const auto& name : complaint.nearest) names.emplace_back(name);
        object["did_you_mean"] = std::move(names);
    }
    return object;
}

}  // namespace datapilot::ai::answering::model
