#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>

#include "support/program_run.h"
#include "support/temporary_folder.h"

// Sums over joins that repeat rows, on made-up data: each is computed here once more, order by
// order and line by line.
namespace datapilot::tests {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

// Amounts in cents.
struct Region {
    std::int64_t orders = 0;
    std::int64_t freight = 0;
    std::int64_t lines = 0;
    std::map<int, std::int64_t> by_client{};  // of clients with lines
};
using Regions = std::map<std::string, Region>;

std::string euros(std::int64_t cents) {
    const auto rest = std::to_string(cents % 100);
    return std::to_string(cents / 100) + "," + (rest.size() < 2 ? "0" + rest : rest);
}

// Writes clients, orders and lines; some orders have no line, and cost all the same to ship.
Regions make_shop(const fs::path& folder, unsigned seed) {
    constexpr const char* names[] = {"Bretagne", "Corse", "Normandie", "Occitanie"};
    std::mt19937 dice{seed};
    const auto roll = [&dice](int low, int high) {
        return std::uniform_int_distribution<int>{low, high}(dice);
    };
    fs::create_directories(folder);
    std::ofstream clients{folder / "clients.csv"};
    std::ofstream orders{folder / "commandes.csv"};
    std::ofstream lines{folder / "lignes.csv"};
    clients << "id;nom;région\n";
    orders << "id;client_id;date commande;frais de port\n";
    lines << "id;commande_id;quantité;montant HT\n";
    Regions regions;
    std::map<int, std::string> region_of;
    for (int id = 1; id <= 30; ++id) {
        region_of[id] = names[roll(0, 3)];
        clients << id << ";Client " << id << ';' << region_of[id] << '\n';
    }
    int line = 0;
    for (int id = 1; id <= 200; ++id) {
        const int client = roll(1, 30);
        auto& region = regions[region_of[client]];
        const int freight = roll(0, 2000);
        orders << id << ';' << client << ";1" << roll(0, 9) << "/0" << roll(1, 9) << "/2024;"
               << euros(freight) << '\n';
        ++region.orders;
        region.freight += freight;
        for (int count = roll(0, 5); count > 0; --count) {
            const int amount = roll(100, 90'000);
            lines << ++line << ';' << id << ';' << roll(1, 9) << ';' << euros(amount) << '\n';
            region.lines += amount;
            region.by_client[client] += amount;
        }
    }
    return regions;
}

double number(const json::value& value) {
    if (value.is_string()) return std::stod(std::string(value.get_string()));
    return value.is_null() ? 0 : value.to_number<double>();
}

std::int64_t cents(const json::value& value) {
    return std::llround(number(value) * 100);
}

// The rows of each question, by region.
using Rows = std::map<std::string, json::array>;

std::map<std::string, Rows> answers_over(const fs::path& folder,
                                         const std::vector<std::string>& questions) {
    {
        std::ofstream file{folder / "q.jsonl"};
        for (const auto& question : questions) {
            file << json::serialize(json::object{{"id", question},
                                                 {"source", {{"db", "shop"}}},
                                                 {"today", "2025-01-01"},
                                                 {"language", "fr"},
                                                 {"question", question},
                                                 {"after", nullptr}})
                 << '\n';
        }
    }
    const auto run = run_program(DATAPILOT_PROGRAM, {"eval", "--questions", folder / "q.jsonl",
                                                     "--out", folder / "a.jsonl"});
    EXPECT_EQ(run.exit_code, 0) << run.errors;
    std::map<std::string, Rows> answers;
    std::ifstream lines{folder / "a.jsonl"};
    for (std::string line; std::getline(lines, line);) {
        const auto answer = json::parse(line).as_object();
        auto& rows = answers[std::string(answer.at("id").as_string())];
        for (const auto& row : answer.at("rows").as_array()) {
            rows[std::string(row.at(0).as_string())] = row.as_array();
        }
    }
    return answers;
}

class FanOut : public ::testing::TestWithParam<unsigned> {};

TEST_P(FanOut, SumsOfOrdersAndOfTheirLinesAreThoseOfEachOrderAndEachLine) {
    const TemporaryFolder temporary;
    const auto regions = make_shop(temporary.path() / "db" / "shop", GetParam());
    auto answers =
        answers_over(temporary.path(),
                     {"frais de port et CA par région", "frais de port par région",
                      "nombre de commandes et CA par région", "CA moyen par client par région"});
    for (const auto& [name, region] : regions) {
        const auto& both = answers["frais de port et CA par région"][name];
        ASSERT_EQ(both.size(), 3) << name;
        EXPECT_EQ(cents(both[1]), region.freight) << name;
        EXPECT_EQ(cents(both[2]), region.lines) << name;
        const auto& freight = answers["frais de port par région"][name];
        ASSERT_EQ(freight.size(), 2) << name;
        EXPECT_EQ(cents(freight[1]), region.freight) << name;
        const auto& sales = answers["nombre de commandes et CA par région"][name];
        ASSERT_EQ(sales.size(), 3) << name;
        EXPECT_EQ(cents(sales[2]), region.lines) << name;
        const auto& average = answers["CA moyen par client par région"][name];
        ASSERT_EQ(average.size(), 2) << name;
        const auto clients = static_cast<double>(region.by_client.size());
        EXPECT_NEAR(number(average[1]), static_cast<double>(region.lines) / 100 / clients, 0.01);
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, FanOut, ::testing::Values(1U, 2U, 3U));

}  // namespace
}  // namespace datapilot::tests
