#include "auth/password_rules.h"

#include <set>
#include <string_view>

#include "auth/email.h"
#include "base/utf8.h"

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

}  // namespace

// Length does more for a password than classes of characters do (NIST SP 800-63B); beyond it only
// what a guesser tries first is refused.
void check_password(http::FieldErrors& errors, const std::string& field,
                    const std::string& password, const std::optional<std::string>& email) {
    const auto length = base::utf8_length(password);
    if (!length) {
        errors.add(field, FieldErrc::invalid_format);
    } else if (*length < shortest_password) {
        errors.add(field, FieldErrc::too_short,
                   {"Choisissez un mot de passe d'au moins 12 caractères ; une phrase convient.",
                    "Choose a password of at least 12 characters; a sentence will do."});
    } else if (*length > longest_password) {
        errors.add(field, FieldErrc::too_long);
    } else if (std::set<char>(password.begin(), password.end()).size() < fewest_different) {
        errors.add(field, FieldErrc::not_allowed,
                   {"Ce mot de passe répète les mêmes caractères : choisissez-en un plus varié.",
                    "This password repeats the same characters: choose a more varied one."});
    } else if (email && is_the_email(password, *email)) {
        errors.add(field, FieldErrc::not_allowed,
                   {"Le mot de passe ne peut pas être l'adresse e-mail.",
                    "The password cannot be the email."});
    }
}

}  // namespace datapilot::auth
