#include "llm/http_provider.h"

#include <fmt/format.h>

#include <utility>

namespace datapilot::llm {
namespace {

using base::Errc;
using base::Error;
using http_client::FailureKind;
using runtime::Task;

constexpr int too_many = 429, server_error = 500, ok = 200;

Error unavailable(std::string detail) {
    return {
        Errc::model_unavailable,
        {"Le modèle de langage ne répond pas pour l'instant. Réessayez dans un moment, ou posez "
         "la question autrement pour que les règles y répondent.",
         "The language model does not answer for now. Try again in a moment, or word the "
         "question so that the rules can answer it."},
        std::move(detail)};
}

Error refused(std::string detail) {
    return {Errc::model_refused,
            {"Le service du modèle refuse la demande : un administrateur doit vérifier la clé, le "
             "nom du modèle et le compte.",
             "The model's service refuses the request: an administrator should check the key, the "
             "model's name and the account."},
            std::move(detail)};
}

Error timed_out(std::string detail) {
    return {Errc::model_timeout,
            {"Le modèle de langage n'a pas répondu à temps. Réessayez dans un moment.",
             "The language model did not answer in time. Try again in a moment."},
            std::move(detail)};
}

Error invalid(std::string detail) {
    return {Errc::model_answer_invalid,
            {"La réponse du modèle de langage n'est pas utilisable. Posez la question autrement.",
             "The language model's answer cannot be used. Word the question differently."},
            std::move(detail)};
}

Error error_of(const http_client::Failure& failure) {
    auto detail = fmt::format("{} {}", name(failure.kind), failure.detail);
    switch (failure.kind) {
        case FailureKind::timeout:
            return timed_out(std::move(detail));
        case FailureKind::too_large:
        case FailureKind::malformed:
            return invalid(std::move(detail));
        case FailureKind::bad_url:
            return refused(std::move(detail));
        default:
            return unavailable(std::move(detail));
    }
}

// The body is the service's own words: for the log it is enough to know the status, which names
// the error; the words could repeat what was sent.
Error error_of(const http_client::Head& head) {
    auto detail = fmt::format("status {}", head.status);
    if (head.status == too_many || head.status >= server_error) {
        return unavailable(std::move(detail));
    }
    return refused(std::move(detail));
}

Error error_of(const BrokenAnswer& broken) {
    return broken.overloaded ? unavailable(broken.detail) : invalid(broken.detail);
}

// Counts a call for as long as it runs.
class Turn {
  public:
    explicit Turn(std::size_t& running) : running_(running) { ++running_; }
    ~Turn() { --running_; }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

  private:
    std::size_t& running_;
};

}  // namespace

Task<Completion> HttpProvider::complete(Request request, ProgressSink progress) {
    const Turn turn{running_};
    if (running_ > limits_.calls) co_return Completion{unavailable("too many calls at once"), 0};
    const auto& spoken = protocol(address_.kind);
    auto call = spoken.request(address_, request);
    call.limits.total = limits_.time;
    call.limits.idle = limits_.time;
    const std::shared_ptr<AnswerReader> reader = spoken.reader();
    std::size_t come = 0;
    http_client::PieceSink sink = [reader, progress, come](const http_client::Head& head,
                                                           std::string_view piece) mutable {
        come += piece.size();
        if (progress) progress(come);
        return reader->take(head, piece);
    };
    const auto answered = co_await client_.stream(std::move(call), std::move(sink));
    if (!answered) {
        co_return Completion{error_of(answered.error()), answered.error().sent_bytes};
    }
    const auto sent = answered->sent_bytes;
    const auto status = answered->head.status;
    if (status != ok) co_return Completion{error_of(answered->head), sent, status};
    auto answer = std::move(*reader).answer();
    if (!answer) co_return Completion{error_of(answer.error()), sent, status};
    if (answer->model.empty()) answer->model = address_.model;
    co_return Completion{std::move(*answer), sent, status};
}

}  // namespace datapilot::llm
