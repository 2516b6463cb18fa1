#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <map>
#include <set>
#include <string>

#include "base/error.h"
#include "http/problem.h"
#include "program/backend.h"
#include "support/temporary_folder.h"

namespace datapilot {
namespace {

// What docs/api/openapi.yaml says and what the program does must be the same.
class ContractTest : public ::testing::Test {
  protected:
    static config::Settings settings(const std::filesystem::path& folder) {
        const config::Variables variables{
            {"DATAPILOT_DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none"},
            {"DATAPILOT_DATA_DIR", folder}};
        return std::get<config::Loaded>(config::load(variables, config::Purpose::serve)).settings;
    }

    const YAML::Node contract_ = YAML::LoadFile(DATAPILOT_REPOSITORY "/docs/api/openapi.yaml");
    const YAML::Node codes_ = contract_["components"]["schemas"]["ErrorCode"];
    tests::TemporaryFolder folder_;
    boost::asio::io_context loop_;
    program::Backend backend_{loop_, settings(folder_.path())};
};

std::string upper_case(std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return std::toupper(c); });
    return text;
}

bool is_method(const std::string& key) {
    return std::set<std::string>{"get", "post", "put", "patch", "delete"}.contains(key);
}

// "any" where the operation needs no access token.
std::string access_in(const YAML::Node& operation) {
    if (operation["security"]) return "any";
    const auto summary = operation["summary"].as<std::string>();
    if (summary.find("Editor or above") != std::string::npos) return "editor";
    if (summary.find("Owner or admin") != std::string::npos) return "admin";
    return "viewer";
}

TEST_F(ContractTest, TheRoutesAndWhoMayCallThemAreThoseOfTheContract) {
    std::map<std::string, std::string> promised;
    for (const auto& path : contract_["paths"]) {
        for (const auto& operation : path.second) {
            const auto method = operation.first.as<std::string>();
            if (!is_method(method)) continue;
            promised[upper_case(method) + " " + path.first.as<std::string>()] =
                access_in(operation.second);
        }
    }
    std::map<std::string, std::string> served;
    for (const auto& route : backend_.router().routes()) {
        served[std::string{http::name(route.method)} + " " + route.pattern] =
            route.minimum_role ? std::string{tenancy::name(*route.minimum_role)} : "any";
    }
    EXPECT_EQ(served, promised);
}

TEST_F(ContractTest, TheErrorCodesAreThoseOfTheContractInItsOrder) {
    const auto promised = codes_["enum"].as<std::vector<std::string>>();
    std::vector<std::string> known;
    for (int i = 0; i <= static_cast<int>(base::Errc::internal); ++i) {
        known.emplace_back(base::name(static_cast<base::Errc>(i)));
    }
    EXPECT_EQ(known, promised);
}

TEST_F(ContractTest, EveryCodeHasTheStatusOfTheContract) {
    for (const auto& entry : codes_["x-codes"]) {
        const auto name = entry.first.as<std::string>();
        const auto code = base::errc_from_name(name);
        ASSERT_TRUE(code) << name;
        EXPECT_EQ(http::status_of(*code), entry.second["status"].as<int>()) << name;
    }
    EXPECT_EQ(codes_["x-codes"].size(), codes_["enum"].size());
}

TEST_F(ContractTest, TheCodesOfFieldsAreNamedInTheContract) {
    const auto description =
        contract_["components"]["schemas"]["FieldError"]["properties"]["code"]["description"]
            .as<std::string>();
    for (int i = 0; i <= static_cast<int>(base::FieldErrc::unknown_field); ++i) {
        const std::string name(base::name(static_cast<base::FieldErrc>(i)));
        EXPECT_NE(description.find(name), std::string::npos) << name;
    }
}

}  // namespace
}  // namespace datapilot
