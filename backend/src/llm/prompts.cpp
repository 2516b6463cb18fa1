#include "llm/prompts.h"

#include <string_view>

#include "llm/prompt_files.h"

namespace datapilot::llm {

std::string prompt(std::string_view name, base::Language language) {
    const auto ending = language == base::Language::french ? ".fr.md" : ".en.md";
    return std::string{prompt_files::data_file(std::string{name} + ending)};
}

}  // namespace datapilot::llm
