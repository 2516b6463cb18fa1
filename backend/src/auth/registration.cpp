#include "auth/registration.h"

#include <utility>

#include "auth/email.h"
#include "auth/password_rules.h"
#include "http/header.h"
#include "http/validation.h"

namespace datapilot::auth {

using base::FieldErrc;

base::Result<Registration> check(RegisterRequest request) {
    http::FieldErrors errors;
    errors.check_length("tenant_name", request.tenant_name, 1, 200);
    auto email = normalised_email(request.email);
    if (!email) {
        errors.add("email", FieldErrc::invalid_format,
                   {"Saisissez une adresse e-mail, par exemple prenom@entreprise.fr.",
                    "Enter an email address, such as name@company.com."});
    }
    check_password(errors, "password", request.password, email);
    const auto language = request.language.value_or("fr");
    errors.check_one_of("language", language, {"fr", "en"});
    if (!errors.empty()) return errors.error();
    return Registration{std::string{http::trimmed(request.tenant_name)}, std::move(*email),
                        std::move(request.password), language};
}

}  // namespace datapilot::auth
