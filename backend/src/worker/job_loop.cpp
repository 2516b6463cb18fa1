#include "worker/job_loop.h"

#include <unistd.h>

#include <boost/json.hpp>
#include <chrono>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <new>
#include <stdexcept>

#include "worker/sandbox/sandbox.h"

namespace datapilot::worker {
namespace {

using workers::FrameType;

base::Error out_of_memory() {
    return {base::Errc::query_too_large,
            {"Le traitement demande plus de mémoire que permis. Réduisez la période ou ajoutez un "
             "filtre.",
             "Processing needs more memory than allowed. Narrow the period or add a filter."}};
}

base::Error failed(const std::exception& failure) {
    return {
        base::Errc::internal,
        {"Une erreur interne est survenue. Réessayez.", "An internal error occurred. Try again."},
        failure.what()};
}

void answer(const RunJob& run, const workers::Frame& frame, Channel& channel) try {
    run(workers::job_from_frame(frame).value(), channel);
} catch (const std::bad_alloc&) {
    channel.refuse(out_of_memory());
} catch (const std::exception& failure) {
    channel.refuse(failed(failure));
}

// Where an allocation fails in code that cannot recover from it.
[[noreturn]] void give_up() {
    try {
        if (const auto failure = std::current_exception()) std::rethrow_exception(failure);
    } catch (const std::bad_alloc&) {
        ::_exit(workers::exit_out_of_memory);
    } catch (const std::exception& failure) {
        std::cerr << failure.what() << '\n';
    }
    std::abort();
}

}  // namespace

int answer_jobs(int socket, const std::function<RunJob(const workers::Confinement&)>& prepare) {
    std::set_terminate(give_up);
    sandbox::prepare(socket);
    Channel channel{socket};
    boost::json::array missing;
    for (const auto& reason : sandbox::missing()) missing.emplace_back(reason);
    channel.send(FrameType::ready, missing);

    const auto first = channel.receive();
    if (!first) return 0;
    RunJob run;
    try {
        const auto confinement = workers::confinement_from_json(first->payload).value();
        sandbox::confine(confinement);
        run = prepare(confinement);
    } catch (const std::exception& failure) {
        while (const auto frame = channel.receive()) {
            if (frame->type != FrameType::time) break;
        }
        channel.refuse(failed(failure));
        throw;
    }
    std::chrono::milliseconds time{};
    while (const auto frame = channel.receive()) {
        if (frame->type == FrameType::time) {
            time = workers::time_from_frame(*frame).value();
            continue;
        }
        channel.begin_job(time);
        answer(run, *frame, channel);
    }
    return 0;
}

}  // namespace datapilot::worker
