// Reads generated CSV files of about 100 MB as an upload does, and describes them, beside DuckDB's
// own read_csv into a table of a database file. Usage: ingest_bench [MEGABYTES]. Prints Markdown.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "worker/engines/duckdb/connection.h"
#include "worker/engines/duckdb/duckdb_engine.h"
#include "worker/engines/sql_quote.h"

namespace {

using namespace datapilot;

constexpr int runs = 5;

struct Style {
    const char* name;
    char separator;
    char decimal;
    const char* group;  // between thousands
    bool day_first;
};

std::string amount(int cents, const Style& style) {
    const auto rest = std::to_string(cents % 100);
    auto whole = std::to_string(cents / 100);
    for (auto at = static_cast<int>(whole.size()) - 3; at > 0; at -= 3) {
        whole.insert(static_cast<std::size_t>(at), style.group);
    }
    return whole + style.decimal + (rest.size() < 2 ? "0" : "") + rest;
}

std::string day(int number, bool day_first) {
    const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{number}}};
    char text[40];
    const int year = static_cast<int>(date.year());
    const auto month = static_cast<unsigned>(date.month());
    const auto of_month = static_cast<unsigned>(date.day());
    if (day_first) {
        std::snprintf(text, sizeof text, "%02u/%02u/%04d", of_month, month, year);
    } else {
        std::snprintf(text, sizeof text, "%04d-%02u-%02u", year, month, of_month);
    }
    return text;
}

// The same lines for every run: a fixed seed.
void generate(const std::filesystem::path& path, const Style& style, std::size_t bytes) {
    const std::vector<std::string> regions{"Bretagne", "Île-de-France", "Occitanie", "Grand Est"};
    const std::vector<std::string> remarks{"", "", "livraison urgente",
                                           "\"quai 3, porte \"\"B\"\"\""};
    std::mt19937 random{1};
    std::ofstream file{path};
    const std::string s(1, style.separator);
    file << "no" + s + "jour" + s + "client" + s + "région" + s + "quantité" + s + "prix" + s +
                "montant" + s + "remarque\n";
    std::size_t written = 0;
    for (int i = 1; written < bytes; ++i) {
        const int quantity = static_cast<int>(random() % 500) + 1;
        const int price = static_cast<int>(random() % 100'000);
        const auto line = std::to_string(i) + s +
                          day(18'000 + static_cast<int>(random() % 2'000), style.day_first) + s +
                          "CLI" + std::to_string(random() % 20'000) + s +
                          regions[random() % regions.size()] + s + std::to_string(quantity) + s +
                          amount(price, style) + s + amount(price * quantity, style) + s +
                          remarks[random() % remarks.size()] + "\n";
        file << line;
        written += line.size();
    }
}

struct Times {
    std::vector<double> wall;
    std::vector<double> processor;

    void measure(const std::function<void()>& work) {
        const auto processor_before = std::clock();
        const auto before = std::chrono::steady_clock::now();
        work();
        wall.push_back(
            std::chrono::duration<double>(std::chrono::steady_clock::now() - before).count());
        processor.push_back(static_cast<double>(std::clock() - processor_before) / CLOCKS_PER_SEC);
    }
};

double median(std::vector<double> values) {
    std::ranges::sort(values);
    return values[values.size() / 2];
}

void compare(const std::filesystem::path& folder, const Style& style, std::size_t bytes) {
    const auto csv = (folder / "file.csv").string();
    generate(csv, style, bytes);
    worker::DuckdbEngine engine{worker::EngineLimits{}};
    Times ours;
    Times duckdb;
    Times described;
    for (int run = 0; run < runs; ++run) {
        duckdb.measure([&] {
            std::filesystem::remove(folder / "alone.duckdb");
            auto connection =
                worker::Connection::open((folder / "alone.duckdb").string(),
                                         worker::Access::read_write, worker::EngineLimits{})
                    .value();
            connection
                .run("CREATE TABLE t AS SELECT * FROM read_csv(" + worker::quote_literal(csv) + ")")
                .value();
            connection.run("CHECKPOINT").value();
        });
        ours.measure([&] {
            engine.ingest({{{csv, "file.csv"}}, (folder / "ours.duckdb").string()}, [](double) {})
                .value();
        });
        described.measure([&] {
            engine.describe({workers::FileDatabase{(folder / "ours.duckdb").string()}}).value();
        });
    }
    std::printf("| %s | %.2f s | %.2f s | %.2f | %.2f s | %.2f s | %.2f | %.2f s |\n", style.name,
                median(duckdb.wall), median(ours.wall), median(duckdb.wall) / median(ours.wall),
                median(duckdb.processor), median(ours.processor),
                median(duckdb.processor) / median(ours.processor), median(described.processor));
}

}  // namespace

int main(int count, char** arguments) {
    const auto megabytes = count > 1 ? std::strtoul(arguments[1], nullptr, 10) : 100;
    const auto folder = std::filesystem::temp_directory_path() / "datapilot-ingest-bench";
    std::filesystem::create_directories(folder);
    std::printf(
        "| file of %lu MB | DuckDB | DataPilot | speed | DuckDB CPU | DataPilot CPU | speed | "
        "describing, CPU |\n",
        megabytes);
    std::printf("| --- | --- | --- | --- | --- | --- | --- | --- |\n");
    for (const auto& style : {Style{"French export (; and 1234,5)", ';', ',', "", true},
                              Style{"French export (; and 1 234,5)", ';', ',', "\u202f", true},
                              Style{"English export (, and 1234.5)", ',', '.', "", false}}) {
        compare(folder, style, megabytes * 1'000'000);
    }
    std::filesystem::remove_all(folder);
}
