#include "worker/engines/mysql/inferred_relationships.h"

#include <algorithm>
#include <chrono>

#include "worker/engines/mysql/relations.h"
#include "worker/engines/relationships/declared_links.h"

namespace datapilot::worker::mysql {
namespace {

using std::chrono::milliseconds;

constexpr std::size_t most_tables = 200;
constexpr int values_compared = 1'000;
constexpr milliseconds time_in_all{10'000};
constexpr milliseconds time_for_one{1'000};

class Confirmation {
  public:
    Confirmation(Session& session, const std::vector<catalog::Relationship>& declared,
                 const Patience& patience)
        : session_(session),
          declared_(declared),
          patience_(patience),
          until_(Patience::Clock::now() + std::min(time_in_all, patience.left() / 4)) {}

    // 0 too where the columns cannot be compared, or not in time.
    double operator()(const ColumnPair& columns) const {
        if (is_declared(declared_, columns) || Patience::Clock::now() >= until_ ||
            !session_.usable())
            return 0;
        const auto from = quoted_name(columns.from.name);
        const auto found = session_.table(
            "SELECT COUNT(*), CAST(COALESCE(SUM(EXISTS (SELECT 1 FROM " +
                name_of(columns.to_table) + " AS held WHERE held." + quoted_name(columns.to.name) +
                " = referring.value)), 0) AS SIGNED) FROM (SELECT DISTINCT " + from +
                " AS value FROM " + name_of(columns.from_table) + " WHERE " + from +
                " IS NOT NULL LIMIT " + std::to_string(values_compared) + ") AS referring",
            2, {1, 1024}, time_for_one, patience_);
        if (!found || found->rows.empty()) return 0;
        const auto all = number_of(found->rows[0][0]);
        const auto inside = number_of(found->rows[0][1]);
        return all == 0 ? 0 : static_cast<double>(inside) / static_cast<double>(all);
    }

  private:
    static std::string name_of(const catalog::Table& table) {
        return quoted_name(table.schema) + "." + quoted_name(table.relation);
    }

    Session& session_;
    const std::vector<catalog::Relationship>& declared_;
    const Patience& patience_;
    Patience::Clock::time_point until_;
};

}  // namespace

base::Result<std::vector<catalog::Relationship>> infer_relationships(
    Session& session, const SchemaTables& schema,
    const std::vector<catalog::Relationship>& declared, const Patience& patience) {
    if (schema.tables.size() > most_tables) return std::vector<catalog::Relationship>{};
    const Confirmation confirmed{session, declared, patience};
    return find_relationships(schema.tables,
                              [&confirmed](const ColumnPair& columns) -> base::Result<double> {
                                  return confirmed(columns);
                              });
}

}  // namespace datapilot::worker::mysql
