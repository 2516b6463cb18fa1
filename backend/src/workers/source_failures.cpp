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

base::Error schema_outdated(std::string detail) {
    return {base::Errc::schema_outdated,
            {"Une table ou une colonne a changé sur le serveur depuis la dernière synchronisation. "
             "Synchronisez la source, puis reposez la question.",
             "A table or a column has changed on the server since the last sync. Sync the source, "
             "then ask again."},
            std::move(detail)};
}

}  // namespace datapilot::workers
