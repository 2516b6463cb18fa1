#include "support/test_certificates.h"

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <vector>

#include "support/program_run.h"

namespace datapilot::tests {
namespace {

void openssl(std::vector<std::string> arguments) {
    const auto run = run_program("/usr/bin/openssl", arguments);
    if (run.exit_code != 0) throw std::runtime_error("openssl: " + run.errors);
}

std::string content(const std::filesystem::path& path) {
    std::ifstream file{path};
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

}  // namespace

TestCertificates::TestCertificates(const std::filesystem::path& folder, const std::string& host)
    : certificate_file(folder / "server.crt"), key_file(folder / "server.key") {
    const auto authority_file = (folder / "authority.crt").string();
    const auto authority_key = (folder / "authority.key").string();
    const std::vector<std::string> new_key{
        "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"};
    std::vector<std::string> self_signed{"req",     "-x509",       "-subj", "/CN=Test authority",
                                         "-keyout", authority_key, "-out",  authority_file};
    self_signed.insert(self_signed.end(), new_key.begin(), new_key.end());
    openssl(self_signed);
    std::vector<std::string> signed_by_it{"req",     "-x509",
                                          "-subj",   "/CN=" + host,
                                          "-addext", "subjectAltName=DNS:" + host,
                                          "-addext", "basicConstraints=critical,CA:FALSE",
                                          "-CA",     authority_file,
                                          "-CAkey",  authority_key,
                                          "-keyout", key_file.string(),
                                          "-out",    certificate_file.string()};
    signed_by_it.insert(signed_by_it.end(), new_key.begin(), new_key.end());
    openssl(signed_by_it);
    authority = content(authority_file);
}

}  // namespace datapilot::tests
