#include "config/settings.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "config/secrets.h"
#include "config/variables.h"
#include "support/temporary_folder.h"

namespace datapilot::config {
namespace {

class SettingsTest : public ::testing::Test {
  protected:
    Variables development() const {
        return {{"DATAPILOT_DATABASE_URL", "postgresql://datapilot_app:x@127.0.0.1/datapilot"},
                {"DATAPILOT_DATA_DIR", directory_ / "data"}};
    }

    Variables production() const {
        return {
            {"DATAPILOT_ENV", "production"},
            {"DATAPILOT_DATABASE_URL", "postgresql://datapilot_app:7gK2mPq9vXw4RtYz@db/datapilot"},
            {"DATAPILOT_DATA_DIR", directory_ / "data"},
            {"DATAPILOT_TOKEN_SECRET", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822c"},
            {"DATAPILOT_ENCRYPTION_KEYS",
             "b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c,"
             "cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4="},
            {"DATAPILOT_ALLOWED_ORIGINS", "https://app.example.fr"}};
    }

    static Variables with(Variables variables, const std::string& name, const std::string& value) {
        variables[name] = value;
        return variables;
    }

    // The names of the variables that are to blame, in the order of the faults.
    static std::string blamed(const Variables& variables, Purpose purpose = Purpose::serve) {
        const auto result = load(variables, purpose);
        std::string names;
        if (const auto* faults = std::get_if<Faults>(&result)) {
            for (const auto& fault : *faults) {
                names += fault.english.substr(0, fault.english.find(' ')) + " ";
            }
        }
        return names;
    }

    const tests::TemporaryFolder folder_;
    const std::filesystem::path directory_ = folder_.path();
};

TEST_F(SettingsTest, DevelopmentNeedsOnlyADatabase) {
    const auto result = load(development(), Purpose::serve);
    const auto& settings = std::get<Loaded>(result).settings;
    EXPECT_EQ(settings.host, "127.0.0.1");
    EXPECT_EQ(settings.port, 8000);
    EXPECT_EQ(settings.access_token_lifetime, std::chrono::minutes{30});
    EXPECT_EQ(settings.refresh_token_lifetime, std::chrono::days{7});
    EXPECT_EQ(settings.allowed_origins.size(), 2U);
    EXPECT_EQ(blamed({}), "DATAPILOT_DATABASE_URL ");
}

TEST_F(SettingsTest, TheSecretsOfDevelopmentAreDrawnOnceAndReadableByTheirOwnerAlone) {
    const auto once = std::get<Loaded>(load(development(), Purpose::serve)).settings;
    const auto again = std::get<Loaded>(load(development(), Purpose::serve)).settings;
    EXPECT_EQ(once.token_secret.size(), 64U);
    EXPECT_EQ(once.token_secret, again.token_secret);
    ASSERT_EQ(once.encryption_keys.size(), 1U);
    EXPECT_TRUE(is_encryption_key(once.encryption_keys.front()));
    EXPECT_EQ(once.encryption_keys, again.encryption_keys);
    EXPECT_NE(once.encryption_keys.front(), once.token_secret);
    for (const auto* file : {"token-secret", "encryption-key"}) {
        struct stat status {};
        ASSERT_EQ(stat((directory_ / "data" / file).c_str(), &status), 0);
        EXPECT_EQ(status.st_mode & 0777, 0600U);
    }
}

TEST_F(SettingsTest, ProductionTakesWhatIsCompleteAndStrong) {
    EXPECT_EQ(blamed(production()), "");
}

TEST_F(SettingsTest, ProductionNamesEverythingThatIsMissing) {
    EXPECT_EQ(blamed({{"DATAPILOT_ENV", "production"}}),
              "DATAPILOT_DATABASE_URL DATAPILOT_ALLOWED_ORIGINS DATAPILOT_DATA_DIR "
              "DATAPILOT_TOKEN_SECRET DATAPILOT_ENCRYPTION_KEYS ");
    EXPECT_EQ(blamed(production(), Purpose::migrate), "DATAPILOT_DATABASE_OWNER_URL ");
    EXPECT_EQ(blamed({{"DATAPILOT_ENV", "production"}}, Purpose::rotate_keys),
              "DATAPILOT_DATABASE_URL DATAPILOT_DATABASE_OWNER_URL DATAPILOT_DATA_DIR "
              "DATAPILOT_ENCRYPTION_KEYS ");
}

TEST_F(SettingsTest, AWeakSecretIsRefused) {
    const std::string name = "DATAPILOT_TOKEN_SECRET";
    for (const std::string weak : {"short", "00000000000000000000000000000000000000",
                                   "changeme-changeme-changeme-changeme-0123456789"}) {
        EXPECT_EQ(blamed(with(production(), name, weak)), name + " ") << weak;
        EXPECT_EQ(blamed(with(development(), name, weak)), name + " ") << weak;
    }
    const std::string url = "DATAPILOT_DATABASE_URL";
    for (const std::string weak : {"postgresql://datapilot_app@db/datapilot",
                                   "postgresql://datapilot_app:short@db/datapilot",
                                   "postgresql://datapilot_app:datapilot-password@db/datapilot"}) {
        EXPECT_EQ(blamed(with(production(), url, weak)), url + " ") << weak;
    }
}

TEST_F(SettingsTest, ASecretMayStandInAFile) {
    const auto file = directory_ / "token-secret";
    std::ofstream(file) << "60303ae22b998861bce3b28f33eec1be758a213c86c93c07\r\n";
    auto variables = production();
    variables.erase("DATAPILOT_TOKEN_SECRET");
    variables["DATAPILOT_TOKEN_SECRET_FILE"] = file;
    const auto loaded = std::get<Loaded>(load(variables, Purpose::serve));
    EXPECT_EQ(loaded.settings.token_secret, "60303ae22b998861bce3b28f33eec1be758a213c86c93c07");
    EXPECT_TRUE(loaded.unknown.empty());
}

TEST_F(SettingsTest, AFileOfASecretThatIsMissingOrBesideItsValueIsRefused) {
    auto variables = production();
    variables["DATAPILOT_TOKEN_SECRET_FILE"] = directory_ / "token-secret";
    EXPECT_EQ(blamed(variables), "DATAPILOT_TOKEN_SECRET ");
    variables.erase("DATAPILOT_TOKEN_SECRET");
    EXPECT_EQ(blamed(variables), "DATAPILOT_TOKEN_SECRET_FILE ");
    std::ofstream(directory_ / "token-secret") << "short\n";
    EXPECT_EQ(blamed(variables), "DATAPILOT_TOKEN_SECRET ");
}

TEST_F(SettingsTest, OnlySecretsAreReadFromFiles) {
    const auto result =
        load(with(development(), "DATAPILOT_PORT_FILE", "/etc/port"), Purpose::serve);
    EXPECT_EQ(std::get<Loaded>(result).unknown, std::vector<std::string>{"DATAPILOT_PORT_FILE"});
}

TEST_F(SettingsTest, MetricsAreServedWhereAPortIsGiven) {
    const auto port_in = [](const Variables& variables) {
        return std::get<Loaded>(load(variables, Purpose::serve)).settings.metrics_port;
    };
    EXPECT_EQ(port_in(development()), std::nullopt);
    EXPECT_EQ(port_in(with(development(), "DATAPILOT_METRICS_PORT", "9464")), 9464);
    EXPECT_EQ(blamed(with(development(), "DATAPILOT_METRICS_PORT", "x")),
              "DATAPILOT_METRICS_PORT ");
}

TEST_F(SettingsTest, AnEncryptionKeyThatIsNoneIsRefused) {
    const std::string name = "DATAPILOT_ENCRYPTION_KEYS";
    const std::string good = "b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c";
    for (const std::string& wrong :
         {std::string{"short"}, std::string(64, '0'), good.substr(1), good + "0", good + ",x",
          std::string{"cw/0x689RpI+jtRR7oE8h/eQsKImvJapLeSbXpwF4e4="}, "z" + good.substr(1)}) {
        EXPECT_EQ(blamed(with(production(), name, wrong)), name + " ") << wrong;
        EXPECT_EQ(blamed(with(development(), name, wrong)), name + " ") << wrong;
    }
    EXPECT_EQ(blamed(with(production(), name, good)), "");
}

TEST_F(SettingsTest, ARangeOfAddressesIsReadOrRefused) {
    const std::string name = "DATAPILOT_ALLOWED_NETWORKS";
    const auto listed = load(with(development(), name, "10.20.0.0/16, ::1"), Purpose::serve);
    EXPECT_EQ(std::get<Loaded>(listed).settings.allowed_networks.size(), 2U);
    for (const std::string wrong : {"10.20.0.1/16", "localhost", "10.0.0.0/8,*"}) {
        EXPECT_EQ(blamed(with(production(), name, wrong)), name + " ") << wrong;
    }
}

TEST_F(SettingsTest, ANumberThatIsNoneOrOutOfRangeIsRefused) {
    EXPECT_EQ(blamed(with(development(), "DATAPILOT_PORT", "http")), "DATAPILOT_PORT ");
    EXPECT_EQ(blamed(with(development(), "DATAPILOT_PORT", "70000")), "DATAPILOT_PORT ");
    EXPECT_EQ(blamed(with(development(), "DATAPILOT_MAX_FILES", "0")), "DATAPILOT_MAX_FILES ");
    EXPECT_EQ(blamed(with(development(), "DATAPILOT_LOG_LEVEL", "loud")), "DATAPILOT_LOG_LEVEL ");
    EXPECT_EQ(blamed(with(development(), "DATAPILOT_ENV", "prod")), "DATAPILOT_ENV ");
}

TEST_F(SettingsTest, AnOriginIsNeitherAWildcardNorAnAddressWithAPath) {
    const std::string name = "DATAPILOT_ALLOWED_ORIGINS";
    for (const std::string wrong : {"*", "https://*.example.fr", "https://app.example.fr/",
                                    "app.example.fr", "https://a.example.fr, *"}) {
        EXPECT_EQ(blamed(with(production(), name, wrong)), name + " ") << wrong;
    }
    EXPECT_EQ(blamed(with(production(), name, "https://a.example.fr, http://127.0.0.1:3000")), "");
}

TEST_F(SettingsTest, ADataDirectoryThatCannotBeMadeIsRefused) {
    std::ofstream(directory_ / "file") << "x";
    EXPECT_EQ(blamed(with(development(), "DATAPILOT_DATA_DIR", directory_ / "file" / "data")),
              "DATAPILOT_DATA_DIR ");
}

TEST_F(SettingsTest, AVariableThatMeansNothingIsReported) {
    const auto result = load(with(development(), "DATAPILOT_PROT", "80"), Purpose::serve);
    EXPECT_EQ(std::get<Loaded>(result).unknown, std::vector<std::string>{"DATAPILOT_PROT"});
}

TEST(Secrets, ThePasswordOfAUrlIsFound) {
    EXPECT_EQ(password_of("postgresql://u:p%40x@h:5432/d?sslmode=require"), "p%40x");
    EXPECT_EQ(password_of("postgresql://u@h:5432/d"), "");
    EXPECT_EQ(password_of("postgresql:///d?host=/run"), "");
}

TEST(Documentation, TheConfigurationPageListsTheVariablesAsTheyAre) {
    std::ifstream page(DATAPILOT_REPOSITORY "/docs/configuration.md");
    std::ostringstream text;
    text << page.rdbuf();
    EXPECT_NE(text.str().find(variables_as_markdown()), std::string::npos)
        << "the table of docs/configuration.md should be:\n"
        << variables_as_markdown();
}

}  // namespace
}  // namespace datapilot::config
