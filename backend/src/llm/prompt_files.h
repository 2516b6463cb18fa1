#pragma once

#include <string_view>

namespace datapilot::llm::prompt_files {

// A file of prompts/, which is part of the program. Throws std::logic_error where there is none.
std::string_view data_file(std::string_view name);

}  // namespace datapilot::llm::prompt_files
