#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "definitions/definitions.h"
#include "http/request.h"

namespace datapilot::semantic_layers {

// How definitions are written: as this API does, or as the Open Semantic Interchange does.
enum class Form { definitions, osi };

// Of the query; validation_failed where it is another.
base::Result<Form> form_of(const http::Request& request);
bool wants_yaml(const http::Request& request);

// Definitions that replace the version that was read; without one, whatever is there.
struct LayerBody {
    definitions::Definitions definitions;
    std::optional<int> over{};
};
base::Result<LayerBody> layer_body(const http::Request& request);

// Absent, what is kept is meant.
base::Result<std::optional<definitions::Definitions>> draft_body(const http::Request& request);

struct PreviewBody {
    definitions::Definitions definitions;
    std::vector<std::string> questions;
    base::Date today;
    base::Language language = base::Language::french;
};
base::Result<PreviewBody> preview_body(const http::Request& request, base::Instant now);

// One question that is to be run; without definitions, with what is kept.
struct FiguresBody {
    std::optional<definitions::Definitions> definitions{};
    std::string question{};
    base::Date today;
    base::Language language = base::Language::french;
};
base::Result<FiguresBody> figures_body(const http::Request& request, base::Instant now);

}  // namespace datapilot::semantic_layers
