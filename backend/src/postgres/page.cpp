#include "postgres/page.h"

namespace datapilot::postgres {

std::optional<base::Instant> time_after(const base::PageRequest<base::TimeCursor>& request) {
    if (!request.after) return std::nullopt;
    return request.after->at;
}

std::optional<std::string> id_after(const base::PageRequest<base::TimeCursor>& request) {
    if (!request.after) return std::nullopt;
    return request.after->id;
}

}  // namespace datapilot::postgres
