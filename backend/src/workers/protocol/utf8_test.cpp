#include "workers/protocol/utf8.h"

#include <gtest/gtest.h>

#include <string>

namespace datapilot::workers {
namespace {

TEST(Utf8, TextOfEachLengthOfSequenceIsTaken) {
    EXPECT_TRUE(is_utf8(""));
    EXPECT_TRUE(is_utf8("région Île-de-France, 12 € et 🙂"));
    EXPECT_TRUE(is_utf8(std::string_view{"a\0b", 3}));
}

TEST(Utf8, WhatIsNotIsFoundAtEachPlaceOfALongText) {
    for (std::size_t length = 1; length <= 20; ++length) {
        for (std::size_t at = 0; at < length; ++at) {
            std::string text(length, 'a');
            text[at] = '\xE9';  // é of latin1
            EXPECT_FALSE(is_utf8(text)) << length << " " << at;
        }
    }
}

TEST(Utf8, OverlongSequencesSurrogatesAndCutOnesAreRefused) {
    for (const auto* bytes : {"\xC0\xAF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF0\x80\x80\x80",
                              "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xC3", "\xE2\x82", "\x80"}) {
        EXPECT_FALSE(is_utf8(bytes));
        EXPECT_FALSE(is_utf8(std::string{"12345678"} + bytes));
    }
}

}  // namespace
}  // namespace datapilot::workers
