#include "ai/models/own_model.h"

#include <algorithm>
#include <boost/describe/class.hpp>
#include <string_view>
#include <utility>

#include "http/header.h"
#include "http/json_body.h"
#include "http/validation.h"
#include "http_client/address.h"
#include "network/resolver.h"

namespace datapilot::ai::models {

// Named, for Boost.Describe sees no type of an unnamed namespace.
struct OwnModelBody {
    std::string provider;
    std::optional<std::string> url;
    std::string model;
    std::optional<std::string> key;
};
BOOST_DESCRIBE_STRUCT(OwnModelBody, (), (provider, url, model, key))

namespace {

using base::FieldErrc;

constexpr std::size_t longest_url = 500;
constexpr std::size_t longest_model = 200;
constexpr std::size_t longest_key = 500;
constexpr std::string_view anthropic_url = "https://api.anthropic.com";

// What a header and a log can hold: nothing ends them early.
bool is_printable(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7f; });
}

bool is_base_url(std::string_view url) {
    const auto address = http_client::parse_address(url);
    return address && is_printable(url) && network::is_host(address->host) &&
           url.find_first_of("?#") == std::string_view::npos;
}

std::string base_url(const std::optional<std::string>& said, llm::ProviderKind kind) {
    std::string url{http::trimmed(said.value_or(""))};
    while (url.ends_with('/')) url.pop_back();
    if (url.empty() && kind == llm::ProviderKind::anthropic) return std::string{anthropic_url};
    return url;
}

void check_url(http::FieldErrors& errors, const std::string& url) {
    if (url.empty()) return errors.add("url", FieldErrc::required);
    if (url.size() > longest_url) return errors.add("url", FieldErrc::too_long);
    if (is_base_url(url)) return;
    errors.add("url", FieldErrc::invalid_format,
               {"Écrivez l'adresse de base du service, par exemple https://api.mistral.ai/v1, sans "
                "mot de passe ni « ? ».",
                "Write the service's base address, such as https://api.mistral.ai/v1, without a "
                "password or “?”."});
}

void check_key(http::FieldErrors& errors, const std::optional<std::string>& key) {
    if (!key) return;
    if (key->size() > longest_key) return errors.add("key", FieldErrc::too_long);
    if (!is_printable(*key)) errors.add("key", FieldErrc::invalid_format);
}

}  // namespace

base::Result<OwnModelInput> own_model_from(const http::Request& request) {
    auto body = http::parse_json<OwnModelBody>(request);
    if (!body) return body.error();
    http::FieldErrors errors;
    const auto kind = llm::provider_kind(body->provider);
    errors.check_one_of("provider", body->provider, {"anthropic", "openai_compatible"});
    const auto url = base_url(body->url, kind.value_or(llm::ProviderKind::openai_compatible));
    const std::string model{http::trimmed(body->model)};
    check_url(errors, url);
    errors.check_length("model", model, 1, longest_model);
    if (!is_printable(model)) errors.add("model", FieldErrc::invalid_format);
    check_key(errors, body->key);
    if (!errors.empty()) return errors.error();
    return OwnModelInput{{.kind = *kind, .url = url, .model = model}, std::move(body->key)};
}

bool may_keep_key(const OwnModel& kept, const llm::ModelAddress& wanted) {
    return kept.kind == wanted.kind && kept.url == wanted.url;
}

base::Error key_wanted() {
    http::FieldErrors errors;
    errors.add("key", FieldErrc::required,
               {"Saisissez la clé : elle est redemandée quand le fournisseur ou l'adresse change.",
                "Enter the key: it is asked for again where the provider or the address changes."});
    return errors.error();
}

}  // namespace datapilot::ai::models
