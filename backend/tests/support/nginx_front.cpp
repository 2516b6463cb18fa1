#include "support/nginx_front.h"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <thread>

#include "support/free_port.h"
#include "support/http_client.h"

namespace datapilot::tests {
namespace {

using namespace std::chrono_literals;

constexpr auto program = "/usr/sbin/nginx";
constexpr auto deployed = DATAPILOT_REPOSITORY "/deploy/nginx/";

std::string configuration(const std::string& folder, std::uint16_t port,
                          const std::vector<std::uint16_t>& replicas) {
    std::string servers;
    for (const auto replica : replicas) {
        servers +=
            "server 127.0.0.1:" + std::to_string(replica) + " max_fails=2 fail_timeout=5s;\n";
    }
    std::string paths;
    for (const std::string kind : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"}) {
        paths += kind + "_temp_path " + folder + "/" + kind + ";\n";
    }
    const std::string include = std::string{"include "} + deployed;
    return "daemon off;\nmaster_process off;\npid " + folder + "/pid;\nerror_log stderr warn;\n" +
           "events {}\nhttp {\naccess_log off;\n" + paths + "upstream backend {\n" + servers +
           "keepalive 32;\n}\nserver {\nlisten 127.0.0.1:" + std::to_string(port) +
           ";\nproxy_buffering off;\n" + include + "problems.conf;\n" +
           // As in site.conf: uploads alone may be large, and go through as they come.
           "location ~ ^/api/v1/data-sources(/[^/]+/files)?$ {\nclient_max_body_size 21g;\n" +
           "proxy_request_buffering off;\n" + include + "to_backend.conf;\n}\n" +
           "location / {\nclient_max_body_size 4m;\n" + include + "to_backend.conf;\n}\n}\n}\n";
}

void wait_until_it_answers(std::uint16_t port) {
    for (int attempt = 0; attempt < 100; ++attempt) {
        try {
            if (HttpClient(port).get("/healthz").status == 200) return;
        } catch (const std::exception&) {
            // It does not listen yet.
        }
        std::this_thread::sleep_for(50ms);
    }
    throw std::runtime_error("nginx does not answer");
}

}  // namespace

NginxFront::NginxFront(const std::vector<std::uint16_t>& replicas) : port_(free_port()) {
    if (!std::filesystem::exists(program)) throw std::runtime_error("nginx is not installed");
    const auto file = folder_.path() / "nginx.conf";
    std::ofstream(file) << configuration(folder_.path(), port_, replicas);
    const std::vector<std::string> command{program, "-c", file, "-e", "stderr"};
    nginx_ = std::make_unique<RunningProgram>(command, Variables{});
    wait_until_it_answers(port_);
}

}  // namespace datapilot::tests
