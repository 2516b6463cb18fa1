#include "support/scripted_http_server.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <sys/socket.h>

#include <algorithm>
#include <boost/asio/read.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/string.hpp>
#include <stdexcept>

namespace datapilot::tests {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

template <class Stream>
class StreamWire final : public Wire {
  public:
    StreamWire(Stream& stream, tcp::socket& socket) : stream_(stream), socket_(socket) {}

    std::optional<ReceivedRequest> read_request() {
        std::string text;
        std::size_t end = std::string::npos;
        while ((end = text.find("\r\n\r\n")) == std::string::npos) {
            if (!read_more(text)) return std::nullopt;
        }
        ReceivedRequest request{text.substr(0, end), text.substr(end + 4)};
        const auto length = request.header("Content-Length");
        const std::size_t bytes = length.empty() ? 0 : std::stoul(length);
        while (request.body.size() < bytes) {
            if (!read_more(request.body)) return std::nullopt;
        }
        return request;
    }

    void send(std::string_view bytes) override {
        error_code gone;
        asio::write(stream_, asio::buffer(bytes), gone);
    }
    void wait_until_client_leaves() override {
        std::string ignored;
        while (read_more(ignored)) ignored.clear();
    }
    void reset() override {
        const linger at_once{1, 0};
        setsockopt(socket_.native_handle(), SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
        error_code ignored;
        socket_.close(ignored);
    }

  private:
    bool read_more(std::string& text) {
        std::array<char, 4096> piece;
        error_code ended;
        const auto count = stream_.read_some(asio::buffer(piece), ended);
        text.append(piece.data(), count);
        return !ended;
    }

    Stream& stream_;
    tcp::socket& socket_;
};

std::string text_of(BIO* memory) {
    char* data = nullptr;
    const auto size = BIO_get_mem_data(memory, &data);
    std::string text(data, static_cast<std::size_t>(size));
    BIO_free(memory);
    return text;
}

}  // namespace

std::string ReceivedRequest::header(std::string_view name) const {
    for (std::size_t at = head.find("\r\n"); at != std::string::npos; at = head.find("\r\n", at)) {
        at += 2;
        const auto colon = head.find(": ", at);
        if (colon == std::string::npos) break;
        if (!boost::beast::iequals(std::string_view{head}.substr(at, colon - at), name)) continue;
        return head.substr(colon + 2, head.find("\r\n", colon) - colon - 2);
    }
    return {};
}

TestCertificate TestCertificate::made_for(const std::string& host) {
    const std::unique_ptr<EVP_PKEY, void (*)(EVP_PKEY*)> key(EVP_EC_gen("P-256"), EVP_PKEY_free);
    const std::unique_ptr<X509, void (*)(X509*)> certificate(X509_new(), X509_free);
    X509_set_version(certificate.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
    X509_set_pubkey(certificate.get(), key.get());
    auto* name = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>("DataPilot test"), -1, -1, 0);
    X509_set_issuer_name(certificate.get(), name);
    const auto add = [&](int kind, const std::string& value) {
        auto* extension = X509V3_EXT_conf_nid(nullptr, nullptr, kind, value.c_str());
        X509_add_ext(certificate.get(), extension, -1);
        X509_EXTENSION_free(extension);
    };
    error_code not_a_number;
    asio::ip::make_address(host, not_a_number);
    add(NID_subject_alt_name, (not_a_number ? "DNS:" : "IP:") + host);
    add(NID_basic_constraints, "critical,CA:TRUE");
    X509_sign(certificate.get(), key.get(), EVP_sha256());
    auto* certificate_text = BIO_new(BIO_s_mem());
    PEM_write_bio_X509(certificate_text, certificate.get());
    auto* key_text = BIO_new(BIO_s_mem());
    PEM_write_bio_PrivateKey(key_text, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    return {text_of(certificate_text), text_of(key_text)};
}

ScriptedHttpServer::ScriptedHttpServer(std::vector<Script> scripts,
                                       std::optional<TestCertificate> certificate)
    : acceptor_(loop_, {asio::ip::address_v4::loopback(), 0}),
      port_(acceptor_.local_endpoint().port()),
      scripts_(std::move(scripts)) {
    if (certificate) {
        tls_.emplace(asio::ssl::context::tls_server);
        tls_->use_certificate_chain(asio::buffer(certificate->certificate));
        tls_->use_private_key(asio::buffer(certificate->key), asio::ssl::context::pem);
    }
    accepting_ = std::thread([this] { accept(); });
}

ScriptedHttpServer::~ScriptedHttpServer() {
    // Wakes the thread that waits in accept().
    ::shutdown(acceptor_.native_handle(), SHUT_RDWR);
    accepting_.join();
    {
        const std::scoped_lock lock(mutex_);
        for (auto& socket : sockets_) {
            if (socket.is_open()) ::shutdown(socket.native_handle(), SHUT_RDWR);
        }
    }
    for (auto& thread : threads_) thread.join();
}

std::string ScriptedHttpServer::url(const std::string& path) const {
    return (tls_ ? "https://127.0.0.1:" : "http://127.0.0.1:") + std::to_string(port_) + path;
}

std::vector<ReceivedRequest> ScriptedHttpServer::received() const {
    const std::scoped_lock lock(mutex_);
    return received_;
}

void ScriptedHttpServer::wait_for_requests(std::size_t count) const {
    std::unique_lock lock(mutex_);
    if (!came_.wait_for(lock, std::chrono::seconds{10},
                        [&] { return received_.size() >= count; })) {
        throw std::runtime_error("the request did not come");
    }
}

void ScriptedHttpServer::accept() {
    while (true) {
        error_code ended;
        auto socket = acceptor_.accept(ended);
        if (ended) return;
        const std::scoped_lock lock(mutex_);
        auto& kept = sockets_.emplace_back(std::move(socket));
        threads_.emplace_back([this, &kept] { serve(kept); });
    }
}

void ScriptedHttpServer::serve(tcp::socket& socket) {
    if (tls_) {
        asio::ssl::stream<tcp::socket&> stream(socket, *tls_);
        error_code refused;
        stream.handshake(asio::ssl::stream_base::server, refused);
        StreamWire wire(stream, socket);
        const auto request = refused ? std::nullopt : wire.read_request();
        if (request) play(*request, wire);
        stream.shutdown(refused);
    } else {
        StreamWire wire(socket, socket);
        if (const auto request = wire.read_request()) play(*request, wire);
    }
    // The owner may be closing it as well.
    const std::scoped_lock lock(mutex_);
    error_code ignored;
    socket.shutdown(tcp::socket::shutdown_both, ignored);
    socket.close(ignored);
}

void ScriptedHttpServer::play(const ReceivedRequest& request, Wire& wire) {
    Script script;
    {
        const std::scoped_lock lock(mutex_);
        script = scripts_[std::min(received_.size(), scripts_.size() - 1)];
        received_.push_back(request);
        came_.notify_all();
    }
    script(request, wire);
}

std::string as_chunk(std::string_view bytes) {
    std::array<char, 20> size;
    const int length = std::snprintf(size.data(), size.size(), "%zx\r\n", bytes.size());
    return std::string(size.data(), static_cast<std::size_t>(length)) + std::string{bytes} + "\r\n";
}

std::string chunked_head(const std::string& content_type) {
    return "HTTP/1.1 200 OK\r\nContent-Type: " + content_type +
           "\r\nTransfer-Encoding: chunked\r\n\r\n";
}

Script answers(int status, std::string body, std::string content_type, std::string more_headers) {
    const auto bytes = "HTTP/1.1 " + std::to_string(status) +
                       " Scripted\r\nContent-Type: " + content_type + "\r\n" + more_headers +
                       "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    return sends(bytes);
}

Script answers_in_chunks(std::vector<std::string> chunks, std::string content_type) {
    return [chunks = std::move(chunks), content_type](const ReceivedRequest&, Wire& wire) {
        wire.send(chunked_head(content_type));
        for (const auto& chunk : chunks) wire.send(as_chunk(chunk));
        wire.send("0\r\n\r\n");
    };
}

Script cuts_after(std::vector<std::string> chunks, std::string content_type) {
    return [chunks = std::move(chunks), content_type](const ReceivedRequest&, Wire& wire) {
        wire.send(chunked_head(content_type));
        for (const auto& chunk : chunks) wire.send(as_chunk(chunk));
    };
}

Script resets() {
    return [](const ReceivedRequest&, Wire& wire) { wire.reset(); };
}

Script hangs() {
    return [](const ReceivedRequest&, Wire& wire) { wire.wait_until_client_leaves(); };
}

Script sends(std::string bytes) {
    return [bytes = std::move(bytes)](const ReceivedRequest&, Wire& wire) { wire.send(bytes); };
}

}  // namespace datapilot::tests
