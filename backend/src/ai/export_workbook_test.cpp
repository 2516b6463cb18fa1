#include "ai/export_workbook.h"

#include <gmock/gmock.h>
#include <zlib.h>

#include <fstream>
#include <map>
#include <sstream>

#include "support/temporary_folder.h"

namespace datapilot::ai {
namespace {

using results::Cell;
using results::ColumnType;
using results::Decimal;
using results::Format;
using results::ShownColumn;
using testing::HasSubstr;
using testing::Not;

const ShownColumn name{{"nom", ColumnType::text}, "Nom"};
const ShownColumn amount{
    {"montant", ColumnType::decimal}, "Montant HT", results::Role::measure, Format::eur};
const ShownColumn day{{"jour", ColumnType::date}, "Jour"};
const ShownColumn moment{{"instant", ColumnType::timestamp}, "Instant"};
const ShownColumn paid{{"paye", ColumnType::boolean}, "Payé"};

std::size_t number_at(std::string_view bytes, std::size_t at, std::size_t length) {
    std::size_t number = 0;
    for (auto i = length; i-- > 0;) {
        number = number << 8 | static_cast<unsigned char>(bytes[at + i]);
    }
    return number;
}

std::string inflated(std::string_view packed, std::size_t size) {
    std::string out(size, '\0');
    z_stream stream{};
    inflateInit2(&stream, -MAX_WBITS);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
    inflateEnd(&stream);
    return out;
}

// The parts of a workbook, by their names.
std::map<std::string, std::string> parts_of(const std::filesystem::path& file) {
    std::ostringstream read;
    read << std::ifstream{file, std::ios::binary}.rdbuf();
    const auto bytes = read.str();
    std::map<std::string, std::string> parts;
    for (std::size_t at = 0; bytes.compare(at, 4, "PK\x03\x04") == 0;) {
        const auto packed = number_at(bytes, at + 18, 4), size = number_at(bytes, at + 22, 4);
        const auto name_size = number_at(bytes, at + 26, 2);
        const auto begin = at + 30 + name_size + number_at(bytes, at + 28, 2);
        parts[bytes.substr(at + 30, name_size)] =
            inflated(std::string_view{bytes}.substr(begin, packed), size);
        at = begin + packed;
    }
    return parts;
}

class ExportWorkbook : public testing::Test {
  protected:
    std::string sheet_of(const std::vector<ShownColumn>& columns, const results::Rows& rows) {
        parts_ = parts_of(write_workbook({"Ventes par jour ?", columns, rows}, folder_.path()));
        return parts_["xl/worksheets/sheet1.xml"];
    }

    tests::TemporaryFolder folder_;
    std::map<std::string, std::string> parts_;
};

TEST_F(ExportWorkbook, HoldsNumbersDatesAndBooleansAsTheyAre) {
    const auto sheet =
        sheet_of({name, amount, day, moment, paid},
                 {{"Durand", Decimal{"-1234567.50"}, "2025-12-31", "2025-12-31T06:00:00", true}});
    EXPECT_THAT(sheet, HasSubstr("<v>-1234567.5</v>"));
    EXPECT_THAT(sheet, HasSubstr("<v>46022</v>"));
    EXPECT_THAT(sheet, HasSubstr("<v>46022.25</v>"));
    EXPECT_THAT(sheet, HasSubstr("t=\"b\"><v>1</v>"));
    EXPECT_THAT(parts_["xl/styles.xml"], HasSubstr("#,##0.00\\ &quot;€&quot;"));
    EXPECT_THAT(parts_["xl/styles.xml"], HasSubstr("dd/mm/yyyy"));
}

TEST_F(ExportWorkbook, FreezesItsHeader) {
    EXPECT_THAT(sheet_of({name}, {{"Durand"}}), HasSubstr("state=\"frozen\""));
}

TEST_F(ExportWorkbook, NeverRunsAText) {
    const auto sheet = sheet_of({name}, {{"=HYPERLINK(\"http://x\")"}, {"+1"}, {"https://x.fr"}});
    EXPECT_THAT(sheet, Not(HasSubstr("<f>")));
    EXPECT_THAT(sheet, Not(HasSubstr("hyperlink ")));
    EXPECT_THAT(sheet, HasSubstr("=HYPERLINK("));
}

TEST_F(ExportWorkbook, LosesNoDigit) {
    const auto sheet =
        sheet_of({amount}, {{Decimal{"12345678901234567.89"}}, {std::int64_t{9007199254740993}}});
    EXPECT_THAT(sheet, HasSubstr("12345678901234567.89"));
    EXPECT_THAT(sheet, HasSubstr("9007199254740993"));
    EXPECT_THAT(sheet_of({amount}, {{Decimal{"0.1"}}, {Decimal{"1000000000000000000000"}}}),
                HasSubstr("<v>0.1</v>"));
}

TEST_F(ExportWorkbook, WritesWhatASpreadsheetCannotCountAsText) {
    EXPECT_THAT(sheet_of({day}, {{"1789-07-14"}}), HasSubstr("1789-07-14"));
    const auto sheet = sheet_of({name}, {{std::string(40'000, 'a')}, {Cell{}}});
    EXPECT_THAT(sheet, HasSubstr(std::string(32'767, 'a')));
    EXPECT_THAT(sheet, Not(HasSubstr(std::string(32'768, 'a'))));
}

TEST_F(ExportWorkbook, LeavesNothingBesideTheFile) {
    sheet_of({name}, {{"Durand"}});
    std::vector<std::string> left;
    for (const auto& entry : std::filesystem::directory_iterator{folder_.path()}) {
        left.push_back(entry.path().filename());
    }
    EXPECT_EQ(left, std::vector<std::string>{"reponse.xlsx"});
}

}  // namespace
}  // namespace datapilot::ai
