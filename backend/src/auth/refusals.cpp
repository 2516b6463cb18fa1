#include "auth/refusals.h"

#include <string>

namespace datapilot::auth {

using base::Errc;
using base::Error;

Error unauthenticated() {
    return {Errc::unauthenticated,
            {"Votre session est terminée. Connectez-vous.", "Your session has ended. Sign in."}};
}

Error token_expired() {
    return {Errc::token_expired,
            {"Votre accès a expiré. Renouvelez la session, puis réessayez.",
             "Your access has expired. Refresh the session, then try again."}};
}

Error refresh_reused() {
    return {Errc::refresh_reused,
            {"Votre session a servi deux fois : par sécurité, elle a été fermée. Reconnectez-vous, "
             "et changez votre mot de passe si ce n'était pas vous.",
             "Your session was used twice, so it was ended for safety. Sign in again, and change "
             "your password if it was not you."}};
}

Error invalid_credentials() {
    return {Errc::invalid_credentials,
            {"L'adresse e-mail et le mot de passe ne correspondent pas. Vérifiez les deux.",
             "The email and the password do not go together. Check both."}};
}

Error email_taken() {
    return {Errc::email_taken,
            {"Un compte existe déjà avec cette adresse e-mail. Connectez-vous, ou choisissez-en "
             "une autre.",
             "An account with this email exists. Sign in, or use another email."}};
}

Error throttled(std::chrono::seconds retry_after) {
    const auto seconds = std::to_string(retry_after.count());
    Error error{Errc::throttled,
                {"Trop de tentatives. Réessayez dans " + seconds + " s.",
                 "Too many attempts. Try again in " + seconds + " s."}};
    error.retry_after = retry_after;
    return error;
}

}  // namespace datapilot::auth
