#include <gtest/gtest.h>
#include <signal.h>

#include <array>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

#include "api/api_test.h"

namespace datapilot::tests {
namespace {

constexpr auto sources = "/api/v1/data-sources";

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool is_sanitized = true;
#else
constexpr bool is_sanitized = false;
#endif

class UploadTest : public ApiTest {
  protected:
    HttpAnswer upload(const std::string& name, const std::string& content) {
        return company_.client.upload(sources, {{"name", name}}, {{"fichier.csv", content}});
    }

    std::size_t listed() {
        return company_.client.get(sources).json().at("items").as_array().size();
    }

    // Files under the data directory that belong to data sources.
    static std::size_t files_kept() {
        std::size_t count = 0;
        for (const auto& entry :
             std::filesystem::recursive_directory_iterator(serve().folder() / "data" / "sources")) {
            if (entry.is_regular_file()) ++count;
        }
        return count;
    }

    Company company_ = register_company(port(), "Acme");
};

struct BadFile {
    std::string name;
    std::string content;
    std::string code;
    std::string what_to_do;  // stands in the message
};

void PrintTo(const BadFile& bad, std::ostream* out) {
    *out << bad.name;
}

class BadFileTest : public UploadTest, public ::testing::WithParamInterface<BadFile> {};

TEST_P(BadFileTest, IsRefusedWithItsCodeAndNothingIsKept) {
    const auto before = files_kept();
    const auto answer = upload("Ventes", GetParam().content);
    EXPECT_EQ(answer.code(), GetParam().code) << answer.body;
    EXPECT_EQ(answer.status, 422);
    EXPECT_NE(answer.body.find(GetParam().what_to_do), std::string::npos) << answer.body;
    const auto errors = answer.json().at("errors").as_array();
    ASSERT_EQ(errors.size(), 1U) << answer.body;
    EXPECT_EQ(errors[0].at("field").as_string(), "fichier.csv");
    EXPECT_EQ(listed(), 0U);
    EXPECT_EQ(files_kept(), before);
}

INSTANTIATE_TEST_SUITE_P(
    Upload, BadFileTest,
    ::testing::Values(
        BadFile{"Empty", "", "file_empty", "Vérifiez l'export"},
        BadFile{"NotText", std::string("PK\x03\x04\0\0\0\0\x08\0", 10) + std::string(200, '\0'),
                "file_not_text", "Enregistrer sous"},
        BadFile{"HeaderOnly", "région;montant\n", "file_header_only", "Vérifiez l'export"},
        BadFile{"TitleForHeader", "Ventes 2025;;\nrégion;ville;montant\nNord;Lille;3\n",
                "file_header_invalid", "Supprimez ce qui la précède"},
        BadFile{"OneNameForAll", "total;total;Total\nNord;Lille;3\n", "file_header_invalid",
                "donnez à chaque colonne un nom à elle"},
        BadFile{"RowTooLong", "a;b\n1;2\n1;2;3\n", "file_row_too_long", "Corrigez cette ligne"}),
    [](const auto& bad) { return bad.param.name; });

TEST_F(UploadTest, AColumnWithoutANameOrWithATakenOneIsNamedAndSaid) {
    for (const auto& [header, code, name] :
         {std::array{"a;;c", "empty_headers_named", "colonne_2"},
          std::array{"a;A;c", "duplicate_headers_renamed", "A_2"}}) {
        const auto made = upload(code, std::string{header} + "\n1;2;3\n");
        ASSERT_EQ(made.status, 201) << made.body;
        const auto schema =
            company_.client.get(made.header("Location") + "/schema").json().at("tables").at(0);
        EXPECT_EQ(schema.at("columns").as_array().size(), 3U);
        ASSERT_EQ(schema.at("warnings").as_array().size(), 1U) << header;
        const auto warning = schema.at("warnings").at(0);
        EXPECT_EQ(warning.at("code"), code);
        EXPECT_NE(warning.at("message").as_string().find(name), std::string::npos);
    }
}

TEST_F(UploadTest, AnUploadThatIsCutLeavesNothing) {
    const auto before = files_kept();
    {
        // nginx leaves one who closes without an answer.
        RawConnection connection(serve().port_of(0));
        connection.send("POST /api/v1/data-sources HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " +
                        company_.token +
                        "\r\nContent-Type: multipart/form-data; boundary=B\r\n"
                        "Content-Length: 100000\r\n\r\n--B\r\nContent-Disposition: form-data; "
                        "name=\"files\"; filename=\"a.csv\"\r\n\r\na;b\n1;2\n");
        connection.finish_sending();
        EXPECT_EQ(connection.read_answer().code(), "upload_interrupted");
    }
    EXPECT_EQ(listed(), 0U);
    EXPECT_EQ(files_kept(), before);
}

TEST_F(UploadTest, ABodyThatIsNoFormIsRefused) {
    EXPECT_EQ(
        company_.client.request("POST", sources, "name=Ventes", {{"Content-Type", "text/plain"}})
            .code(),
        "unsupported_media_type");
    EXPECT_EQ(company_.client
                  .request("POST", sources, "nothing of a form",
                           {{"Content-Type", "multipart/form-data; boundary=B"}})
                  .code(),
              "malformed_request");
}

TEST_F(UploadTest, MemoryDoesNotGrowWithTheFile) {
    if (is_sanitized) GTEST_SKIP() << "a sanitizer keeps memory that was given back";
    const auto peak = [] {
        std::ifstream status("/proc/" + std::to_string(serve().program().process()) + "/status");
        std::string word;
        while (status >> word && word != "VmHWM:") {
        }
        std::size_t kilobytes = 0;
        status >> kilobytes;
        return kilobytes;
    };
    ASSERT_EQ(upload("Petit", "a;b\n1;2\n").status, 201);
    const auto before = peak();
    std::string large = "a;b\n";
    while (large.size() < (48U << 20)) large += "Une ligne parmi beaucoup d'autres;1234567\n";
    EXPECT_EQ(upload("Grand", large).status, 201);
    EXPECT_LT(peak(), before + 8'000);
}

TEST_F(UploadTest, AFileOverTheLimitIsRefusedWhileItComes) {
    Serve small(Variables{{"DATAPILOT_MAX_FILE_MB", "1"}});
    auto company = register_company(small.port(), "Acme");
    const auto answer = company.client.upload(sources, {{"name", "Ventes"}},
                                              {{"a.csv", std::string(1'200'000, 'x')}});
    EXPECT_EQ(answer.code(), "file_too_large") << answer.body;
    EXPECT_EQ(answer.status, 413);
}

TEST_F(UploadTest, AFullDiskIsSaidAndNothingIsKept) {
    Serve full(Variables{{"DATAPILOT_LEAST_FREE_MB", "99999999"}});
    auto company = register_company(full.port(), "Acme");
    const auto answer =
        company.client.upload(sources, {{"name", "Ventes"}}, {{"a.csv", "a;b\n1;2\n"}});
    EXPECT_EQ(answer.code(), "storage_full") << answer.body;
    EXPECT_EQ(answer.status, 507);
}

TEST_F(UploadTest, AWorkerThatIsKilledCostsOneRequestAndNothingIsKept) {
    const auto before = files_kept();
    std::string large = "a;b;c\n";
    while (large.size() < (24U << 20)) large += "12,50;31/12/2025;Une ligne parmi d'autres\n";
    std::atomic<bool> answered = false;
    std::thread killer([&] {
        while (!answered) {
            for (const auto worker : serve().workers()) {
                // One that has read much is at work on the file, not starting up.
                std::ifstream io("/proc/" + std::to_string(worker) + "/io");
                std::string word;
                std::size_t bytes = 0;
                io >> word >> bytes;
                if (bytes > (8U << 20)) kill(worker, SIGKILL);
            }
        }
    });
    const auto answer = upload("Grand", large);
    answered = true;
    killer.join();
    EXPECT_EQ(answer.code(), "worker_crashed") << answer.body;
    EXPECT_EQ(listed(), 0U);
    EXPECT_EQ(files_kept(), before);
    EXPECT_EQ(upload("Petit", "a;b\n1;2\n").status, 201);
}

}  // namespace
}  // namespace datapilot::tests
