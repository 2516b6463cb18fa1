#include "semantic_layers/semantic_layer.h"

#include "definitions/json.h"
#include "semantic_layers/layer_check.h"

namespace datapilot::semantic_layers {

boost::json::object to_json(const SemanticLayer& layer, base::Language language) {
    const auto& kept = layer.kept;
    boost::json::object out{{"data_source_id", layer.source.text()},
                            {"version", kept.version},
                            {"updated_at", nullptr},
                            {"definitions", definitions::to_json(kept.definitions)},
                            {"problems", to_json(layer.problems, language)}};
    if (kept.updated_at) out["updated_at"] = base::iso_utc(*kept.updated_at);
    return out;
}

}  // namespace datapilot::semantic_layers
