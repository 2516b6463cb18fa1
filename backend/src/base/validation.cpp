#include "base/validation.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"

namespace datapilot::base {
namespace {

std::string_view without_blanks(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

Text sentence(FieldErrc code) {
    switch (code) {
        case FieldErrc::required:
            return {"Ce champ est obligatoire.", "This field is required."};
        case FieldErrc::wrong_type:
            return {"La valeur n'est pas du type attendu.", "The value is not of the right type."};
        case FieldErrc::too_short:
            return {"La valeur est trop courte.", "The value is too short."};
        case FieldErrc::too_long:
            return {"La valeur est trop longue.", "The value is too long."};
        case FieldErrc::invalid_format:
            return {"La valeur n'a pas le format attendu.", "The value is not well formed."};
        case FieldErrc::out_of_range:
            return {"La valeur est hors des limites permises.", "The value is out of range."};
        case FieldErrc::not_allowed:
            return {"Cette valeur n'est pas permise.", "This value is not allowed."};
        case FieldErrc::unknown_field:
            return {"Ce champ n'existe pas.", "There is no such field."};
    }
    return {};
}

Text at_least(std::size_t count) {
    const auto number = std::to_string(count);
    return {"Saisissez au moins " + number + (count == 1 ? " caractère." : " caractères."),
            "Enter at least " + number + (count == 1 ? " character." : " characters.")};
}

Text at_most(std::size_t count) {
    const auto number = std::to_string(count);
    return {"Limitez-vous à " + number + " caractères.",
            "Enter at most " + number + " characters."};
}

Text one_of(std::initializer_list<std::string_view> allowed) {
    std::string list;
    for (const auto value : allowed) list += (list.empty() ? "" : ", ") + std::string{value};
    return {"Valeurs permises : " + list + ".", "Allowed values: " + list + "."};
}

}  // namespace

void FieldErrors::add(std::string field, FieldErrc code) {
    errors_.push_back({std::move(field), code, sentence(code)});
}

void FieldErrors::add(std::string field, FieldErrc code, Text message) {
    errors_.push_back({std::move(field), code, std::move(message)});
}

void FieldErrors::check_length(std::string field, std::string_view value, std::size_t least,
                               std::size_t most) {
    const auto length = utf8_length(without_blanks(value));
    if (!length) {
        add(std::move(field), FieldErrc::invalid_format);
    } else if (*length < least) {
        add(std::move(field), FieldErrc::too_short, at_least(least));
    } else if (*length > most) {
        add(std::move(field), FieldErrc::too_long, at_most(most));
    }
}

void FieldErrors::check_one_of(std::string field, std::string_view value,
                               std::initializer_list<std::string_view> allowed) {
    if (std::ranges::find(allowed, value) != allowed.end()) return;
    add(std::move(field), FieldErrc::not_allowed, one_of(allowed));
}

Error FieldErrors::error() const {
    Error error{Errc::validation_failed,
                {"Certaines valeurs sont à corriger.", "Some values need correcting."}};
    error.fields = errors_;
    return error;
}

Error invalid_field(std::string field, FieldErrc code) {
    FieldErrors errors;
    errors.add(std::move(field), code);
    return errors.error();
}

}  // namespace datapilot::base
