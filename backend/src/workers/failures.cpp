#include "workers/failures.h"

#include <signal.h>

#include <utility>

#include "workers/protocol/frames.h"

namespace datapilot::workers {
namespace {

base::Error timeout() {
    return {base::Errc::query_timeout,
            {"Le traitement a dépassé le temps permis. Réduisez la période ou ajoutez un filtre.",
             "Processing took longer than allowed. Narrow the period or add a filter."}};
}

base::Error too_large(std::string detail) {
    return {base::Errc::query_too_large,
            {"Le traitement demande plus de mémoire que permis. Réduisez la période ou ajoutez un "
             "filtre.",
             "Processing needs more memory than allowed. Narrow the period or add a filter."},
            std::move(detail)};
}

base::Error crashed(std::string detail) {
    return {base::Errc::worker_crashed,
            {"Le traitement s'est arrêté de façon inattendue. Réessayez.",
             "Processing stopped unexpectedly. Try again."},
            std::move(detail)};
}

std::string told(const Worker& worker) {
    const auto& end = worker.end;
    const auto how = end.signal != 0 ? "signal " + std::to_string(end.signal)
                                     : "exit code " + std::to_string(end.code);
    return worker.detail + " " + how + ": " + worker.process.last_words();
}

}  // namespace

base::Error overloaded() {
    return {.code = base::Errc::overloaded,
            .message = {"Trop de traitements sont en cours. Réessayez dans quelques secondes.",
                        "Too much is being processed. Try again in a few seconds."},
            .retry_after = std::chrono::seconds{2}};
}

base::Error shutting_down() {
    return {base::Errc::shutting_down,
            {"Le serveur s'arrête. Réessayez dans un instant.",
             "The server is shutting down. Try again in a moment."}};
}

base::Error cannot_start(std::string detail) {
    return {base::Errc::worker_crashed,
            {"Le moteur de calcul ne démarre pas. Réessayez ; si cela dure, prévenez votre "
             "administrateur.",
             "The query engine does not start. Try again; if it lasts, tell your administrator."},
            std::move(detail)};
}

base::Error lost(const Worker& worker) {
    if (worker.killed == Killed::at_deadline) return timeout();
    if (worker.killed == Killed::over_memory) return too_large(worker.detail);
    if (worker.killed == Killed::stopping) return shutting_down();
    if (worker.end.signal == SIGXCPU) return timeout();
    if (worker.end.code == exit_out_of_memory) return too_large(told(worker));
    return crashed(told(worker));
}

}  // namespace datapilot::workers
