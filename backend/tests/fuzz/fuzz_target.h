#pragma once

#include <string_view>

// One input; aborts where a property does not hold. Each fuzz program defines it.
void fuzz_one(std::string_view input);
