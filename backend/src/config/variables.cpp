#include "config/variables.h"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace datapilot::config {
namespace {

using enum Variable::InProduction;
using enum Variable::Kind;

constexpr std::array list{
    Variable{"DATAPILOT_ENV", "development", fallback,
             "`development` or `production`; production refuses what is missing or weak."},
    Variable{"DATAPILOT_HOST", "127.0.0.1", fallback, "The address that `serve` listens on."},
    Variable{"DATAPILOT_PORT", "8000", fallback, "Its port; 0 takes any free one."},
    Variable{"DATAPILOT_DATABASE_URL", "", required,
             "The metadata store as the role `datapilot_app`: "
             "`postgresql://datapilot_app:password@host:5432/datapilot`. The password needs 16 "
             "characters in production.",
             secret},
    Variable{"DATAPILOT_DATABASE_OWNER_URL", "", required,
             "The same database as its owner; only `migrate` and `keys rotate` read it.", secret},
    Variable{"DATAPILOT_DATABASE_CONNECTIONS", "8", fallback, "Connections to it at most."},
    Variable{"DATAPILOT_DATA_DIR", ".run/data", required,
             "Where uploaded files and their tables are kept; outside of production, also the "
             "secrets that were drawn."},
    Variable{"DATAPILOT_TOKEN_SECRET", "", required,
             "Signs the access tokens: at least 32 characters, such as `openssl rand -hex 32` "
             "gives. Outside of production one is drawn and kept in the data directory.",
             secret},
    Variable{"DATAPILOT_ENCRYPTION_KEYS", "", required,
             "Encrypt the connections to customers' servers: keys of 32 bytes separated by commas, "
             "each as `openssl rand -hex 32` gives it or as a Fernet key in base64. The first "
             "encrypts, all of them decrypt; `datapilot keys rotate` brings what is stored to the "
             "first. Outside of production one is drawn and kept in the data directory.",
             secret},
    Variable{"DATAPILOT_ALLOWED_NETWORKS", "", fallback,
             "Ranges of addresses that are not public and in which customers' servers may stand, "
             "separated by commas: `10.20.0.0/16`. An address of this machine or of the metadata "
             "store only where it is listed alone: `127.0.0.1`."},
    Variable{"DATAPILOT_SCHEMA_MINUTES", "1440", fallback,
             "How old the schema of a customer's server may be before a question has it read "
             "again, in the background."},
    Variable{"DATAPILOT_DASHBOARD_CACHE_MB", "128", fallback,
             "Memory for the rows that dashboards showed last; a quarter of it for one company."},
    Variable{"DATAPILOT_DASHBOARD_SERVER_SECONDS", "60", fallback,
             "How old rows of a customer's server may be when a dashboard shows them again."},
    Variable{"DATAPILOT_ACCESS_TOKEN_MINUTES", "30", fallback, "How long an access token holds."},
    Variable{"DATAPILOT_REFRESH_TOKEN_DAYS", "7", fallback,
             "How long a session lives without being used."},
    Variable{"DATAPILOT_SESSION_DAYS", "30", fallback, "How long it lives at most."},
    Variable{"DATAPILOT_ALLOWED_ORIGINS", "http://127.0.0.1:3000,http://localhost:3000", required,
             "The pages that may call the API from a browser, separated by commas: scheme, host, "
             "port."},
    Variable{"DATAPILOT_TRUSTED_PROXIES", "", fallback,
             "Addresses of proxies whose X-Forwarded-For is believed, separated by commas."},
    Variable{"DATAPILOT_MAX_CONNECTIONS", "1024", fallback, "Connections of clients at most."},
    Variable{"DATAPILOT_MAX_REQUESTS", "256", fallback,
             "Requests in progress at most; more are refused as overloaded."},
    Variable{"DATAPILOT_MAX_FILE_MB", "1024", fallback, "The largest file of an upload."},
    Variable{"DATAPILOT_MAX_FILES", "20", fallback, "Files of one upload at most."},
    Variable{"DATAPILOT_TENANT_QUOTA_MB", "10240", fallback, "Uploaded files of one tenant."},
    Variable{"DATAPILOT_LEAST_FREE_MB", "1024", fallback,
             "Room that uploads leave on the disk of the data directory."},
    Variable{"DATAPILOT_MAX_WORKERS", "6", fallback, "Worker processes at most."},
    Variable{"DATAPILOT_MAX_WORKERS_PER_TENANT", "3", fallback, "Of them, for one tenant."},
    Variable{"DATAPILOT_SPARE_WORKERS", "2", fallback, "Worker processes started ahead."},
    Variable{"DATAPILOT_WORKER_MEMORY_MB", "1024", fallback, "Memory of a worker."},
    Variable{"DATAPILOT_WORKER_THREADS", "2", fallback, "Threads of a worker."},
    Variable{"DATAPILOT_QUERY_SECONDS", "30", fallback, "How long a query may run."},
    Variable{"DATAPILOT_INGEST_SECONDS", "600", fallback,
             "How long the reading of an upload may take."},
    Variable{
        "DATAPILOT_LLM_PROVIDER", "none", fallback,
        "The language model's kind of server: `none` (the rules answer alone), `anthropic`, or "
        "`openai_compatible` (OVHcloud, Mistral, vLLM, Ollama, llama.cpp)."},
    Variable{"DATAPILOT_LLM_URL", "", fallback,
             "Its base URL: absent, `https://api.anthropic.com`; for the others the part before "
             "`/chat/completions`, such as `http://127.0.0.1:11434/v1`. Outside of loopback, "
             "production wants `https://`."},
    Variable{"DATAPILOT_LLM_KEY", "", fallback, "Its key; never logged.", secret},
    Variable{"DATAPILOT_LLM_MODEL", "claude-sonnet-4-5-20250929", fallback, "The model's name."},
    Variable{"DATAPILOT_LLM_SECONDS", "60", fallback, "How long one answer of it may take."},
    Variable{"DATAPILOT_LLM_EGRESS", "schema", fallback,
             "What may leave: `none`, `schema` (names, types, comments), `samples` (and some "
             "values). See docs/model.md."},
    Variable{"DATAPILOT_LLM_CA_FILE", "", fallback,
             "Certificates (PEM) that are trusted besides the system's."},
    Variable{"DATAPILOT_LLM_INPUT_PRICE", "2800", fallback,
             "Micro-euros for a thousand tokens that it reads."},
    Variable{"DATAPILOT_LLM_OUTPUT_PRICE", "14000", fallback,
             "Micro-euros for a thousand tokens that it writes."},
    Variable{"DATAPILOT_TENANT_DAY_TOKENS", "2000000", fallback,
             "Tokens of one company a day; past it the rules answer alone."},
    Variable{"DATAPILOT_TENANT_DAY_EUROS", "20", fallback, "Euros of one company a day."},
    Variable{"DATAPILOT_TENANT_MONTH_TOKENS", "20000000", fallback,
             "Tokens of one company a month."},
    Variable{"DATAPILOT_TENANT_MONTH_EUROS", "200", fallback, "Euros of one company a month."},
    Variable{"DATAPILOT_USER_DAY_TOKENS", "500000", fallback, "Tokens of one user a day."},
    Variable{"DATAPILOT_USER_DAY_EUROS", "5", fallback, "Euros of one user a day."},
    Variable{"DATAPILOT_USER_MONTH_TOKENS", "5000000", fallback, "Tokens of one user a month."},
    Variable{"DATAPILOT_USER_MONTH_EUROS", "50", fallback, "Euros of one user a month."},
    Variable{"HTTPS_PROXY", "", fallback,
             "The proxy of calls to `https://` (CONNECT); `https_proxy` is read too."},
    Variable{"HTTP_PROXY", "", fallback,
             "The proxy of calls to `http://`; `http_proxy` is read too."},
    Variable{"NO_PROXY", "", fallback,
             "Hosts and domains that are reached without a proxy, separated by commas; `no_proxy` "
             "is read too."},
    Variable{"DATAPILOT_LOG_LEVEL", "info", fallback, "`debug`, `info`, `warning` or `error`."},
    Variable{"DATAPILOT_SLOW_QUESTION_MS", "5000", fallback,
             "An answer that takes longer is logged as `slow_question`."},
    Variable{"DATAPILOT_METRICS_HOST", "127.0.0.1", fallback,
             "The address on which `/metrics` is served: to those who watch, never to the public."},
    Variable{"DATAPILOT_METRICS_PORT", "", fallback,
             "Its port; 0 takes any free one. Absent: no metrics."},
};

constexpr std::array elsewhere{
    std::string_view{"DATAPILOT_API_URL"},            // the page
    std::string_view{"DATAPILOT_CONNECT_PASSWORD"},   // ask and eval
    std::string_view{"DATAPILOT_POSTGRES_PASSWORD"},  // tools/postgres
    std::string_view{"DATAPILOT_SHARED"},             // the tests
};

}  // namespace

std::span<const Variable> variables() {
    return list;
}

const Variable& variable(std::string_view name) {
    const auto* found = std::ranges::find(list, name, &Variable::name);
    if (found == list.end()) throw std::logic_error("no variable " + std::string{name});
    return *found;
}

std::string file_variable(std::string_view name) {
    return std::string{name} + "_FILE";
}

bool is_known(std::string_view name) {
    return std::ranges::any_of(list, [name](const Variable& known) {
        return known.name == name || (known.kind == secret && file_variable(known.name) == name);
    });
}

bool belongs_elsewhere(std::string_view name) {
    return std::ranges::find(elsewhere, name) != elsewhere.end();
}

std::string variables_as_markdown() {
    std::string table =
        "| variable | default | production | meaning |\n| --- | --- | --- | --- |\n";
    for (const auto& row : list) {
        const std::string shown = row.fallback.empty() ? "" : "`" + std::string{row.fallback} + "`";
        const std::string file = row.kind == secret ? " or `…_FILE`" : "";
        table += "| `" + std::string{row.name} + "`" + file + " | " + shown + " | " +
                 (row.in_production == required ? "required" : "") + " | " +
                 std::string{row.meaning} + " |\n";
    }
    return table;
}

}  // namespace datapilot::config
