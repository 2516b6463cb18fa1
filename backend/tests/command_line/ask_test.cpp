#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <thread>

#include "support/program_run.h"
#include "support/running_program.h"
#include "support/temporary_folder.h"

namespace datapilot::tests {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

class Ask : public ::testing::Test {
  protected:
    Ask() {
        write("ventes.csv",
              "Région;Montant HT;Date de vente\n"
              "Bretagne;1 234,56;31/12/2025\n"
              "Corse;10,00;01/02/2025\n"
              "Bretagne;0,45;15/03/2025\n");
    }

    void write(const std::string& name, const std::string& content) {
        std::ofstream{folder_ / name, std::ios::binary} << content;
    }

    ProgramRun ask(std::vector<std::string> arguments) {
        for (auto& argument : arguments) {
            if (argument.ends_with(".csv")) argument = folder_ / argument;
        }
        arguments.insert(arguments.begin(), "ask");
        return run_program(DATAPILOT_PROGRAM, arguments);
    }

    const TemporaryFolder temporary_;
    const fs::path folder_ = temporary_.path();
};

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

TEST_F(Ask, PrintsHowItWasUnderstoodTheSqlAndFrenchNumbersWithBars) {
    const auto run = ask({"ventes.csv", "somme des montants par région"});
    EXPECT_EQ(run.exit_code, 0) << run.errors;
    EXPECT_TRUE(holds(run.output, "SELECT")) << run.output;
    EXPECT_TRUE(holds(run.output, "1\u202f235,01")) << run.output;
    EXPECT_TRUE(holds(run.output, "█")) << run.output;
    EXPECT_FALSE(holds(run.output, "\x1b[")) << "colours in a file";
}

TEST_F(Ask, PrintsTheAnswerOfTheApiAsJson) {
    const auto run = ask({"ventes.csv", "somme des montants par région", "--json"});
    ASSERT_EQ(run.exit_code, 0) << run.errors;
    const auto answer = json::parse(run.output).as_object();
    EXPECT_EQ(answer.at("status").as_string(), "answered");
    EXPECT_TRUE(answer.at("id").is_null());
    EXPECT_EQ(answer.at("dialect").as_string(), "duckdb");
    EXPECT_EQ(answer.at("row_count"), 2);
    EXPECT_EQ(answer.at("usage").at("egress_bytes"), 0);
}

TEST_F(Ask, NamesTheWordThatItDoesNotKnow) {
    const auto run = ask({"ventes.csv", "somme des montants par zorglub"});
    EXPECT_EQ(run.exit_code, 3) << run.output;
    EXPECT_TRUE(holds(run.output, "zorglub")) << run.output;
}

TEST_F(Ask, SaysWhatIsWrongWithAFileAndWhatToDo) {
    write("vide.csv", "");
    write("entete.csv", "a;b\n");
    write("binaire.csv", std::string("PK\x03\x04\0\0\0\0", 8));
    for (const auto& [file, code] :
         {std::pair{"vide.csv", "file_empty"}, std::pair{"entete.csv", "file_header_only"},
          std::pair{"binaire.csv", "file_not_text"}, std::pair{"absent.csv", "not_found"}}) {
        const auto run = ask({file, "combien de lignes ?"});
        EXPECT_EQ(run.exit_code, 1) << file;
        EXPECT_TRUE(holds(run.errors, code)) << run.errors;
        EXPECT_TRUE(holds(run.errors, "Erreur :")) << run.errors;
        EXPECT_EQ(run.output, "");
    }
}

TEST_F(Ask, RefusesAQuestionWithNoWordOrTooLong) {
    EXPECT_TRUE(holds(ask({"ventes.csv", "???"}).errors, "question_empty"));
    const auto run = ask({"ventes.csv", std::string(10'000, 'x')});
    EXPECT_EQ(run.exit_code, 1);
    EXPECT_TRUE(holds(run.errors, "question_too_long")) << run.errors;
}

TEST_F(Ask, ATechnicalFailureIsJsonTooWhereJsonWasAskedFor) {
    const auto run = ask({"ventes.csv", "???", "--json"});
    EXPECT_EQ(run.exit_code, 1);
    EXPECT_EQ(json::parse(run.output).at("code").as_string(), "question_empty");
}

TEST_F(Ask, SaysInFrenchThatNoModelIsConfigured) {
    const auto run = ask({"ventes.csv", "total des montants", "--engine", "model"});
    EXPECT_EQ(run.exit_code, 1);
    EXPECT_TRUE(holds(run.errors, "Aucun modèle de langage n'est configuré")) << run.errors;
}

TEST_F(Ask, WrongArgumentsAreAUsageError) {
    EXPECT_EQ(ask({}).exit_code, 2);
    EXPECT_EQ(ask({"ventes.csv"}).exit_code, 2);
    EXPECT_EQ(ask({"ventes.csv", "total", "--engine", "magie"}).exit_code, 2);
    EXPECT_EQ(ask({"--help"}).exit_code, 0);
}

TEST_F(Ask, TodayIsWhatRelativePeriodsAreCountedFrom) {
    const auto run =
        ask({"ventes.csv", "total des montants cette année", "--today", "2025-06-30", "--json"});
    ASSERT_EQ(run.exit_code, 0) << run.output << run.errors;
    EXPECT_EQ(json::parse(run.output).at("rows").at(0).at(0).as_string(), "1245.01");
    EXPECT_EQ(ask({"ventes.csv", "total", "--today", "30 juin"}).exit_code, 1);
}

TEST_F(Ask, SpeaksEnglishOnRequest) {
    const auto run = ask({"ventes.csv", "zorglub", "--language", "en"});
    EXPECT_TRUE(holds(run.output, "Try for example")) << run.output;
    EXPECT_TRUE(holds(ask({"ventes.csv", "???", "--language", "en"}).errors, "Error:"));
}

TEST_F(Ask, SeveralFilesAreTheTablesOfOneSource) {
    write("clients.csv", "Client;Ville\nDurand;Lyon\nMartin;Lille\n");
    const auto run = ask({"ventes.csv", "clients.csv", "combien de clients ?", "--json"});
    ASSERT_EQ(run.exit_code, 0) << run.output << run.errors;
    EXPECT_EQ(json::parse(run.output).at("rows").at(0).at(0), 2);
}

TEST_F(Ask, LeavesNothingBehind) {
    const auto temporary = folder_ / "tmp";
    fs::create_directory(temporary);
    setenv("TMPDIR", temporary.c_str(), 1);
    const auto answered = ask({"ventes.csv", "total des montants"});
    const auto refused = ask({"absent.csv", "total des montants"});
    unsetenv("TMPDIR");
    EXPECT_EQ(answered.exit_code, 0) << answered.errors;
    EXPECT_EQ(refused.exit_code, 1);
    EXPECT_TRUE(fs::is_empty(temporary));
}

TEST_F(Ask, InterruptedItEndsAtOnceAndLeavesNothingBehind) {
    std::string large = "Région;Montant HT;Date de vente\n";
    while (large.size() < (64U << 20)) large += "Bretagne;1 234,56;31/12/2025\n";
    write("grand.csv", large);
    const auto temporary = folder_ / "tmp";
    fs::create_directory(temporary);
    RunningProgram program{{DATAPILOT_PROGRAM, "ask", folder_ / "grand.csv", "total des montants"},
                           {{"TMPDIR", temporary}}};
    const auto being_read = [&] {
        const fs::recursive_directory_iterator all{temporary};
        return std::any_of(begin(all), end(all), [](const auto& entry) {
            return entry.path().filename().string().starts_with("source.duckdb");
        });
    };
    while (!being_read()) std::this_thread::yield();
    program.signal(SIGINT);
    EXPECT_EQ(program.wait(), 130);
    EXPECT_TRUE(fs::is_empty(temporary));
}

}  // namespace
}  // namespace datapilot::tests
