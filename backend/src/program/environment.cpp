#include "program/environment.h"

#include <cstdio>
#include <utility>
#include <variant>

#include "runtime/log.h"

namespace datapilot::program {

std::optional<config::Settings> read_environment(config::Purpose purpose) {
    auto loaded = config::load(config::process_variables(), purpose);
    if (const auto* faults = std::get_if<config::Faults>(&loaded)) {
        for (const auto& fault : *faults) {
            std::fprintf(stderr, "datapilot: %s\n", fault.french.c_str());
        }
        return std::nullopt;
    }
    auto& [settings, unknown] = std::get<config::Loaded>(loaded);
    for (const auto& name : unknown) {
        runtime::log::warning("unknown_variable", {{"name", name}});
    }
    return std::move(settings);
}

}  // namespace datapilot::program
