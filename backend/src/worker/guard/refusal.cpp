#include "worker/guard/refusal.h"

#include <utility>

namespace datapilot::worker::guard {

base::Error refusal(std::string french, std::string english, std::string detail) {
    return {base::Errc::sql_refused,
            {"Cette requête est refusée : " + french, "This query is refused: " + english},
            std::move(detail)};
}

}  // namespace datapilot::worker::guard
