#include "config/secrets.h"

#include <fcntl.h>
#include <sys/random.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <set>
#include <system_error>

namespace datapilot::config {
namespace {

constexpr std::size_t least_different_characters = 8;

std::system_error failure(const std::string& what) {
    return {errno, std::generic_category(), what};
}

std::string drawn_secret() {
    std::array<unsigned char, 32> bytes{};
    if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
        throw failure("getrandom");
    }
    constexpr std::string_view digits = "0123456789abcdef";
    std::string secret;
    for (const auto byte : bytes) {
        secret += digits[byte >> 4];
        secret += digits[byte & 15];
    }
    return secret;
}

// Appears whole or not at all, so that two programs that start at once agree on one secret.
void keep(const std::filesystem::path& file, const std::string& secret) {
    auto draft = file;
    draft += "." + std::to_string(getpid());
    const int descriptor = open(draft.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0) throw failure(draft);
    const auto written = write(descriptor, secret.data(), secret.size());
    close(descriptor);
    const bool whole = written == static_cast<ssize_t>(secret.size());
    const bool linked = whole && (link(draft.c_str(), file.c_str()) == 0 || errno == EEXIST);
    const auto error = failure(file);
    unlink(draft.c_str());
    if (!linked) throw error;
}

}  // namespace

bool is_weak_secret(std::string_view secret, std::size_t least_characters) {
    if (secret.size() < least_characters) return true;
    std::string lower(secret);
    std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return std::tolower(c); });
    const std::array<std::string_view, 5> examples{"changeme", "change-me", "change_me", "example",
                                                   "password"};
    if (std::ranges::any_of(
            examples, [&](auto example) { return lower.find(example) != std::string::npos; })) {
        return true;
    }
    return std::set<char>(lower.begin(), lower.end()).size() < least_different_characters;
}

bool is_encryption_key(std::string_view text) {
    constexpr std::string_view hexadecimal = "0123456789abcdefABCDEF";
    constexpr std::string_view base64 =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    if (text.size() == 64) return text.find_first_not_of(hexadecimal) == std::string_view::npos;
    return text.size() == 44 && text.find_first_not_of(base64) == 43 && text.back() == '=';
}

std::string_view password_of(std::string_view url) {
    const auto scheme = url.find("://");
    if (scheme == std::string_view::npos) return {};
    auto authority = url.substr(scheme + 3);
    authority = authority.substr(0, authority.find_first_of("/?"));
    const auto at = authority.rfind('@');
    const auto colon = authority.find(':');
    if (at == std::string_view::npos || colon == std::string_view::npos || colon > at) return {};
    return authority.substr(colon + 1, at - colon - 1);
}

std::string kept_secret(const std::filesystem::path& file) {
    if (!std::filesystem::exists(file)) keep(file, drawn_secret());
    std::ifstream stream(file);
    std::string secret;
    if (!std::getline(stream, secret)) throw failure(file);
    return secret;
}

}  // namespace datapilot::config
