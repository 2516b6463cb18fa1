#include "http/multipart.h"

#include <gtest/gtest.h>

#include <boost/asio/io_context.hpp>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "runtime/run.h"

namespace datapilot::http {
namespace {

using runtime::Task;

// A body that arrives in pieces.
class PiecesOfBody final : public BodyStream {
  public:
    explicit PiecesOfBody(std::vector<std::string> pieces) : pieces_(std::move(pieces)) {}

    Task<base::Result<std::string_view>> read() override {
        if (next_ == pieces_.size()) co_return std::string_view{};
        co_return std::string_view{pieces_[next_++]};
    }

  private:
    std::vector<std::string> pieces_;
    std::size_t next_ = 0;
};

std::vector<std::string> whole(std::string body) {
    return {std::move(body)};
}

std::vector<std::string> byte_by_byte(const std::string& body) {
    std::vector<std::string> pieces;
    for (const char c : body) pieces.emplace_back(1, c);
    return pieces;
}

struct ReadPart {
    Part part;
    std::string content;
};

Task<base::Result<std::vector<ReadPart>>> read_form(Request& request) {
    auto form = MultipartReader::of(request);
    if (!form) co_return form.error();
    std::vector<ReadPart> parts;
    while (true) {
        auto part = co_await form->next();
        if (!part) co_return part.error();
        if (!*part) break;
        parts.push_back({std::move(**part), {}});
        while (true) {
            const auto piece = co_await form->read();
            if (!piece) co_return piece.error();
            if (piece->empty()) break;
            parts.back().content += *piece;
        }
    }
    co_return parts;
}

Request form_request(const std::string& type) {
    RequestHead head;
    head.headers = {{"Content-Type", type}};
    return Request{std::move(head)};
}

base::Result<std::vector<ReadPart>> parse(std::vector<std::string> pieces,
                                          const std::string& boundary = "B") {
    boost::asio::io_context loop;
    auto request = form_request("multipart/form-data; boundary=" + boundary);
    PiecesOfBody body(std::move(pieces));
    request.set_body_stream(body);
    return runtime::run(loop, read_form(request));
}

std::string part(const std::string& disposition, const std::string& content) {
    return "--B\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
}

const std::string end = "--B--\r\n";

TEST(Multipart, PartsComeInOrderWithTheirNamesAndContent) {
    const auto body =
        part("name=\"name\"", "Ventes") +
        part("name=\"files\"; filename=\"a.csv\"\r\nContent-Type: text/csv", "x;y\r\n1;2\r\n") +
        part("name=\"empty\"", "") + end;
    for (const auto& pieces : {whole(body), byte_by_byte(body)}) {
        const auto form = parse(pieces);
        ASSERT_TRUE(form) << form.error().detail;
        ASSERT_EQ(form->size(), 3U);
        EXPECT_EQ((*form)[0].part.name, "name");
        EXPECT_EQ((*form)[0].content, "Ventes");
        EXPECT_FALSE((*form)[0].part.filename);
        EXPECT_EQ((*form)[1].part.filename, "a.csv");
        EXPECT_EQ((*form)[1].part.content_type, "text/csv");
        EXPECT_EQ((*form)[1].content, "x;y\r\n1;2\r\n");
        EXPECT_EQ((*form)[2].content, "");
    }
}

TEST(Multipart, AFormWithoutPartsIsEmpty) {
    const auto form = parse(whole(end));
    ASSERT_TRUE(form);
    EXPECT_TRUE(form->empty());
}

TEST(Multipart, WhatStandsBeforeAndAfterTheFormIsSkipped) {
    const auto form =
        parse(byte_by_byte("a preamble\r\n" + part("name=\"a\"", "1") + end + "after"));
    ASSERT_TRUE(form);
    EXPECT_EQ(form->size(), 1U);
}

TEST(Multipart, AFilenameIsUtf8WithoutItsFoldersAndTheExtendedFormWins) {
    const auto filename = [](const std::string& parameters) {
        const auto form = parse(whole(part("name=\"files\"; " + parameters, "x") + end));
        return form ? *form->at(0).part.filename : std::string{base::name(form.error().code)};
    };
    EXPECT_EQ(filename("filename=\"été 2025.csv\""), "été 2025.csv");
    EXPECT_EQ(filename("filename=\"x\"; filename*=UTF-8''%C3%A9t%C3%A9.csv"), "été.csv");
    EXPECT_EQ(filename("filename*=utf-8'fr'a%20b.csv"), "a b.csv");
    EXPECT_EQ(filename(R"(filename="C:\dossier\ventes.csv")"), "ventes.csv");
    EXPECT_EQ(filename("filename=\"../../etc/passwd\""), "passwd");
    EXPECT_EQ(filename(R"(filename="a \"b\".csv")"), "a \"b\".csv");
    EXPECT_EQ(filename("filename=\"a %22b%22.csv\""), "a \"b\".csv");
    EXPECT_EQ(filename("filename=plain.csv"), "plain.csv");
    EXPECT_EQ(filename("filename=\"\xE9t\xE9.csv\""), "malformed_request");
    EXPECT_EQ(filename("filename=\"a\x01.csv\""), "malformed_request");
    EXPECT_EQ(filename("filename*=ISO-8859-1''%E9"), "malformed_request");
    EXPECT_EQ(filename("filename=\"" + std::string(300, 'x') + "\""), "malformed_request");
    EXPECT_EQ(filename("filename=\"never closed"), "malformed_request");
}

TEST(Multipart, AFormThatBreaksItsFormatIsRefused) {
    const auto refused = [](const std::string& body) {
        const auto form = parse(whole(body));
        return !form && form.error().code == base::Errc::malformed_request;
    };
    EXPECT_TRUE(refused(""));
    EXPECT_TRUE(refused(part("name=\"a\"", "1")));
    EXPECT_TRUE(refused("--B\r\nContent-Disposition: form-data; name=\"a\"\r\n"));
    EXPECT_TRUE(refused("--B\r\n\r\nno headers\r\n" + end));
    EXPECT_TRUE(refused("--B\r\nContent-Type: text/csv\r\n\r\nx\r\n" + end));
    EXPECT_TRUE(refused("--B\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nx\r\n" + end));
    EXPECT_TRUE(refused("--B\r\nContent-Disposition: form-data\r\n\r\nx\r\n" + end));
    EXPECT_TRUE(refused("--Bx\r\n" + end));
    EXPECT_TRUE(refused("--B\r\nA: " + std::string(9000, 'x') + "\r\n" + end));
    EXPECT_TRUE(refused("--B\r\nA: " + std::string(9000, 'x')));
    std::string many;
    for (int i = 0; i < 101; ++i) many += part("name=\"a\"", "1");
    EXPECT_TRUE(refused(many + end));
}

TEST(Multipart, OnlyAFormWithAProperBoundaryIsTaken) {
    const auto code = [](const std::string& type) {
        auto request = form_request(type);
        PiecesOfBody body({});
        request.set_body_stream(body);
        const auto form = MultipartReader::of(request);
        return form ? std::string{} : std::string{base::name(form.error().code)};
    };
    EXPECT_EQ(code("application/json"), "unsupported_media_type");
    EXPECT_EQ(code("multipart/form-data"), "malformed_request");
    EXPECT_EQ(code("multipart/form-data; boundary="), "malformed_request");
    EXPECT_EQ(code("multipart/form-data; boundary=" + std::string(71, 'x')), "malformed_request");
    EXPECT_EQ(code("Multipart/Form-Data; charset=utf-8; boundary=\"a b\""), "");
}

TEST(Multipart, ATextFieldOverItsLimitOrNotUtf8IsInvalid) {
    boost::asio::io_context loop;
    const auto text = [&](const std::string& content) {
        auto request = form_request("multipart/form-data; boundary=B");
        PiecesOfBody body({part("name=\"a\"", content) + end});
        request.set_body_stream(body);
        auto form = MultipartReader::of(request);
        EXPECT_TRUE(*runtime::run(loop, form->next()));
        const auto read = runtime::run(loop, form->read_text("a", 5));
        return read ? *read : std::string{base::name(read.error().code)};
    };
    EXPECT_EQ(text("12345"), "12345");
    EXPECT_EQ(text("123456"), "validation_failed");
    EXPECT_EQ(text("\xE9"), "validation_failed");
}

// Contents full of what resembles a delimiter, in pieces of every size.
TEST(Multipart, AnyContentInAnyPiecesComesOutAsItWentIn) {
    std::mt19937 random{20251122};
    const auto below = [&](std::size_t limit) { return random() % limit; };
    const std::vector<std::string> crumbs{"\r",     "\n",  "\r\n", "-", "--",      "\r\n-",
                                          "\r\n--", "--B", "a",    ";", "\r\n--C", "é"};
    for (int round = 0; round < 2000; ++round) {
        std::vector<std::string> contents(below(5));
        std::string body;
        for (auto& content : contents) {
            for (std::size_t i = below(40); i > 0; --i) {
                const auto& crumb = crumbs[below(crumbs.size())];
                if ((content + crumb).find("\r\n--B") == std::string::npos) content += crumb;
            }
            body += part("name=\"a\"", content);
        }
        body += end;
        std::vector<std::string> pieces;
        for (std::size_t at = 0; at < body.size();) {
            pieces.push_back(body.substr(at, 1 + below(30)));
            at += pieces.back().size();
        }
        const auto form = parse(pieces);
        ASSERT_TRUE(form) << form.error().detail << " round " << round;
        ASSERT_EQ(form->size(), contents.size());
        for (std::size_t i = 0; i < contents.size(); ++i) {
            ASSERT_EQ((*form)[i].content, contents[i]) << "round " << round;
        }
    }
}

TEST(Multipart, ADamagedFormIsReadOrRefusedButNeverMore) {
    std::mt19937 random{7};
    const auto sound = part("name=\"name\"", "Ventes") +
                       part("name=\"files\"; filename*=UTF-8''a%C3%A9.csv", "x;y\r\n1;2") + end;
    for (int round = 0; round < 5000; ++round) {
        auto body = sound;
        for (unsigned hits = 1 + random() % 4; hits > 0; --hits) {
            const auto at = random() % body.size();
            if (random() % 3 == 0) {
                body.erase(at, 1 + random() % 5);
            } else {
                body[at] = static_cast<char>(random());
            }
            if (body.empty()) body = "-";
        }
        const auto form = parse(whole(body));
        std::size_t bytes = 0;
        if (form) {
            for (const auto& read : *form) bytes += read.content.size();
        } else {
            ASSERT_EQ(form.error().code, base::Errc::malformed_request);
        }
        ASSERT_LE(bytes, body.size());
    }
}

}  // namespace
}  // namespace datapilot::http
