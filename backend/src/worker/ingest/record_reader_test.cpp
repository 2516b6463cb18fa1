#include "worker/ingest/record_reader.h"

#include <gtest/gtest.h>

#include "support/test_source.h"

namespace datapilot::worker::ingest {
namespace {

using State = RecordReader::State;
using Rows = std::vector<std::vector<std::string>>;

class RecordReaderTest : public testing::Test {
  protected:
    TestSource source_;

    RecordReader reader(std::string_view content, char separator = ',') {
        source_.add("file.csv", content);
        return RecordReader{source_.folder() / "file.csv", separator};
    }

    static Rows all(RecordReader& reader) {
        Rows rows;
        Record record;
        while (reader.next(record) == State::record) {
            rows.emplace_back();
            for (const auto& cell : record.cells) rows.back().push_back(cell.value());
        }
        return rows;
    }
};

TEST_F(RecordReaderTest, QuotedCellsHoldSeparatorsQuotesAndLineEnds) {
    auto file = reader("a,b\n\"1,5\",\"say \"\"hi\"\"\"\n\"two\r\nlines\",\n");
    EXPECT_EQ(all(file), (Rows{{"a", "b"}, {"1,5", "say \"hi\""}, {"two\r\nlines", ""}}));
    EXPECT_FALSE(file.irregularities().loose_quotes);
}

TEST_F(RecordReaderTest, TheLastLineNeedsNoEnd) {
    auto file = reader("a,b\r\n1,2");
    EXPECT_EQ(all(file), (Rows{{"a", "b"}, {"1", "2"}}));
    auto open = reader("a,b\n1,");
    EXPECT_EQ(all(open), (Rows{{"a", "b"}, {"1", ""}}));
}

TEST_F(RecordReaderTest, MarksOfByteOrderAreSkippedHoweverMany) {
    auto file = reader("\xEF\xBB\xBF\xEF\xBB\xBFUIC,Gare\n1,2\n");
    EXPECT_EQ(all(file), (Rows{{"UIC", "Gare"}, {"1", "2"}}));
    EXPECT_TRUE(file.irregularities().several_marks);
}

TEST_F(RecordReaderTest, QuotesInsideACellAreText) {
    auto file = reader("5\" disc,\"a\"b,c\n 'x',  \"padded\" ,\"\"\n");
    EXPECT_EQ(all(file), (Rows{{"5\" disc", "\"a\"b", "c"}, {" 'x'", "padded", ""}}));
    EXPECT_TRUE(file.irregularities().loose_quotes);
}

TEST_F(RecordReaderTest, OldAndMixedLineEndsAreNoticed) {
    auto old_style = reader("a\r1\r2\r");
    EXPECT_EQ(all(old_style), (Rows{{"a"}, {"1"}, {"2"}}));
    EXPECT_TRUE(old_style.irregularities().mixed_line_ends);
    auto mixed = reader("a\n1\r\n");
    all(mixed);
    EXPECT_TRUE(mixed.irregularities().mixed_line_ends);
    auto usual = reader("a\r\n1\r\n");
    all(usual);
    EXPECT_FALSE(usual.irregularities().mixed_line_ends);
}

TEST_F(RecordReaderTest, CountsLinesAndNotRecords) {
    auto file = reader("a\n\"x\ny\nz\"\nb\n");
    Record record;
    std::vector<std::int64_t> lines;
    while (file.next(record) == State::record) lines.push_back(record.line);
    EXPECT_EQ(lines, (std::vector<std::int64_t>{1, 2, 5}));
}

TEST_F(RecordReaderTest, AQuoteNeverClosedIsAnEndWithAReason) {
    auto file = reader("a\n\"open\n1\n2\n");
    Record record;
    ASSERT_EQ(file.next(record), State::record);
    EXPECT_EQ(file.next(record), State::quote_not_closed);
    EXPECT_EQ(file.line(), 2);
}

TEST_F(RecordReaderTest, RecordsAcrossBlocksComeWhole) {
    std::string content = "a,b\n";
    Rows expected{{"a", "b"}};
    for (int i = 0; i < 30'000; ++i) {
        const std::string text(static_cast<std::size_t>(i % 97), 'x');
        content += "\"" + text + "\"\"\r\n\"," + std::to_string(i) + "\r\n";
        expected.push_back({text + "\"\r\n", std::to_string(i)});
    }
    auto file = reader(content);
    EXPECT_EQ(all(file), expected);
}

TEST_F(RecordReaderTest, ARecordBeyondSixteenMegabytesIsTooLong) {
    auto file = reader(std::string(17 << 20, 'x'));
    Record record;
    EXPECT_EQ(file.next(record), State::record_too_long);
}

}  // namespace
}  // namespace datapilot::worker::ingest
