#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/test_source.h"

namespace datapilot::worker::ingest {

using base::Errc;
using catalog::ColumnType;
using results::Cell;
using results::Decimal;
using testing::ElementsAre;
using testing::HasSubstr;

// Ingests one file, t.csv unless it is named, and looks at what became of it.
class IngestTest : public testing::Test {
  protected:
    TestSource source_;
    workers::IngestReport report_;

    void ingest(std::string_view content, const std::string& name = "t.csv") {
        source_.add(name, content);
        auto report = source_.ingest();
        ASSERT_TRUE(report) << report.error().message.french << report.error().detail;
        report_ = std::move(*report);
    }

    base::Error error_of(std::string_view content) {
        source_.add("t.csv", content);
        const auto report = source_.ingest();
        EXPECT_FALSE(report);
        return report ? base::Error{} : report.error();
    }

    std::vector<Cell> column(const std::string& name) {
        const auto outcome = source_.query("SELECT \"" + name + "\" FROM t");
        EXPECT_TRUE(outcome) << outcome.error().detail;
        std::vector<Cell> cells;
        if (outcome) {
            for (const auto& row : outcome->table.rows) cells.push_back(row[0]);
        }
        return cells;
    }

    catalog::Column described(const std::string& name) {
        const auto catalog = source_.describe();
        const auto* found = catalog ? catalog->tables.at(0).find(name) : nullptr;
        EXPECT_NE(found, nullptr) << name;
        return found ? *found : catalog::Column{};
    }

    std::vector<std::string> warnings() const {
        std::vector<std::string> codes;
        for (const auto& warning : report_.tables.at(0).warnings) codes.push_back(warning.code);
        return codes;
    }
};

inline Cell whole(std::int64_t value) {
    return value;
}

}  // namespace datapilot::worker::ingest
