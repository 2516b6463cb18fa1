#include "worker/engines/server/server_failures.h"

#include <utility>

#include "workers/protocol/utf8.h"
#include "workers/source_failures.h"

namespace datapilot::worker {
namespace {

using base::Errc;

constexpr std::size_t longest_words = 300;

void erase_all(std::string& text, std::string_view secret) {
    if (secret.empty()) return;
    for (auto at = text.find(secret); at != text.npos; at = text.find(secret, at)) {
        text.replace(at, secret.size(), "…");
        at += std::string_view{"…"}.size();
    }
}

std::string one_line(std::string_view words) {
    std::string line;
    for (const char c : words) {
        const bool control = static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
        if (!control) {
            line += c;
        } else if (!line.empty() && line.back() != ' ') {
            line += ' ';
        }
    }
    while (line.ends_with(' ')) line.pop_back();
    return line;
}

}  // namespace

base::Error source_unreachable(std::string detail) {
    return workers::source_unreachable(std::move(detail));
}

base::Error source_tls_failed(std::string detail) {
    return {Errc::source_tls_failed,
            {"La liaison chiffrée (TLS) demandée n'a pas pu être établie avec le serveur. Vérifiez "
             "le mode TLS, le nom de l'hôte et l'autorité de certification.",
             "The encrypted link (TLS) that was asked for could not be made with the server. Check "
             "the TLS mode, the host's name and the certificate authority."},
            std::move(detail)};
}

base::Error source_login_failed(std::string detail) {
    return {
        Errc::source_login_failed,
        {"Le serveur refuse cet utilisateur ou ce mot de passe. Vérifiez-les, et que le serveur "
         "accepte les connexions de cet utilisateur depuis DataPilot.",
         "The server refuses this user or this password. Check them, and that the server "
         "accepts this user's connections from DataPilot."},
        std::move(detail)};
}

base::Error source_database_missing(std::string detail) {
    return {Errc::source_database_missing,
            {"Cette base de données n'existe pas sur le serveur, ou cet utilisateur ne peut pas "
             "l'ouvrir. Vérifiez son nom.",
             "There is no such database on the server, or this user may not open it. Check its "
             "name."},
            std::move(detail)};
}

base::Error source_rights_missing(std::string detail) {
    return {Errc::source_rights_missing,
            {"L'utilisateur de la connexion n'a pas le droit de lire ce qui est demandé. "
             "Accordez-lui SELECT sur les tables.",
             "The connection's user may not read what was asked for. Grant it SELECT on the "
             "tables."},
            std::move(detail)};
}

base::Error source_lost(std::string detail) {
    return {
        Errc::source_lost,
        {"La connexion au serveur de la source a été perdue. Réessayez ; si cela dure, regardez "
         "l'état du serveur.",
         "The connection to the source's server was lost. Try again; if it lasts, look at the "
         "server."},
        std::move(detail)};
}

base::Error source_misbehaved(std::string detail) {
    return {Errc::source_misbehaved,
            {"Ce qui répond à cette adresse et à ce port ne se comporte pas comme un serveur de ce "
             "type. Vérifiez l'hôte, le port et le type de la source.",
             "What answers at this address and port does not behave like a server of this kind. "
             "Check the host, the port and the kind of the source."},
            std::move(detail)};
}

base::Error schema_outdated(std::string detail) {
    return workers::schema_outdated(std::move(detail));
}

base::Error server_timeout(std::string detail) {
    return {Errc::query_timeout,
            {"Le serveur de la source n'a pas répondu dans le temps permis. Réduisez la période ou "
             "ajoutez un filtre.",
             "The source's server did not answer in the time allowed. Narrow the period or add a "
             "filter."},
            std::move(detail)};
}

base::Error without_question(base::Error error) {
    if (error.code != Errc::query_timeout) return error;
    error.message = {
        "Le serveur de la source n'a pas répondu dans le temps permis. Réessayez ; si cela dure, "
        "regardez l'état du serveur.",
        "The source's server did not answer in the time allowed. Try again; if it lasts, look at "
        "the server."};
    return error;
}

base::Error answer_too_large(std::string detail) {
    return {Errc::query_too_large,
            {"Le serveur de la source envoie plus de données que permis. Réduisez la période ou "
             "ajoutez un filtre.",
             "The source's server sends more data than allowed. Narrow the period or add a "
             "filter."},
            std::move(detail)};
}

base::Error server_query_failed(const std::string& words) {
    return {Errc::query_failed,
            {"Le serveur de la source n'a pas pu exécuter la requête : " + words,
             "The source's server could not run the query: " + words},
            words};
}

base::Error no_such_table(const std::string& table) {
    return {Errc::not_found,
            {"La table « " + table + " » n'existe pas dans cette source.",
             "There is no table “" + table + "” in this source."}};
}

std::string cleaned(std::string_view words, const workers::ServerDatabase& server) {
    std::string line = one_line(words.substr(0, 8 * longest_words));
    for (const auto* secret : {&server.password, &server.address, &server.host}) {
        erase_all(line, *secret);
    }
    if (line.size() > longest_words) {
        line.resize(longest_words);
        while (!line.empty() && !workers::is_utf8(line)) line.pop_back();
        line += "…";
    }
    return workers::is_utf8(line) ? line : "(not UTF-8)";
}

}  // namespace datapilot::worker
