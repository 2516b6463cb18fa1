#pragma once

#include <string>
#include <string_view>

namespace datapilot::semantic_layers {

// What people call a table or a column, from its identifier: "dt_cmd" → « Date commande »,
// "mt_ht" → « Montant HT »; a name that is written for people stays as it is.
std::string generated_label(std::string_view identifier);

}  // namespace datapilot::semantic_layers
