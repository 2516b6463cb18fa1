#include "worker/engines/mysql/tls_identity.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <memory>
#include <optional>
#include <utility>

#include "worker/engines/server/server_failures.h"

namespace datapilot::worker::mysql {
namespace {

template <auto Free>
struct FreeWith {
    template <class T>
    void operator()(T* object) const {
        Free(object);
    }
};
using Context = std::unique_ptr<SSL_CTX, FreeWith<SSL_CTX_free>>;
using Ssl = std::unique_ptr<SSL, FreeWith<SSL_free>>;
using Certificate = std::unique_ptr<X509, FreeWith<X509_free>>;
using Memory = std::unique_ptr<BIO, FreeWith<BIO_free>>;

constexpr std::size_t longest_greeting = 4096;
constexpr unsigned char error_packet = 0xFF;

// Of the protocol:
// https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_connection_phase.html
enum Capability : std::uint32_t {
    long_password = 1,
    protocol_41 = 1 << 9,
    tls = 1 << 11,
    secure_connection = 1 << 15,
    plugin_authentication = 1 << 19,
};

std::string openssl_words() {
    std::array<char, 256> words{};
    ERR_error_string_n(ERR_get_error(), words.data(), words.size());
    ERR_clear_error();
    return words.data();
}

base::Error timed_out(const char* phase) {
    return source_unreachable(std::string{"no answer in time: "} + phase);
}

// A TCP connection that never blocks.
class Socket {
  public:
    Socket() = default;
    ~Socket() {
        if (fd_ >= 0) ::close(fd_);
    }
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;

    int get() const { return fd_; }

