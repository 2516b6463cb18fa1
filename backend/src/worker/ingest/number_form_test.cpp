#include "worker/ingest/number_form.h"

#include <gtest/gtest.h>

namespace datapilot::worker::ingest {
namespace {

constexpr unsigned all = 0b1111;
constexpr unsigned bit(NumberForm form) {
    return 1U << form;
}

unsigned forms(std::string_view text) {
    const auto shape = number_shape(text);
    return shape ? shape->forms : 0;
}

TEST(NumberForm, AnIntegerIsWrittenTheSameInEveryForm) {
    EXPECT_EQ(forms("0"), all);
    EXPECT_EQ(forms("-12"), all);
    EXPECT_EQ(forms("\u221212"), all);
    EXPECT_EQ(forms("12345678901234567890"), all);
}

TEST(NumberForm, DecimalsTellTheFormsApart) {
    EXPECT_EQ(forms("12.5"), bit(plain) | bit(english));
    EXPECT_EQ(forms("12,5"), bit(french) | bit(dotted));
    EXPECT_EQ(forms("1.234"), bit(plain) | bit(english) | bit(dotted));
    EXPECT_EQ(forms("1,234"), bit(french) | bit(dotted) | bit(english));
    EXPECT_EQ(forms("1.234,56"), bit(dotted));
    EXPECT_EQ(forms("1,234.56"), bit(english));
    EXPECT_EQ(forms(".5"), bit(plain) | bit(english));
}

TEST(NumberForm, FrenchGroupsAreCutByAnyKindOfBlank) {
    for (const auto text : {"1 234 567,89", "1\u00a0234\u00a0567,89", "1\u202f234\u202f567,89"}) {
        const auto shape = number_shape(text);
        ASSERT_TRUE(shape) << text;
        EXPECT_EQ(shape->forms, bit(french));
        EXPECT_EQ(shape->integer_digits[french], 7);
        EXPECT_EQ(shape->decimals[french], 2);
        EXPECT_TRUE(shape->grouped);
    }
}

TEST(NumberForm, UnitsStandBeforeOrBehind) {
    EXPECT_EQ(number_shape("12,50 €")->currency, Currency::euro);
    EXPECT_EQ(number_shape("$1,234.56")->currency, Currency::dollar);
    EXPECT_EQ(number_shape("-£3")->currency, Currency::pound);
    EXPECT_TRUE(number_shape("12,5 %")->percent);
    EXPECT_TRUE(number_shape("12,5\u202f%")->percent);
}

TEST(NumberForm, CodesAndTelephonesAreNoNumbers) {
    for (const auto text :
         {"007", "01053", "0000 0000 8830 3129", "+33612345678", "01 02 03 04 05", "12-34", "1.2.3",
          "2A004", "", "-", "€", "12 34", "1,23,456", "1e", "e5", "0x1F", "1_000", "١٢"}) {
        EXPECT_EQ(forms(text), 0u) << text;
    }
}

TEST(NumberForm, TheShortRoadForDecimalsGivesTheSameAnswerOrNone) {
    for (const std::string whole :
         {"", "0", "1", "12", "123", "1234", "007", "-5", "-", "+1", "€"}) {
        for (const std::string sign : {".", ",", " ", ""}) {
            for (const std::string decimals :
                 {"", "0", "5", "00", "25", "234", "2345", "2 ", "x"}) {
                const auto text = whole + sign + decimals;
                const auto quick = simple_decimal(text);
                if (!quick) continue;
                const auto full = number_shape(text);
                ASSERT_TRUE(full) << text;
                EXPECT_EQ(quick->forms, full->forms) << text;
                EXPECT_EQ(quick->integer_digits, full->integer_digits) << text;
                EXPECT_EQ(quick->decimals, full->decimals) << text;
                EXPECT_EQ(quick->zero_fraction, full->zero_fraction) << text;
            }
        }
    }
    EXPECT_TRUE(simple_decimal("1234,56"));
}

TEST(NumberForm, ScientificNotationIsPlain) {
    const auto shape = number_shape("1.5e-3");
    ASSERT_TRUE(shape);
    EXPECT_TRUE(shape->exponent);
    EXPECT_EQ(shape->forms, bit(plain));
}

}  // namespace
}  // namespace datapilot::worker::ingest
