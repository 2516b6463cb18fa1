#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "questions/rule_engine.h"
#include "questions/source.h"

namespace datapilot::questions {

// « gros clients », « commandes récentes »: what these may mean here, where nothing else was
// misunderstood; none where one of the words is not vague but unknown.
std::optional<Clarification> asked_about_vague_words(const Source& source, const Question& question,
                                                     const std::vector<std::string>& words);

// Whether this word, folded, is one of them.
bool is_vague(std::string_view word);

}  // namespace datapilot::questions