    base::Result<void> connect(const workers::ServerDatabase& server, const Patience& patience) {
        addrinfo hints{};
        hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV;
        hints.ai_socktype = SOCK_STREAM;
        addrinfo* found = nullptr;
        const auto port = std::to_string(server.port);
        if (::getaddrinfo(server.address.c_str(), port.c_str(), &hints, &found) != 0) {
            return source_unreachable("the address is no number");
        }
        const std::unique_ptr<addrinfo, FreeWith<freeaddrinfo>> address{found};
        fd_ = ::socket(found->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        if (::connect(fd_, found->ai_addr, found->ai_addrlen) == 0) return {};
        if (errno != EINPROGRESS) return source_unreachable("connect");
        if (patience.wait_for(fd_, POLLOUT) != Patience::Outcome::ready) {
            return timed_out("connect");
        }
        int error = 0;
        socklen_t size = sizeof error;
        ::getsockopt(fd_, SOL_SOCKET, SO_ERROR, &error, &size);
        if (error != 0) return source_unreachable("connect");
        return {};
    }

    base::Result<std::string> read(std::size_t size, const Patience& patience) const {
        std::string bytes(size, '\0');
        for (std::size_t have = 0; have < size;) {
            const auto got = ::recv(fd_, bytes.data() + have, size - have, 0);
            if (got == 0) return source_lost("cut before the greeting's end");
            if (got > 0) {
                have += static_cast<std::size_t>(got);
            } else if (errno != EAGAIN && errno != EINTR) {
                return source_lost("reading the greeting");
            } else if (patience.wait_for(fd_, POLLIN) != Patience::Outcome::ready) {
                return timed_out("greeting");
            }
        }
        return bytes;
    }

  private:
    int fd_ = -1;
};

// The capabilities in the first packet of a server.
base::Result<std::uint32_t> capabilities(std::string_view greeting) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(greeting[at]); };
    if (greeting.empty() || byte(0) == error_packet) {
        return source_unreachable("the server refuses connections");
    }
    // Protocol 10, a version that ends in NUL, 4 + 8 + 1 bytes, the low half of the capabilities.
    const auto version_end = greeting.find('\0', 1);
    if (byte(0) != 10 || version_end == greeting.npos || greeting.size() < version_end + 16) {
        return source_misbehaved("no greeting of MySQL");
    }
    const auto at = version_end + 1 + 4 + 8 + 1;
    return byte(at) | static_cast<std::uint32_t>(byte(at + 1)) << 8;
}

base::Result<void> ask_for_tls(const Socket& socket, const Patience& patience) {
    const auto header = socket.read(4, patience);
    if (!header) return header.error();
    const auto byte = [&](std::size_t at) -> std::size_t {
        return static_cast<unsigned char>((*header)[at]);
    };
    const auto size = byte(0) | byte(1) << 8 | byte(2) << 16;
    if (size > longest_greeting) return source_misbehaved("a greeting of many bytes");
    const auto greeting = socket.read(size, patience);
    if (!greeting) return greeting.error();
    const auto offered = capabilities(*greeting);
    if (!offered) return offered.error();
    if ((*offered & tls) == 0) return source_tls_failed("the server does not offer TLS");
    constexpr std::uint32_t wanted =
        long_password | protocol_41 | tls | secure_connection | plugin_authentication;
    std::array<char, 36> request{32, 0, 0, 1};
    for (std::size_t i = 0; i < 4; ++i) {
        request[4 + i] = static_cast<char>(wanted >> (8 * i) & 0xFF);
    }
    request[11] = 1;   // the largest packet: 16 MB
    request[12] = 45;  // utf8mb4
    // So few bytes always fit into the empty buffer of a new connection.
    const auto sent = ::send(socket.get(), request.data(), request.size(), MSG_NOSIGNAL);
    if (sent != static_cast<ssize_t>(request.size())) return source_lost("asking for TLS");
    return {};
}

base::Result<void> believe(SSL_CTX* context, const workers::Tls& wanted) {
    if (wanted.ca_certificates.empty()) {
        const std::string file{workers::machine_authorities};
        if (SSL_CTX_load_verify_locations(context, file.c_str(), nullptr) == 1) return {};
        return source_tls_failed("the machine's authorities: " + openssl_words());
    }
    const Memory pem{BIO_new_mem_buf(wanted.ca_certificates.data(),
                                     static_cast<int>(wanted.ca_certificates.size()))};
    int read = 0;
    while (const Certificate one{PEM_read_bio_X509(pem.get(), nullptr, nullptr, nullptr)}) {
        X509_STORE_add_cert(SSL_CTX_get_cert_store(context), one.get());
        ++read;
    }
    ERR_clear_error();
    if (read == 0) return source_tls_failed("no certificate among the authorities given");
    return {};
}

base::Result<Context> context_for(const workers::ServerDatabase& server) {
    Context context{SSL_CTX_new(TLS_client_method())};
    if (!context) return source_tls_failed(openssl_words());
    SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
    if (server.tls.mode == workers::TlsMode::require) return context;
    SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
    if (const auto believed = believe(context.get(), server.tls); !believed) {
        return believed.error();
    }
    return context;
}

base::Result<void> shake_hands(SSL* ssl, int socket, const Patience& patience) {
    while (true) {
        const int result = SSL_connect(ssl);
        if (result == 1) return {};
        const int reason = SSL_get_error(ssl, result);
        if (reason != SSL_ERROR_WANT_READ && reason != SSL_ERROR_WANT_WRITE) {
            const auto verdict = SSL_get_verify_result(ssl);
            if (verdict == X509_V_OK) return source_tls_failed(openssl_words());
            return source_tls_failed(X509_verify_cert_error_string(verdict));
        }
        const short events = reason == SSL_ERROR_WANT_READ ? POLLIN : POLLOUT;
        if (patience.wait_for(socket, events) != Patience::Outcome::ready) {
            return timed_out("TLS handshake");
        }
    }
}

base::Result<std::string> fingerprint_of(SSL* ssl) {
    const Certificate certificate{SSL_get1_peer_certificate(ssl)};
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    if (!certificate || X509_digest(certificate.get(), EVP_sha1(), digest.data(), &size) != 1) {
        return source_tls_failed("the server has no certificate");
    }
    std::string hex;
    for (unsigned i = 0; i < size; ++i) {
        hex += "0123456789abcdef"[digest[i] >> 4];
        hex += "0123456789abcdef"[digest[i] & 15];
    }
    return hex;
}

void expect_name(SSL* ssl, const std::string& host) {
    auto* expected = SSL_get0_param(ssl);
    if (X509_VERIFY_PARAM_set1_ip_asc(expected, host.c_str()) == 1) return;
    SSL_set1_host(ssl, host.c_str());
}

}  // namespace

base::Result<std::string> certificate_fingerprint(const workers::ServerDatabase& server,
                                                  const Patience& patience) {
    const auto context = context_for(server);
    if (!context) return context.error();
    Socket socket;
    if (const auto connected = socket.connect(server, patience); !connected) {
        return connected.error();
    }
    if (const auto asked = ask_for_tls(socket, patience); !asked) return asked.error();
    const Ssl ssl{SSL_new(context->get())};
    SSL_set_fd(ssl.get(), socket.get());
    if (server.tls.mode == workers::TlsMode::verify_full) expect_name(ssl.get(), server.host);
    if (const auto made = shake_hands(ssl.get(), socket.get(), patience); !made) {
        return made.error();
    }
    return fingerprint_of(ssl.get());
}

}  // namespace datapilot::worker::mysql
