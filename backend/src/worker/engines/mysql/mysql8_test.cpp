// What MySQL 8 does in another way than MariaDB, played by a script: no package of MySQL 8 can be
// installed where these tests run.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <memory>
#include <mutex>

#include "support/mariadb_pool.h"
#include "support/rogue_mysql.h"

namespace datapilot::worker::mysql {
namespace {

using namespace std::chrono_literals;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;
using tests::RogueConnection;
using tests::RogueMysql;

constexpr auto password = "tres-secret-42";
constexpr auto scramble = "abcdefghijklmnopqrst";  // of every greeting

const std::string fast_login_worked{"\x01\x03"};
const std::string whole_login_wanted{"\x01\x04"};

struct FreeKey {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    void operator()(EVP_PKEY_CTX* context) const { EVP_PKEY_CTX_free(context); }
    void operator()(BIO* memory) const { BIO_free(memory); }
};
using Key = std::unique_ptr<EVP_PKEY, FreeKey>;

std::string public_part(const Key& key) {
    const std::unique_ptr<BIO, FreeKey> memory{BIO_new(BIO_s_mem())};
    PEM_write_bio_PUBKEY(memory.get(), key.get());
    char* text = nullptr;
    const auto size = BIO_get_mem_data(memory.get(), &text);
    return {text, static_cast<std::size_t>(size)};
}

std::string decrypted(const Key& key, const std::string& secret) {
    const std::unique_ptr<EVP_PKEY_CTX, FreeKey> context{EVP_PKEY_CTX_new(key.get(), nullptr)};
    EVP_PKEY_decrypt_init(context.get());
    EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_OAEP_PADDING);
    std::string text(1024, '\0');
    auto size = text.size();
    const auto* bytes = reinterpret_cast<const unsigned char*>(secret.data());
    if (EVP_PKEY_decrypt(context.get(), reinterpret_cast<unsigned char*>(text.data()), &size, bytes,
                         secret.size()) != 1) {
        return "";
    }
    text.resize(size);
    return text;
}

class Mysql8 : public tests::MariadbPool {
  protected:
    static workers::ServerDatabase at(const RogueMysql& server) {
        return {.dialect = catalog::Dialect::mysql,
                .host = "base.exemple.fr",
                .address = "127.0.0.1",
                .port = server.port(),
                .database = "ventes",
                .user = "lecteur",
                .password = password,
                .tls = {workers::TlsMode::disable, ""}};
    }

    void hear(std::string packet) {
        const std::lock_guard lock{mutex_};
        heard_.push_back(std::move(packet));
    }
    std::vector<std::string> heard() {
        const std::lock_guard lock{mutex_};
        return heard_;
    }

    // Answers "1" to each question, and hangs up at the first about its schema.
    void serve(RogueConnection& client) {
        for (auto packet = client.receive(); !packet.empty(); packet = client.receive()) {
            hear(packet);
            if (packet.find("information_schema") != std::string::npos) return;
            if (packet.substr(1).starts_with("SELECT")) {
                client.send_columns();
                client.send_row("1");
                client.send(std::string{"\xFE\0\0\2\0", 5});
            } else {
                client.send(RogueConnection::ok());
            }
        }
    }

  private:
    std::mutex mutex_;
    std::vector<std::string> heard_;
};

TEST_F(Mysql8, IsToldTheTimeOfAStatementInItsOwnWords) {
    const RogueMysql server{[this](RogueConnection& client) {
        if (client.log_in()) serve(client);
    }};
    EXPECT_FALSE(query(at(server), "SELECT a FROM t", 10s));
    EXPECT_THAT(heard(), Contains(HasSubstr("max_execution_time = ")));
    EXPECT_THAT(heard(), Not(Contains(HasSubstr("max_statement_time"))));
    EXPECT_THAT(heard(), Contains(HasSubstr("START TRANSACTION READ ONLY")));
}

TEST_F(Mysql8, ItsUsualLoginIsKnown) {
    const RogueMysql server{[this](RogueConnection& client) {
        client.greet(RogueMysql::without_tls, "caching_sha2_password");
        hear(client.receive());
        client.send(fast_login_worked);
        client.send(RogueConnection::ok());
        serve(client);
    }};
    EXPECT_FALSE(query(at(server), "SELECT a FROM t", 10s));
    EXPECT_THAT(heard(), Contains(HasSubstr("START TRANSACTION READ ONLY")));
    EXPECT_THAT(heard(), Not(Contains(HasSubstr(password))));
}

// What a server that does not remember the password asks for, on a link that is not encrypted.
TEST_F(Mysql8, ThePasswordItselfIsOnlySentUnderTheServersKey) {
    const Key key{EVP_RSA_gen(2048)};
    std::string received;
    const RogueMysql server{[&](RogueConnection& client) {
        client.greet(RogueMysql::without_tls, "caching_sha2_password");
        hear(client.receive());
        client.send(whole_login_wanted);
        hear(client.receive());
        client.send("\x01" + public_part(key));
        const auto secret = client.receive();
        hear(secret);
        received = decrypted(key, secret);
        client.send(RogueConnection::ok());
        serve(client);
    }};
    EXPECT_FALSE(query(at(server), "SELECT a FROM t", 10s));
    EXPECT_THAT(heard(), Contains(HasSubstr("START TRANSACTION READ ONLY")));
    EXPECT_THAT(heard(), Not(Contains(HasSubstr(password))));
    const std::string_view mask{scramble};
    for (std::size_t i = 0; i < received.size(); ++i) {
        received[i] = static_cast<char>(received[i] ^ mask[i % mask.size()]);
    }
    EXPECT_EQ(received, std::string{password} + '\0');
}

}  // namespace
}  // namespace datapilot::worker::mysql
