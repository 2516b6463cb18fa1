#include "command_line/server_url.h"

#include <fmt/format.h>

#include <array>
#include <boost/url/encode.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>
#include <boost/url/url_view.hpp>
#include <fstream>
#include <iterator>
#include <sstream>
#include <utility>

#include "network/resolver.h"

namespace datapilot::command_line {
namespace {

namespace urls = boost::urls;
using catalog::Dialect;
using workers::TlsMode;

constexpr std::string_view database_place = "{db}";

base::Error wrong_url(base::Text why) {
    return {base::Errc::validation_failed,
            {"L'adresse de --connect est incorrecte : " + why.french +
                 " Forme attendue : postgresql://utilisateur@hôte:port/base (ou mysql://…).",
             "The address of --connect is wrong: " + why.english +
                 " Expected: postgresql://user@host:port/database (or mysql://…)."}};
}

std::optional<Dialect> dialect_of(std::string_view scheme) {
    if (scheme == "postgresql" || scheme == "postgres") return Dialect::postgresql;
    if (scheme == "mysql" || scheme == "mariadb") return Dialect::mysql;
    return std::nullopt;
}

// As libpq and the MySQL clients name them.
std::optional<TlsMode> tls_mode(std::string_view text) {
    static constexpr std::array names{
        std::pair{std::string_view{"disable"}, TlsMode::disable},
        std::pair{std::string_view{"DISABLED"}, TlsMode::disable},
        std::pair{std::string_view{"require"}, TlsMode::require},
        std::pair{std::string_view{"REQUIRED"}, TlsMode::require},
        std::pair{std::string_view{"verify-ca"}, TlsMode::verify_ca},
        std::pair{std::string_view{"VERIFY_CA"}, TlsMode::verify_ca},
        std::pair{std::string_view{"verify-full"}, TlsMode::verify_full},
        std::pair{std::string_view{"VERIFY_IDENTITY"}, TlsMode::verify_full},
    };
    for (const auto& [name, mode] : names) {
        if (name == text) return mode;
    }
    return std::nullopt;
}

std::optional<std::string> file_text(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) return std::nullopt;
    return std::string{std::istreambuf_iterator<char>{file}, {}};
}

std::vector<std::string> listed(const std::string& text) {
    std::vector<std::string> items;
    std::istringstream stream{text};
    for (std::string item; std::getline(stream, item, ',');) {
        if (!item.empty()) items.push_back(std::move(item));
    }
    return items;
}

// Nothing where the option was taken, else what is wrong with it.
std::optional<base::Error> take_option(ServerUrl& url, const std::string& name,
                                       const std::string& value) {
    auto& server = url.server;
    if (name == "sslmode" || name == "ssl-mode") {
        const auto mode = tls_mode(value);
        if (!mode) {
            return wrong_url({"sslmode vaut disable, require, verify-ca ou verify-full.",
                              "sslmode is disable, require, verify-ca or verify-full."});
        }
        server.tls.mode = *mode;
        url.says_tls = true;
    } else if (name == "sslrootcert" || name == "ssl-ca") {
        auto authorities = file_text(value);
        if (!authorities) {
            return wrong_url({"le fichier « " + value + " » de l'autorité est illisible.",
                              "the authority's file “" + value + "” cannot be read."});
        }
        server.tls.ca_certificates = std::move(*authorities);
    } else if (name == "schemas") {
        server.schemas = listed(value);
    } else {
        return wrong_url(
            {"l'option « " + name + " » n'existe pas.", "there is no option “" + name + "”."});
    }
    return std::nullopt;
}

std::uint16_t port_of(const urls::url_view& url, Dialect dialect) {
    if (url.has_port()) return url.port_number();
    return dialect == Dialect::mysql ? 3306 : 5432;
}

}  // namespace

base::Result<ServerUrl> server_url(std::string_view text) {
    const auto parsed = urls::parse_uri(text);
    if (!parsed) {
        return wrong_url(
            {"un mot de passe ou un nom avec des signes doit être encodé "
             "(« @ » s'écrit %40).",
             "signs in a password or a name must be encoded (“@” is %40)."});
    }
    const auto dialect = dialect_of(parsed->scheme());
    if (!dialect) return wrong_url({"elle commence par un autre mot.", "it begins otherwise."});
    const auto path = parsed->path();
    const auto host = std::string{parsed->host_address()};
    if (!network::is_host(host)) return wrong_url({"l'hôte manque.", "the host is missing."});
    if (parsed->has_port() && parsed->port_number() == 0) {
        return wrong_url({"le port n'est pas un nombre.", "the port is no number."});
    }
    if (path.size() < 2) return wrong_url({"la base manque.", "the database is missing."});
    if (parsed->user().empty()) {
        return wrong_url({"l'utilisateur manque.", "the user is missing."});
    }
    ServerUrl url{.server = {}, .has_password = parsed->has_password()};
    url.server.dialect = *dialect;
    url.server.host = host;
    url.server.port = port_of(*parsed, *dialect);
    url.server.database = path.substr(1);
    url.server.user = parsed->user();
    url.server.password = parsed->password();
    for (const auto& option : parsed->params()) {
        if (auto error = take_option(url, option.key, option.value)) return std::move(*error);
    }
    return url;
}

std::string with_database(std::string url, std::string_view name) {
    const auto at = url.find(database_place);
    if (at == std::string::npos) return url;
    return url.replace(at, database_place.size(), urls::encode(name, urls::unreserved_chars));
}

}  // namespace datapilot::command_line
