#pragma once

#include <string_view>

namespace datapilot::questions {

// Whether the word only says that two things belong together: data/relation_verbs.txt.
bool only_relates(std::string_view folded);

}  // namespace datapilot::questions
