#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/text.h"
#include "network/range.h"

namespace datapilot::config {

enum class Environment { development, production };
enum class LogLevel { debug, info, warning, error };

enum class ModelProvider { none, anthropic, openai_compatible };

// The language model, and what it may cost; see variables.cpp.
struct ModelSettings {
    ModelProvider provider = ModelProvider::none;
    std::string url;
    std::string key;
    std::string model;
    std::chrono::seconds most_time{};
    std::string egress;
    std::string ca_file;
    std::string https_proxy;
    std::string http_proxy;
    std::vector<std::string> no_proxy;

    // Micro-euros for a thousand tokens.
    std::int64_t input_price = 0;
    std::int64_t output_price = 0;

    struct Budget {
        std::int64_t tokens = 0;
        std::int64_t euros = 0;
    };
    Budget tenant_day, tenant_month, user_day, user_month;
};

// See variables.cpp for what each means.
struct Settings {
    Environment environment = Environment::development;
    LogLevel log_level = LogLevel::info;
    std::chrono::milliseconds slow_question{};
    std::string metrics_host;
    std::optional<std::uint16_t> metrics_port{};  // absent: no metrics

    std::string host;
    std::uint16_t port = 0;
    std::vector<std::string> allowed_origins;
    std::vector<std::string> trusted_proxies;
    std::size_t max_connections = 0;
    std::size_t max_requests = 0;

    std::string database_url;
    std::string database_owner_url;  // empty for serve
    std::size_t database_connections = 0;

    std::filesystem::path data_directory;
    std::int64_t max_file_bytes = 0;
    std::size_t max_files = 0;
    std::int64_t tenant_quota_bytes = 0;
    std::int64_t least_free_bytes = 0;

    std::string token_secret;
    std::chrono::seconds access_token_lifetime{};
    std::chrono::seconds refresh_token_lifetime{};
    std::chrono::seconds session_lifetime{};

    std::vector<std::string>
        encryption_keys;  // as crypto::FernetKey reads them; the first encrypts
    std::vector<network::Range> allowed_networks;
    std::chrono::seconds schema_age{};

    std::int64_t dashboard_cache_bytes = 0;
    std::chrono::seconds dashboard_server_age{};

    std::size_t max_workers = 0;
    std::size_t max_workers_per_tenant = 0;
    std::size_t spare_workers = 0;
    std::int64_t worker_memory_bytes = 0;
    int worker_threads = 0;
    std::chrono::seconds query_time{};
    std::chrono::seconds ingest_time{};

    ModelSettings model;
};

// What a subcommand needs; the secrets of the others may be absent.
enum class Purpose { serve, migrate, rotate_keys };

using Variables = std::map<std::string, std::string, std::less<>>;

// The variables of this process whose names begin with DATAPILOT_, and those that name proxies.
Variables process_variables();

struct Loaded {
    Settings settings;
    std::vector<std::string> unknown;  // variables that are set and mean nothing: spelling errors?
};

// Everything that keeps the program from starting, each naming its variable.
using Faults = std::vector<base::Text>;

// Makes the data directory, and outside of production the secrets in it, where they are absent.
std::variant<Loaded, Faults> load(const Variables& variables, Purpose purpose);

// The language model alone, for what needs no server.
std::variant<ModelSettings, Faults> load_model(const Variables& variables);

}  // namespace datapilot::config
