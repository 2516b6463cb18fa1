#include "config/model_settings.h"

#include <string_view>

namespace datapilot::config {
namespace {

constexpr std::int64_t most_tokens = 1'000'000'000'000;
constexpr std::int64_t most_euros = 1'000'000;
constexpr std::int64_t highest_price = 10'000'000;

constexpr std::string_view anthropic_url = "https://api.anthropic.com";

bool is_loopback(std::string_view url) {
    return url.starts_with("http://127.0.0.1") || url.starts_with("http://localhost") ||
           url.starts_with("http://[::1]");
}

std::string read_url(Reader& read, ModelProvider provider, Environment environment) {
    auto url = read.text("DATAPILOT_LLM_URL");
    while (url.ends_with('/')) url.pop_back();
    if (url.empty() && provider == ModelProvider::anthropic) return std::string{anthropic_url};
    const bool has_scheme = url.starts_with("https://") || url.starts_with("http://");
    if (provider == ModelProvider::openai_compatible && !has_scheme) {
        read.fault("DATAPILOT_LLM_URL",
                   {"manque, ou ne commence pas par https:// ou http://.",
                    "is missing, or begins with neither https:// nor http://."});
    } else if (environment == Environment::production && url.starts_with("http://") &&
               !is_loopback(url)) {
        read.fault("DATAPILOT_LLM_URL",
                   {"doit commencer par https:// en production : les questions et la clé "
                    "passeraient en clair.",
                    "must begin with https:// in production: questions and the key would pass in "
                    "clear text."});
    }
    return url;
}

ModelSettings::Budget read_budget(Reader& read, std::string_view tokens, std::string_view euros) {
    return {read.integer(tokens, 0, most_tokens), read.integer(euros, 0, most_euros)};
}

}  // namespace

ModelSettings read_model(Reader& read, Environment environment) {
    ModelSettings model;
    model.provider = static_cast<ModelProvider>(
        read.one_of("DATAPILOT_LLM_PROVIDER", {"none", "anthropic", "openai_compatible"}));
    model.url = read_url(read, model.provider, environment);
    model.key = read.text("DATAPILOT_LLM_KEY");
    if (model.provider == ModelProvider::anthropic && model.key.empty()) {
        read.fault("DATAPILOT_LLM_KEY", {"manque : la clé du service du modèle.",
                                         "is missing: the key of the model's service."});
    }
    model.model = read.text("DATAPILOT_LLM_MODEL");
    model.most_time = std::chrono::seconds{read.integer("DATAPILOT_LLM_SECONDS", 1, 280)};
    read.one_of("DATAPILOT_LLM_EGRESS", {"none", "schema", "samples"});
    model.egress = read.text("DATAPILOT_LLM_EGRESS");
    model.ca_file = read.text("DATAPILOT_LLM_CA_FILE");
    model.https_proxy = read.text("HTTPS_PROXY");
    model.http_proxy = read.text("HTTP_PROXY");
    model.no_proxy = read.list("NO_PROXY");
    model.input_price = read.integer("DATAPILOT_LLM_INPUT_PRICE", 0, highest_price);
    model.output_price = read.integer("DATAPILOT_LLM_OUTPUT_PRICE", 0, highest_price);
    model.tenant_day =
        read_budget(read, "DATAPILOT_TENANT_DAY_TOKENS", "DATAPILOT_TENANT_DAY_EUROS");
    model.tenant_month =
        read_budget(read, "DATAPILOT_TENANT_MONTH_TOKENS", "DATAPILOT_TENANT_MONTH_EUROS");
    model.user_day = read_budget(read, "DATAPILOT_USER_DAY_TOKENS", "DATAPILOT_USER_DAY_EUROS");
    model.user_month =
        read_budget(read, "DATAPILOT_USER_MONTH_TOKENS", "DATAPILOT_USER_MONTH_EUROS");
    return model;
}

}  // namespace datapilot::config
