#include "auth/registration.h"

#include <set>
#include <string_view>
#include <utility>

#include "auth/email.h"
#include "http/header.h"
#include "http/utf8.h"
#include "http/validation.h"

namespace datapilot::auth {
namespace {

using base::FieldErrc;

constexpr std::size_t shortest_password = 12;
constexpr std::size_t longest_password = 256;
constexpr std::size_t fewest_different = 5;

bool is_the_email(std::string_view password, const std::string& email) {
    const auto folded = normalised_email(password);
    return folded == email || password == std::string_view{email}.substr(0, email.find('@'));
}

// Length does more for a password than classes of characters do (NIST SP 800-63B); beyond it only
// what a guesser tries first is refused.
void check_password(http::FieldErrors& errors, const std::string& password,
                    const std::optional<std::string>& email) {
    const auto length = http::utf8_length(password);
    if (!length) {
        errors.add("password", FieldErrc::invalid_format);
    } else if (*length < shortest_password) {
        errors.add("password", FieldErrc::too_short,
                   {"Choisissez un mot de passe d'au moins 12 caractères ; une phrase convient.",
                    "Choose a password of at least 12 characters; a sentence will do."});
    } else if (*length > longest_password) {
        errors.add("password", FieldErrc::too_long);
    } else if (std::set<char>(password.begin(), password.end()).size() < fewest_different) {
        errors.add("password", FieldErrc::not_allowed,
                   {"Ce mot de passe répète les mêmes caractères : choisissez-en un plus varié.",
                    "This password repeats the same characters: choose a more varied one."});
    } else if (email && is_the_email(password, *email)) {
        errors.add("password", FieldErrc::not_allowed,
                   {"Le mot de passe ne peut pas être l'adresse e-mail.",
                    "The password cannot be the email."});
    }
}

}  // namespace

base::Result<Registration> check(RegisterRequest request) {
    http::FieldErrors errors;
    errors.check_length("tenant_name", request.tenant_name, 1, 200);
    auto email = normalised_email(request.email);
    if (!email) {
        errors.add("email", FieldErrc::invalid_format,
                   {"Saisissez une adresse e-mail, par exemple prenom@entreprise.fr.",
                    "Enter an email address, such as name@company.com."});
    }
    check_password(errors, request.password, email);
    const auto language = request.language.value_or("fr");
    errors.check_one_of("language", language, {"fr", "en"});
    if (!errors.empty()) return errors.error();
    return Registration{std::string{http::trimmed(request.tenant_name)}, std::move(*email),
                        std::move(request.password), language};
}

}  // namespace datapilot::auth
