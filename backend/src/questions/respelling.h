#pragma once

#include <vector>

#include "questions/language/tokens.h"
#include "questions/source.h"

namespace datapilot::questions {

// Replaces words that nobody knows by the known word they were meant to be: « chifre » → chiffre.
// What the user wrote stays in Token::text.
void respell(const Source& source, std::vector<language::Token>& tokens);

}  // namespace datapilot::questions
