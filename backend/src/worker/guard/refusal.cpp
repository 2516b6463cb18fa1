#include "worker/guard/refusal.h"

#include <utility>

namespace datapilot::worker::guard {

base::Error refusal(std::string french, std::string english, std::string detail) {
    return {base::Errc::sql_refused,
            {"Cette requête est refusée : " + french, "This query is refused: " + english},
            std::move(detail)};
}

base::Error unlisted_construct(std::string_view what) {
    return refusal("elle utilise une écriture qui n'est pas permise ici.",
                   "it uses a construct that is not allowed here.", std::string{what});
}

base::Error too_complicated() {
    return refusal("elle est trop compliquée. Découpez-la en questions plus simples.",
                   "it is too complicated. Split it into simpler questions.");
}

}  // namespace datapilot::worker::guard
