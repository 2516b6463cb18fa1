#pragma once

#include <array>
#include <string_view>

namespace datapilot::catalog {

// Words of a name that say by themselves that the column identifies, whatever its table is called:
// numbers by which people, firms and things are registered. They are never summed.
inline constexpr std::array<std::string_view, 8> registration_numbers{
    "matricule", "siret", "siren", "ean", "isbn", "iban", "immatriculation", "badge"};

}  // namespace datapilot::catalog
