#include "definitions/yaml.h"

#include <gtest/gtest.h>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <random>

#include "definitions/json.h"
#include "definitions/limits.h"

namespace datapilot::definitions {
namespace {

namespace json = boost::json;

TEST(DefinitionsYaml, WhatAPersonWritesIsRead) {
    const auto read = json_of_yaml(
        "calendar: {first_fiscal_month: 7}\n"
        "metrics:\n"
        "  - name: ca_ht\n"
        "    label: CA HT  # hors taxes\n"
        "    synonyms: [chiffre d'affaires, \"2024\"]\n"
        "    main: true\n");
    ASSERT_TRUE(read);
    EXPECT_EQ(*read, json::parse(R"({"calendar":{"first_fiscal_month":7},
        "metrics":[{"name":"ca_ht","label":"CA HT","synonyms":["chiffre d'affaires","2024"],
                    "main":true}]})"));
}

TEST(DefinitionsYaml, OnlyPlainWholeNumbersBooleansAndNullAreNoText) {
    const auto read = json_of_yaml("[no, 1.5, 007, +3, -3, true, 'true', ~, null, 1_000, 0x1F]");
    ASSERT_TRUE(read);
    EXPECT_EQ(*read,
              json::parse(R"(["no","1.5","007","+3",-3,true,"true",null,null,"1_000","0x1F"])"));
}

TEST(DefinitionsYaml, BombsAreRefused) {
    std::string laughs = "a: &a [x, x, x, x, x, x, x, x, x]\n";
    for (char level = 'b'; level < 'j'; ++level) {
        laughs += std::string{level} + ": &" + level + " [";
        for (int i = 0; i < 9; ++i)
            laughs += std::string{"*"} + static_cast<char>(level - 1) + ", ";
        laughs += "]\n";
    }
    EXPECT_EQ(json_of_yaml(laughs).error().code, base::Errc::malformed_request);
    EXPECT_FALSE(json_of_yaml(std::string(100'000, '[')));
    EXPECT_FALSE(json_of_yaml(std::string(100'000, '{')));
    EXPECT_EQ(json_of_yaml(std::string(most_bytes + 1, 'x')).error().code,
              base::Errc::payload_too_large);
}

TEST(DefinitionsYaml, AnchorsAliasesTagsAndRepeatedKeysAreRefusedWithTheirLine) {
    for (const std::string text : {"a: 1\nb: &x 2\n", "a: 1\nb: !!str 2\n", "a: 1\na: 2\n",
                                   "a: 1\n? [b]\n: 2\n", "a: 1\n--- 2\n--- 3\n"}) {
        const auto read = json_of_yaml(text);
        ASSERT_FALSE(read) << text;
        EXPECT_EQ(read.error().code, base::Errc::malformed_request) << text;
    }
    EXPECT_NE(json_of_yaml("a: 1\nb: &x 2\n").error().message.french.find("ligne 2"),
              std::string::npos);
}

// Random documents; texts are made of what YAML could misread.
class Made {
  public:
    explicit Made(unsigned seed) : random_(seed) {}

    json::value value(int depth) {
        switch (below(depth > 4 ? 4 : 6)) {
            case 0:
                return text();
            case 1:
                return static_cast<std::int64_t>(below(2'000'001)) - 1'000'000;
            case 2:
                return below(2) == 0;
            case 3:
                return nullptr;
            case 4: {
                json::array array;
                for (auto count = below(4); count > 0; --count) array.push_back(value(depth + 1));
                return array;
            }
            default: {
                json::object object;
                for (auto count = below(4); count > 0; --count) {
                    object[text()] = value(depth + 1);
                }
                return object;
            }
        }
    }

  private:
    std::size_t below(std::size_t limit) { return random_() % limit; }

    json::string text() {
        static const std::vector<std::string> pieces{"a",
                                                     "é",
                                                     "€",
                                                     " ",
                                                     "\n",
                                                     "\t",
                                                     ":",
                                                     ": ",
                                                     "#",
                                                     " #",
                                                     "-",
                                                     "- ",
                                                     "\"",
                                                     "'",
                                                     "[",
                                                     "]",
                                                     "{",
                                                     "}",
                                                     ",",
                                                     "&",
                                                     "*",
                                                     "!",
                                                     "|",
                                                     ">",
                                                     "%",
                                                     "@",
                                                     "`",
                                                     "true",
                                                     "no",
                                                     "~",
                                                     "null",
                                                     "1",
                                                     "0",
                                                     ".",
                                                     "\\",
                                                     "?",
                                                     "\r",
                                                     "\x7f",
                                                     "\x01",
                                                     "\xc2\x85",
                                                     "\xe2\x80\xa8",
                                                     "\xef\xbb\xbf",
                                                     "<<",
                                                     "---",
                                                     "..."};
        json::string out;
        for (auto count = below(5); count > 0; --count) out += pieces[below(pieces.size())];
        return out;
    }

    std::mt19937 random_;
};

TEST(DefinitionsYaml, WhatIsWrittenReadsBackTheSame) {
    for (unsigned seed = 0; seed < 3000; ++seed) {
        const auto made = Made(seed).value(0);
        const auto text = yaml_of_json(made);
        const auto read = json_of_yaml(text);
        ASSERT_TRUE(read) << seed << "\n" << text << read.error().detail;
        ASSERT_EQ(*read, made) << seed << "\n" << text;
    }
}

}  // namespace
}  // namespace datapilot::definitions
