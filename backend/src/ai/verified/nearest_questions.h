#pragma once

#include <string>
#include <vector>

#include "ai/answering/asked.h"
#include "ai/verified/verified_question.h"

namespace datapilot::ai::verified {

// The verified questions that share most of their words with this one, nearest first; none that
// shares too few.
std::vector<answering::Example> nearest(const std::vector<VerifiedQuestion>& verified,
                                        const std::string& question, std::size_t most);

}  // namespace datapilot::ai::verified
