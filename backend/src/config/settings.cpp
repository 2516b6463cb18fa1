#include "config/settings.h"

#include <unistd.h>

#include <algorithm>
#include <string_view>
#include <system_error>

#include "config/model_settings.h"
#include "config/reader.h"
#include "config/secrets.h"
#include "config/variables.h"

namespace datapilot::config {
namespace {

using namespace std::chrono_literals;

constexpr std::int64_t megabyte = 1 << 20;
constexpr std::int64_t minutes_a_day = std::chrono::minutes{std::chrono::days{1}}.count();
constexpr std::size_t least_token_secret = 32;
constexpr std::size_t least_password = 16;

void read_server(Reader& read, Settings& settings) {
    settings.host = read.text("DATAPILOT_HOST");
    settings.port = static_cast<std::uint16_t>(read.integer("DATAPILOT_PORT", 0, 65535));
    settings.max_connections =
        static_cast<std::size_t>(read.integer("DATAPILOT_MAX_CONNECTIONS", 1, 100'000));
    settings.max_requests =
        static_cast<std::size_t>(read.integer("DATAPILOT_MAX_REQUESTS", 1, 100'000));
    settings.trusted_proxies = read.list("DATAPILOT_TRUSTED_PROXIES");
    settings.allowed_origins = read.list("DATAPILOT_ALLOWED_ORIGINS");
    for (const auto& origin : settings.allowed_origins) {
        const auto scheme = origin.find("://");
        const bool is_origin = (origin.starts_with("http://") || origin.starts_with("https://")) &&
                               origin.find_first_of("/*?#", scheme + 3) == std::string::npos;
        if (is_origin) continue;
        read.fault("DATAPILOT_ALLOWED_ORIGINS",
                   {"doit lister des origines telles que https://app.exemple.fr, sans joker ni "
                    "chemin : « " +
                        origin + " » n'en est pas une.",
                    "must list origins such as https://app.example.com, without wildcard or path: "
                    "\"" +
                        origin + "\" is none."});
    }
}

void read_watching(Reader& read, Settings& settings) {
    settings.log_level = static_cast<LogLevel>(
        read.one_of("DATAPILOT_LOG_LEVEL", {"debug", "info", "warning", "error"}));
    settings.slow_question =
        std::chrono::milliseconds{read.integer("DATAPILOT_SLOW_QUESTION_MS", 0, 3'600'000)};
    settings.metrics_host = read.text("DATAPILOT_METRICS_HOST");
    if (read.text("DATAPILOT_METRICS_PORT").empty()) return;
    settings.metrics_port =
        static_cast<std::uint16_t>(read.integer("DATAPILOT_METRICS_PORT", 0, 65535));
}

std::string read_database_url(Reader& read, std::string_view name, Environment environment) {
    auto url = read.text(name);
    if (url.empty()) {
        // In production the reader has said so already.
        if (environment == Environment::development) {
            read.fault(name,
                       {"manque : l'adresse de PostgreSQL (voir docs/configuration.md).",
                        "is missing: the address of PostgreSQL (see docs/configuration.md)."});
        }
        return url;
    }
    if (!url.starts_with("postgresql://") && !url.starts_with("postgres://")) {
        read.fault(name, {"doit commencer par postgresql://.", "must begin with postgresql://."});
    } else if (environment == Environment::production &&
               is_weak_secret(password_of(url), least_password)) {
        read.fault(name, {"contient un mot de passe absent, trop court (16 caractères au moins) ou "
                          "trop simple.",
                          "holds a password that is absent, too short (at least 16 characters) or "
                          "too simple."});
    }
    return url;
}

void read_storage(Reader& read, Settings& settings) {
    settings.max_file_bytes = read.integer("DATAPILOT_MAX_FILE_MB", 1, 100'000) * megabyte;
    settings.max_files = static_cast<std::size_t>(read.integer("DATAPILOT_MAX_FILES", 1, 90));
    settings.tenant_quota_bytes =
        read.integer("DATAPILOT_TENANT_QUOTA_MB", 1, 100'000'000) * megabyte;
    settings.least_free_bytes = read.integer("DATAPILOT_LEAST_FREE_MB", 0, 100'000'000) * megabyte;
}

void read_data_directory(Reader& read, Settings& settings) {
    const auto directory = read.text("DATAPILOT_DATA_DIR");
    if (directory.empty()) return;
    settings.data_directory = std::filesystem::absolute(directory);
    std::error_code failure;
    std::filesystem::create_directories(settings.data_directory, failure);
    if (failure || access(settings.data_directory.c_str(), W_OK) != 0) {
        read.fault("DATAPILOT_DATA_DIR", {"désigne un dossier où l'on ne peut pas écrire.",
                                          "names a folder that cannot be written to."});
    }
}

void read_sessions(Reader& read, Settings& settings) {
    settings.access_token_lifetime =
        std::chrono::minutes{read.integer("DATAPILOT_ACCESS_TOKEN_MINUTES", 1, minutes_a_day)};
    settings.refresh_token_lifetime =
        std::chrono::days{read.integer("DATAPILOT_REFRESH_TOKEN_DAYS", 1, 90)};
    settings.session_lifetime = std::chrono::days{read.integer("DATAPILOT_SESSION_DAYS", 1, 365)};
    settings.token_secret = read.text("DATAPILOT_TOKEN_SECRET");
    if (settings.token_secret.empty()) {
        const bool draw = settings.environment == Environment::development && read.faults().empty();
        if (draw) settings.token_secret = kept_secret(settings.data_directory / "token-secret");
    } else if (is_weak_secret(settings.token_secret, least_token_secret)) {
        read.fault("DATAPILOT_TOKEN_SECRET",
                   {"est trop court (32 caractères au moins) ou trop simple ; tirez-en un avec "
                    "« openssl rand -hex 32 ».",
                    "is too short (at least 32 characters) or too simple; draw one with "
                    "\"openssl rand -hex 32\"."});
    }
}

void read_encryption_keys(Reader& read, Settings& settings) {
    constexpr auto name = "DATAPILOT_ENCRYPTION_KEYS";
    settings.encryption_keys = read.list(name);
    if (settings.encryption_keys.empty()) {
        const bool draw = settings.environment == Environment::development && read.faults().empty();
        if (draw) {
            settings.encryption_keys = {kept_secret(settings.data_directory / "encryption-key")};
        }
        return;
    }
    for (const auto& key : settings.encryption_keys) {
        if (is_encryption_key(key) && !is_weak_secret(key, 0)) continue;
        read.fault(name,
                   {"contient une clé qui n'en est pas une (32 octets : 64 chiffres hexadécimaux, "
                    "ou 44 caractères en base64), ou trop simple ; tirez-en une avec "
                    "« openssl rand -hex 32 ».",
                    "holds a key that is none (32 bytes: 64 hexadecimal digits, or 44 characters "
                    "of base64), or too simple; draw one with \"openssl rand -hex 32\"."});
        return;
    }
}

void read_dashboards(Reader& read, Settings& settings) {
    settings.dashboard_cache_bytes =
        read.integer("DATAPILOT_DASHBOARD_CACHE_MB", 1, 1'000'000) * megabyte;
    settings.dashboard_server_age =
        std::chrono::seconds{read.integer("DATAPILOT_DASHBOARD_SERVER_SECONDS", 0, 86'400)};
}

void read_connections(Reader& read, Settings& settings) {
    constexpr auto name = "DATAPILOT_ALLOWED_NETWORKS";
    settings.schema_age =
        std::chrono::minutes{read.integer("DATAPILOT_SCHEMA_MINUTES", 1, 365 * minutes_a_day)};
    for (const auto& text : read.list(name)) {
        if (const auto range = network::Range::parse(text)) {
            settings.allowed_networks.push_back(*range);
            continue;
        }
        read.fault(name, {"doit lister des plages d'adresses telles que 10.20.0.0/16 : « " + text +
                              " » n'en est pas une.",
                          "must list ranges of addresses such as 10.20.0.0/16: \"" + text +
                              "\" is none."});
    }
}

void read_workers(Reader& read, Settings& settings) {
    settings.max_workers = static_cast<std::size_t>(read.integer("DATAPILOT_MAX_WORKERS", 1, 256));
    settings.max_workers_per_tenant =
        static_cast<std::size_t>(read.integer("DATAPILOT_MAX_WORKERS_PER_TENANT", 1, 256));
    settings.spare_workers =
        static_cast<std::size_t>(read.integer("DATAPILOT_SPARE_WORKERS", 1, 64));
    settings.worker_memory_bytes =
        read.integer("DATAPILOT_WORKER_MEMORY_MB", 256, 1'000'000) * megabyte;
    settings.worker_threads = static_cast<int>(read.integer("DATAPILOT_WORKER_THREADS", 1, 64));
    settings.query_time = std::chrono::seconds{read.integer("DATAPILOT_QUERY_SECONDS", 1, 280)};
    settings.ingest_time = std::chrono::seconds{read.integer("DATAPILOT_INGEST_SECONDS", 1, 3000)};
}

std::vector<std::string> unknown_names(const Variables& variables) {
    std::vector<std::string> unknown;
    for (const auto& [name, value] : variables) {
        if (!is_known(name) && !belongs_elsewhere(name)) unknown.push_back(name);
    }
    return unknown;
}

// The name that we know a variable of proxies by, which other programs write in small letters too;
// empty for any other.
std::string_view proxy_variable(std::string_view name) {
    if (name == "HTTPS_PROXY" || name == "https_proxy") return "HTTPS_PROXY";
    if (name == "HTTP_PROXY" || name == "http_proxy") return "HTTP_PROXY";
    if (name == "NO_PROXY" || name == "no_proxy") return "NO_PROXY";
    return {};
}

}  // namespace

Variables process_variables() {
    constexpr std::string_view prefix = "DATAPILOT_";
    Variables variables;
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string_view text = *entry;
        const auto equals = text.find('=');
        if (equals == std::string_view::npos) continue;
        const auto name = text.substr(0, equals);
        const auto proxy = proxy_variable(name);
        if (!name.starts_with(prefix) && proxy.empty()) continue;
        variables.emplace(proxy.empty() ? name : proxy, text.substr(equals + 1));
    }
    return variables;
}

std::variant<Loaded, Faults> load(const Variables& variables, Purpose purpose) {
    Loaded loaded{{}, unknown_names(variables)};
    auto& settings = loaded.settings;
    Reader first(variables, Environment::development);
    settings.environment =
        static_cast<Environment>(first.one_of("DATAPILOT_ENV", {"development", "production"}));
    if (!first.faults().empty()) return std::move(first.faults());

    Reader read(variables, settings.environment);
    settings.database_url = read_database_url(read, "DATAPILOT_DATABASE_URL", settings.environment);
    if (purpose != Purpose::serve) {
        settings.database_owner_url =
            read_database_url(read, "DATAPILOT_DATABASE_OWNER_URL", settings.environment);
    }
    if (purpose == Purpose::rotate_keys) {
        read_data_directory(read, settings);
        read_encryption_keys(read, settings);
    }
    if (purpose == Purpose::serve) {
        settings.database_connections =
            static_cast<std::size_t>(read.integer("DATAPILOT_DATABASE_CONNECTIONS", 1, 100));
        read_watching(read, settings);
        read_server(read, settings);
        read_storage(read, settings);
        read_data_directory(read, settings);
        read_sessions(read, settings);
        read_encryption_keys(read, settings);
        read_connections(read, settings);
        read_dashboards(read, settings);
        read_workers(read, settings);
        settings.model = read_model(read, settings.environment);
    }
    if (!read.faults().empty()) return std::move(read.faults());
    return loaded;
}

std::variant<ModelSettings, Faults> load_model(const Variables& variables) {
    Reader read(variables, Environment::development);
    auto model = read_model(read, Environment::development);
    if (!read.faults().empty()) return std::move(read.faults());
    return model;
}

}  // namespace datapilot::config
