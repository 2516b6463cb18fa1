#include "base/error.h"

#include <gtest/gtest.h>

#include "base/result.h"

namespace datapilot::base {
namespace {

TEST(Error, EveryCodeHasANameThatReadsBackAsTheCode) {
    for (int i = 0; i <= static_cast<int>(Errc::internal); ++i) {
        const auto code = static_cast<Errc>(i);
        EXPECT_EQ(errc_from_name(name(code)), code) << i;
    }
}

TEST(Error, AnUnknownNameIsNoCode) {
    EXPECT_FALSE(errc_from_name("no_such_code"));
}

TEST(Result, AFailureUsedAsAValueThrows) {
    const Result<int> failure = Error{Errc::not_found, {"Introuvable.", "Not found."}};
    EXPECT_THROW(failure.value(), std::logic_error);
}

}  // namespace
}  // namespace datapilot::base
