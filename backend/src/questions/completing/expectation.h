#pragma once

#include <optional>
#include <set>

#include "questions/completing/typed_reading.h"

namespace datapilot::questions {

// What the words so far call for.
struct Expectation {
    std::optional<CompletionKind> kind{};  // none: anything
    bool grain = false;                    // « par » may be followed by « mois »
    std::optional<Element> column{};       // whose values are expected
    std::set<std::size_t> tables{};        // that the words speak of
};

Expectation expectation_after(const TypedReading& reading);

}  // namespace datapilot::questions
