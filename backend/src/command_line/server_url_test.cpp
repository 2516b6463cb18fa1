#include "command_line/server_url.h"

#include <gtest/gtest.h>

#include <fstream>

#include "runtime/temporary_folder.h"

namespace datapilot::command_line {
namespace {

using workers::TlsMode;

TEST(ServerUrl, NamesAServerWithItsUsualPort) {
    const auto url = server_url("postgresql://claire@db.example.fr/ventes");
    ASSERT_TRUE(url) << url.error().message.english;
    EXPECT_EQ(url->server.dialect, catalog::Dialect::postgresql);
    EXPECT_EQ(url->server.host, "db.example.fr");
    EXPECT_EQ(url->server.port, 5432);
    EXPECT_EQ(url->server.database, "ventes");
    EXPECT_EQ(url->server.user, "claire");
    EXPECT_FALSE(url->has_password);
    EXPECT_FALSE(url->says_tls);
    EXPECT_EQ(server_url("mysql://u@h/d")->server.port, 3306);
    EXPECT_EQ(server_url("mariadb://u@h:3307/d")->server.port, 3307);
    EXPECT_EQ(server_url("postgres://u@[::1]:5433/d")->server.host, "::1");
}

TEST(ServerUrl, DecodesItsParts) {
    const auto url =
        server_url("postgresql://chef%40soci%C3%A9t%C3%A9:p%40ss%2Fw%3Ard@h/ma%20base");
    ASSERT_TRUE(url) << url.error().message.english;
    EXPECT_EQ(url->server.user, "chef@société");
    EXPECT_EQ(url->server.password, "p@ss/w:rd");
    EXPECT_EQ(url->server.database, "ma base");
    EXPECT_TRUE(url->has_password);
}

TEST(ServerUrl, TakesTlsAndSchemasAsOptions) {
    const runtime::TemporaryFolder folder;
    const auto file = (folder.path() / "ca.pem").string();
    std::ofstream{file} << "-----BEGIN CERTIFICATE-----";
    const auto url = server_url("postgresql://u@h/d?sslmode=verify-ca&sslrootcert=" + file +
                                "&schemas=ventes,stock");
    ASSERT_TRUE(url) << url.error().message.english;
    EXPECT_EQ(url->server.tls, (workers::Tls{TlsMode::verify_ca, "-----BEGIN CERTIFICATE-----"}));
    EXPECT_TRUE(url->says_tls);
    EXPECT_EQ(url->server.schemas, (std::vector<std::string>{"ventes", "stock"}));
    EXPECT_EQ(server_url("mysql://u@h/d?ssl-mode=REQUIRED")->server.tls.mode, TlsMode::require);
}

TEST(ServerUrl, SaysWhatIsWrongAndNeverThePassword) {
    for (const auto* text :
         {"", "ventes.csv", "sqlite://u@h/d", "postgresql://h/d", "postgresql://u:secret@h/",
          "postgresql://u:secret@h", "postgresql://u:secret@/d", "postgresql://u:se#cret@h/d",
          "postgresql://u:secret@a,b/d", "postgresql://u:secret@h/d?sslmode=prefer",
          "postgresql://u:secret@h/d?host=/tmp", "postgresql://u:secret@h/d?sslrootcert=/none",
          "postgresql://u:secret@h:port/d", "postgresql://u:sec ret@h/d"}) {
        const auto url = server_url(text);
        ASSERT_FALSE(url) << text;
        EXPECT_EQ(url.error().code, base::Errc::validation_failed) << text;
        EXPECT_EQ(url.error().message.french.find("secret"), std::string::npos) << text;
    }
}

TEST(ServerUrl, NamesADatabaseOfASet) {
    EXPECT_EQ(with_database("postgresql://u@h/{db}", "ma base"), "postgresql://u@h/ma%20base");
    EXPECT_EQ(with_database("postgresql://u@h/x", "ma base"), "postgresql://u@h/x");
}

}  // namespace
}  // namespace datapilot::command_line
