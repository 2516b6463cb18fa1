#include "worker/engines/server/certificate_authorities.h"

#include <fstream>
#include <stdexcept>

namespace datapilot::worker {

std::string authorities_file(const workers::Tls& tls, const std::string& temporary_directory) {
    if (tls.ca_certificates.empty()) return std::string{workers::machine_authorities};
    auto path = temporary_directory + "/authorities.pem";
    std::ofstream file{path, std::ios::binary | std::ios::trunc};
    file << tls.ca_certificates;
    file.close();
    if (!file) throw std::runtime_error{"the certificate authorities could not be written"};
    return path;
}

}  // namespace datapilot::worker
