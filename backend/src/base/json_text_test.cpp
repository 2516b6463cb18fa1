#include "base/json_text.h"

#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <string>

namespace datapilot::base {
namespace {

namespace json = boost::json;

TEST(JsonText, WritesNumbersAsPeopleDo) {
    EXPECT_EQ(json_text(json::array{0.9, 15.0, -0.25, 1234.56, 0.0, 100000.0, 7}),
              "[0.9,15,-0.25,1234.56,0,100000,7]");
    EXPECT_EQ(json_text(0.1), "0.1");
    EXPECT_EQ(json_text(0.00025), "0.00025");
}

TEST(JsonText, KeepsEveryDigit) {
    for (const double number : {0.1 + 0.2, 1e300, -2.5e-300, 123456789.123456789}) {
        EXPECT_EQ(std::stod(json_text(number)), number);
    }
}

TEST(JsonText, LeavesTextsAlone) {
    const json::object object{{"9E-1", "1E5, \"2E5\" \\"}, {"a", json::object{{"E", 1.5}}}};
    EXPECT_EQ(json_text(object), R"({"9E-1":"1E5, \"2E5\" \\","a":{"E":1.5}})");
    EXPECT_EQ(json::parse(json_text(object)).at("a").at("E").as_double(), 1.5);
    EXPECT_EQ(json_text(json::array{true, nullptr, "", json::object{}}), R"([true,null,"",{}])");
}

}  // namespace
}  // namespace datapilot::base
