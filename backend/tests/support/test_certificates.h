#pragma once

#include <filesystem>
#include <string>

namespace datapilot::tests {

// A certificate authority of a test's own and a server's certificate that it signed.
struct TestCertificates {
    // Makes them in the folder, for a server that is named so and is at 127.0.0.1.
    TestCertificates(const std::filesystem::path& folder, const std::string& host);

    std::string authority;  // PEM
    std::filesystem::path certificate_file;
    std::filesystem::path key_file;
};

}  // namespace datapilot::tests
