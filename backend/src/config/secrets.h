#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace datapilot::config {

// Short, made of few different characters, or one that an example would bear.
bool is_weak_secret(std::string_view secret, std::size_t least_characters);

// The password in postgresql://user:password@host/…; empty where there is none.
std::string_view password_of(std::string_view url);

// Whether the text has the shape of a key of 32 bytes: 64 hexadecimal digits, or base64 for URLs.
bool is_encryption_key(std::string_view text);

// The secret kept in this file, which only its owner can read; drawn when the file is not there.
// Throws std::system_error where the file can be neither read nor made.
std::string kept_secret(const std::filesystem::path& file);

}  // namespace datapilot::config
