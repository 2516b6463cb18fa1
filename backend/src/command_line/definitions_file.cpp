#include "command_line/definitions_file.h"

#include <boost/json/object.hpp>
#include <fstream>
#include <sstream>
#include <utility>

#include "definitions/json.h"
#include "definitions/osi.h"
#include "definitions/yaml.h"

namespace datapilot::command_line {
namespace {

base::Error missing(const std::filesystem::path& file) {
    return {base::Errc::not_found,
            {"Le fichier « " + file.string() + " » est introuvable : vérifiez son nom.",
             "The file “" + file.string() + "” was not found: check its name."}};
}

// Whoever wrote the file sees which field is wrong.
base::Error with_fields(base::Error error) {
    for (const auto& field : error.fields) {
        error.message.french += "\n  " + field.field + " : " + field.message.french;
        error.message.english += "\n  " + field.field + ": " + field.message.english;
    }
    return error;
}

}  // namespace

base::Result<definitions::Definitions> definitions_in(const std::filesystem::path& file) {
    std::ifstream stream{file};
    if (!stream) return missing(file);
    std::ostringstream text;
    text << stream.rdbuf();
    // JSON is YAML as well.
    const auto document = definitions::json_of_yaml(text.str());
    if (!document) return document.error();
    const bool is_osi = document->is_object() && document->get_object().contains("semantic_model");
    auto read = is_osi ? definitions::definitions_from_osi(*document)
                       : definitions::definitions_from_json(*document, "");
    if (!read) return with_fields(read.error());
    return read;
}

}  // namespace datapilot::command_line
