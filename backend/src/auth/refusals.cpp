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

Error link_over() {
    return {Errc::not_found,
            {"Ce lien n'est plus valable : il a déjà servi, il a expiré ou il a été retiré. "
             "Demandez-en un nouveau à la personne qui vous l'a envoyé.",
             "This link is no longer valid: it was used, has expired or was withdrawn. Ask whoever "
             "sent it for a new one."}};
}

Error already_member() {
    return {Errc::conflict,
            {"Cette adresse e-mail a déjà un compte dans votre entreprise.",
             "This email has an account in your company already."}};
}

Error too_many_links() {
    return {Errc::conflict,
            {"Trop d'invitations attendent une réponse. Retirez-en avant d'en faire d'autres.",
             "Too many invitations are waiting. Withdraw some before making more."}};
}

Error role_above_own() {
    return {Errc::forbidden,
            {"Vous ne pouvez pas agir sur un rôle au-dessus du vôtre. Demandez à un propriétaire.",
             "You cannot act on a role above your own. Ask an owner."}};
}

}  // namespace datapilot::auth
