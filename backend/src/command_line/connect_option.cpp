#include "command_line/connect_option.h"

#include <termios.h>
#include <unistd.h>

#include <cstdio>
#include <iostream>
#include <utility>

#include "command_line/server_url.h"
#include "config/console.h"
#include "workers/source_failures.h"

namespace datapilot::command_line {
namespace {

using network::Lookup;

// Nothing typed is shown while it lives.
class SilentTerminal {
  public:
    SilentTerminal() {
        if (tcgetattr(STDIN_FILENO, &before_) != 0) return;
        auto silent = before_;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        changed_ = tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0;
    }
    ~SilentTerminal() {
        if (changed_) tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
    }
    SilentTerminal(const SilentTerminal&) = delete;
    SilentTerminal& operator=(const SilentTerminal&) = delete;

  private:
    termios before_{};
    bool changed_ = false;
};

// Empty where nobody is there to be asked: a server may want none.
std::string typed_password() {
    if (isatty(STDIN_FILENO) == 0) return {};
    std::fputs("Mot de passe : ", stderr);
    std::string password;
    {
        const SilentTerminal silent;
        std::getline(std::cin, password);
    }
    std::fputs("\n", stderr);
    return password;
}

// Inside of a company's own network a server without TLS is usual; over the internet it is not.
workers::TlsMode usual_tls(const std::string& address) {
    const network::AddressPolicy only_public{std::vector<network::Range>{}};
    const auto number = boost::asio::ip::make_address(address);
    return only_public.usable(number, {}) ? workers::TlsMode::verify_full
                                          : workers::TlsMode::disable;
}

}  // namespace

ConnectOption::ConnectOption(std::string url, std::string password)
    : url_(std::move(url)),
      password_(std::move(password)),
      resolver_(std::make_shared<network::Resolver>(network::AddressPolicy::unrestricted(),
                                                    std::vector<std::string>{})) {}

base::Result<ConnectOption> ConnectOption::read(std::string url) {
    const auto parsed = server_url(with_database(url, "x"));
    if (!parsed) return parsed.error();
    std::string password;
    if (!parsed->has_password) {
        const auto given = config::connect_password();
        password = given ? *given : typed_password();
    }
    return ConnectOption{std::move(url), std::move(password)};
}

runtime::Task<base::Result<workers::ServerDatabase>> ConnectOption::server(
    std::string database) const {
    auto url = server_url(with_database(url_, database));
    if (!url) co_return url.error();
    const auto lookup = co_await resolver_->find(url->server.host);
    if (!lookup) co_return lookup.error();
    if (lookup->outcome != Lookup::Outcome::found) {
        co_return workers::source_unreachable("the host has no address");
    }
    auto& server = url->server;
    server.address = lookup->address;
    if (!url->has_password) server.password = password_;
    if (!url->says_tls) server.tls.mode = usual_tls(server.address);
    co_return std::move(server);
}

}  // namespace datapilot::command_line
