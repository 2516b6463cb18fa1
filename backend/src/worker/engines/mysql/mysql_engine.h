#pragma once

#include <optional>
#include <string>

#include "worker/engines/mysql/relations.h"
#include "worker/engines/mysql/session.h"
#include "worker/engines/server/server_engine.h"
#include "worker/guard/approved_sql.h"

namespace datapilot::worker {

// Asks a customer's MySQL or MariaDB server.
class MysqlEngine final : public ServerEngine {
  public:
    base::Result<catalog::Catalog> describe(const workers::ServerDatabase& server,
                                            const workers::DescribeJob& job, Patience patience,
                                            const ReadingSink& reading) override;
    base::Result<RowsRead> preview(const workers::ServerDatabase& server,
                                   const workers::PreviewJob& job, RowSink& rows,
                                   Patience patience) override;
    base::Result<RowsRead> query(const workers::ServerDatabase& server,
                                 const workers::QueryJob& job, RowSink& rows,
                                 Patience patience) override;
    workers::ConnectionReport test(const workers::TestJob& job, Patience patience) override;

  private:
    // Runs the work in a read-only transaction of the session that is open, or of a new one where
    // that was lost.
    template <class Answer, class Work>
    base::Result<Answer> in_transaction(const workers::ServerDatabase& server,
                                        const std::string& time_zone, const Patience& patience,
                                        Work work);
    base::Result<void> begin(const workers::ServerDatabase& server, const std::string& time_zone,
                             const Patience& patience);
    // What may be asked about, as this session last saw it.
    base::Result<const mysql::Exposed*> exposed(const Patience& patience);
    base::Result<guard::ApprovedSql> approve(const std::string& sql, const Patience& patience);
    // What the server itself makes of what the guard approved.
    base::Result<void> check_prepared(const guard::ApprovedSql& sql, const Patience& patience);
    // The same, and once more with partial grouping where the statement may read a view.
    base::Result<void> check_as_views_need(const guard::ApprovedSql& sql, const Patience& patience);

    std::optional<workers::ServerDatabase> server_;  // of the session
    std::optional<mysql::Session> session_;
    std::optional<mysql::Exposed> exposed_;
};

}  // namespace datapilot::worker
