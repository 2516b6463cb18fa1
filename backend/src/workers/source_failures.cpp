#include "workers/source_failures.h"

#include <utility>

namespace datapilot::workers {

base::Error source_unreachable(std::string detail) {
    return {
        base::Errc::source_unreachable,
        {"Le serveur ne répond pas à cette adresse et à ce port. Vérifiez l'hôte, le port et le "
         "pare-feu du serveur.",
         "The server does not answer at this address and port. Check the host, the port and "
         "the server's firewall."},
        std::move(detail)};
}

}  // namespace datapilot::workers
