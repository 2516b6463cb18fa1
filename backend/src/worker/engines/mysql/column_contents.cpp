#include "worker/engines/mysql/column_contents.h"

#include <algorithm>
#include <array>

#include "worker/engines/mysql/relations.h"
#include "worker/engines/server/table_contents.h"

namespace datapilot::worker::mysql {
namespace {

using catalog::Column;
using catalog::ColumnType;

bool is_place(const std::string& native_type) {
    static constexpr std::array<std::string_view, 9> places{
        "geometry",     "point",           "linestring",     "polygon",           "multipoint",
        "multipolygon", "multilinestring", "geomcollection", "geometrycollection"};
    return std::ranges::find(places, native_type) != places.end();
}

bool has(const Column& column, std::string_view word) {
    return column.native_type.find(word) != std::string::npos;
}

bool holds_words(const Column& column) {
    return column.type == ColumnType::text && !has(column, "blob") && !has(column, "binary") &&
           !column.native_type.starts_with("longtext") &&
           !column.native_type.starts_with("mediumtext") &&
           !column.native_type.starts_with("json") && !column.native_type.starts_with("time") &&
           !is_place(column.native_type);
}

class Contents final : public TableContents {
  public:
    Contents(Session& session, const std::vector<catalog::Table>& tables,
             std::int64_t values_per_column, const Patience& patience)
        : TableContents(values_per_column, patience.left()),
          session_(session),
          tables_(tables),
          patience_(patience) {}

  private:
    bool usable() const override { return session_.usable(); }
    base::Result<results::ResultTable> attempt(const std::string& sql, std::size_t width,
                                               Cap cap) override {
        return session_.table(sql, width, cap, time_for_a_look, patience_);
    }
    std::string quoted(std::string_view name) const override { return quoted_name(name); }
    // Texts of two collations make no union.
    std::string as_text(const std::string& name) const override {
        return "CAST(" + name + " AS CHAR)";
    }
    bool is_comparable(std::size_t, std::size_t) const override { return true; }
    bool holds_words(std::size_t table, std::size_t column) const override {
        return mysql::holds_words(tables_[table].columns[column]);
    }

    Session& session_;
    const std::vector<catalog::Table>& tables_;
    const Patience& patience_;
};

}  // namespace

void read_contents(Session& session, SchemaTables& schema, std::int64_t values_per_column,
                   const Patience& patience, const ReadingSink& reading) {
    Contents{session, schema.tables, values_per_column, patience}.read(schema.tables, reading);
}

}  // namespace datapilot::worker::mysql
