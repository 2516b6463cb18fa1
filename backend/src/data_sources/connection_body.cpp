#include "data_sources/connection_body.h"

#include <algorithm>
#include <boost/describe/class.hpp>
#include <cstdint>
#include <utility>
#include <vector>

#include "data_sources/connection.h"
#include "http/header.h"
#include "http/json_body.h"
#include "http/validation.h"
#include "network/resolver.h"

namespace datapilot::data_sources {

// Named, for Boost.Describe sees no type of an unnamed namespace.
struct ConnectionBody {
    std::string host;
    std::optional<std::int64_t> port;
    std::string database;
    std::string user;
    std::optional<std::string> password;
    std::optional<boost::json::object> tls;
    std::optional<std::vector<std::string>> schemas;
};
BOOST_DESCRIBE_STRUCT(ConnectionBody, (), (host, port, database, user, password, tls, schemas))

struct TlsBody {
    std::string mode;
    std::optional<std::string> ca_certificates;
};
BOOST_DESCRIBE_STRUCT(TlsBody, (), (mode, ca_certificates))

namespace {

using base::FieldErrc;
using workers::TlsMode;

constexpr std::size_t longest_name = 128;
constexpr std::size_t longest_password = 1024;
constexpr std::size_t most_certificate_bytes = 64 << 10;
constexpr std::size_t most_schemas = 50;

bool has_controls(std::string_view text) {
    return std::ranges::any_of(text, [](unsigned char c) { return c < ' ' || c == 0x7f; });
}

// Names of databases, users and schemas may hold anything but what breaks a protocol or a log.
void check_name(http::FieldErrors& errors, std::string field, std::string_view name) {
    if (has_controls(name)) return errors.add(std::move(field), FieldErrc::invalid_format);
    errors.check_length(std::move(field), name, 1, longest_name);
}

std::string host_of(std::string_view text) {
    auto host = http::trimmed(text);
    const bool bracketed = host.size() > 2 && host.front() == '[' && host.back() == ']';
    return std::string{bracketed ? host.substr(1, host.size() - 2) : host};
}

void check_host(http::FieldErrors& errors, const std::string& host) {
    const std::string field = "connection.host";
    if (host.empty()) return errors.add(field, FieldErrc::required);
    if (network::is_host(host)) return;
    errors.add(
        field, FieldErrc::invalid_format,
        {"Indiquez un nom de machine ou une adresse IP, sans « http:// », ni port, ni chemin.",
         "Give a host name or an IP address, without “http://”, port or path."});
}

void check_certificates(http::FieldErrors& errors, const std::string& text) {
    const std::string field = "connection.tls.ca_certificates";
    if (text.empty()) return;
    if (text.size() > most_certificate_bytes) return errors.add(field, FieldErrc::too_long);
    const bool is_pem = text.find("-----BEGIN CERTIFICATE-----") != std::string::npos;
    if (is_pem && text.find("PRIVATE KEY") == std::string::npos) return;
    errors.add(field, FieldErrc::invalid_format,
               {"Collez le certificat de l'autorité au format PEM (« -----BEGIN CERTIFICATE----- "
                "»), et jamais une clé privée.",
                "Paste the authority's certificate as PEM (“-----BEGIN CERTIFICATE-----”), and "
                "never a private key."});
}

std::optional<TlsMode> tls_mode(std::string_view text) {
    for (const auto mode :
         {TlsMode::disable, TlsMode::require, TlsMode::verify_ca, TlsMode::verify_full}) {
        if (workers::name(mode) == text) return mode;
    }
    return std::nullopt;
}

base::Result<workers::Tls> tls_of(std::optional<boost::json::object> object) {
    if (!object) return workers::Tls{};
    auto body = http::parse_object<TlsBody>(std::move(*object), "connection.tls.");
    if (!body) return body.error();
    http::FieldErrors errors;
    const auto mode = tls_mode(body->mode);
    if (!mode) {
        errors.check_one_of("connection.tls.mode", body->mode,
                            {"disable", "require", "verify_ca", "verify_full"});
    }
    auto certificates = body->ca_certificates.value_or("");
    check_certificates(errors, certificates);
    if (!errors.empty()) return errors.error();
    return workers::Tls{*mode, std::move(certificates)};
}

void check_rest(http::FieldErrors& errors, const ConnectionBody& body) {
    check_name(errors, "connection.database", body.database);
    check_name(errors, "connection.user", body.user);
    if (body.port && (*body.port < 1 || *body.port > 65535)) {
        errors.add("connection.port", FieldErrc::out_of_range);
    }
    if (body.password && body.password->size() > longest_password) {
        errors.add("connection.password", FieldErrc::too_long);
    }
    if (!body.schemas) return;
    if (body.schemas->size() > most_schemas) {
        errors.add("connection.schemas", FieldErrc::too_long);
    }
    for (const auto& schema : *body.schemas) check_name(errors, "connection.schemas", schema);
}

}  // namespace

base::Result<ConnectionInput> connection_input(boost::json::object object,
                                               catalog::Dialect dialect) {
    auto body = http::parse_object<ConnectionBody>(std::move(object), "connection.");
    if (!body) return body.error();
    auto tls = tls_of(std::move(body->tls));
    if (!tls) return tls.error();
    const auto host = host_of(body->host);
    http::FieldErrors errors;
    check_host(errors, host);
    check_rest(errors, *body);
    if (!errors.empty()) return errors.error();
    workers::ServerDatabase server{
        .dialect = dialect,
        .host = host,
        .address = {},
        .port = static_cast<std::uint16_t>(body->port.value_or(default_port(dialect))),
        .database = std::move(body->database),
        .user = std::move(body->user),
        .password = {},
        .tls = std::move(*tls),
        .schemas = body->schemas.value_or(std::vector<std::string>{})};
    return ConnectionInput{std::move(server), std::move(body->password)};
}

base::Result<workers::ServerDatabase> completed(ConnectionInput input,
                                                const workers::ServerDatabase* stored) {
    auto& server = input.server;
    if (input.password) {
        server.password = std::move(*input.password);
        return std::move(server);
    }
    if (stored == nullptr || !is_same_login(*stored, server)) {
        http::FieldErrors errors;
        errors.add("connection.password", FieldErrc::required,
                   {"Saisissez le mot de passe : il est redemandé quand l'hôte, le port, "
                    "l'utilisateur ou le chiffrement change.",
                    "Enter the password: it is asked for again where host, port, user or "
                    "encryption change."});
        return errors.error();
    }
    server.password = stored->password;
    return std::move(server);
}

}  // namespace datapilot::data_sources
