#include "command_line/options.h"

#include <CLI/CLI.hpp>
#include <map>
#include <string>

namespace datapilot::command_line {

using ai::answering::EngineWish;

void add_engine(CLI::App& app, EngineWish& engine) {
    const std::map<std::string, EngineWish> names{{"auto", EngineWish::automatic},
                                                  {"rules", EngineWish::rules},
                                                  {"model", EngineWish::model}};
    app.add_option("--engine", engine, "Qui répond : auto, rules ou model")
        ->transform(CLI::CheckedTransformer(names).description("{auto,rules,model}"));
}

void add_language(CLI::App& app, std::optional<base::Language>& language) {
    const std::map<std::string, base::Language> names{{"fr", base::Language::french},
                                                      {"en", base::Language::english}};
    app.add_option("--language", language,
                   "La langue de la réponse, fr ou en (sinon celle de la question)")
        ->transform(CLI::CheckedTransformer(names).description("{fr,en}"));
}

}  // namespace datapilot::command_line
