#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "workers/jobs.h"

namespace datapilot::worker::ingest {

struct Header {
    std::vector<std::string> names;
    std::vector<workers::IngestWarning> warnings;
};

// Column names from the cells of a header: trimmed, each different from the others whatever the
// case; an empty one becomes "colonne_3", a second "Nom" becomes "Nom_2", both with a warning.
// file_header_invalid where fewer than half of the columns have a name of their own, or a name is
// too long.
// A column without name (in `cells`) and without value (in `hollow`) gets the name "": it is only
// the separators that spreadsheets leave behind, and is not read.
base::Result<Header> name_columns(const std::vector<std::string>& cells,
                                  const std::vector<bool>& hollow);

// Names for a file without a header: "colonne_1", "colonne_2"…
Header numbered_columns(std::size_t count);

}  // namespace datapilot::worker::ingest
