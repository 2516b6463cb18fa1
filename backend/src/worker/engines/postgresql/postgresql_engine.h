#pragma once

#include <optional>
#include <string>

#include "worker/engines/postgresql/session.h"
#include "worker/engines/server/server_engine.h"
#include "worker/guard/approved_sql.h"
#include "worker/guard/exposed_schema.h"

namespace datapilot::worker {

// Asks a customer's PostgreSQL server.
class PostgresqlEngine final : public ServerEngine {
  public:
    // Certificate authorities are kept in the folder.
    explicit PostgresqlEngine(std::string temporary_directory);

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
    // A transaction of the session that is open, or of a new one where that was lost.
    base::Result<postgresql::ReadOnlyTransaction> begin(const workers::ServerDatabase& server,
                                                        const std::string& time_zone,
                                                        Patience patience);
    base::Result<postgresql::Session> open(const workers::ServerDatabase& server,
                                           Patience patience) const;
    // What may be asked about, as this session last saw it.
    base::Result<const guard::ExposedSchema*> exposed(postgresql::ReadOnlyTransaction& transaction);
    base::Result<guard::ApprovedSql> approve(postgresql::ReadOnlyTransaction& transaction,
                                             const workers::QueryJob& job);
    base::Result<RowsRead> answer(const workers::ServerDatabase& server,
                                  const workers::QueryJob& job, RowSink& rows, Patience patience);
    base::Error unknown_name(const workers::ServerDatabase& server, const base::Error& error,
                             Patience patience);

    std::string temporary_directory_;
    std::optional<workers::ServerDatabase> server_;  // of the session
    std::optional<postgresql::Session> session_;
    std::optional<guard::ExposedSchema> exposed_;
};

}  // namespace datapilot::worker
