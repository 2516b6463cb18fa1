#pragma once

#include "base/result.h"
#include "worker/engines/row_sink.h"
#include "worker/engines/server/reading_sink.h"
#include "worker/patience.h"
#include "workers/jobs.h"

namespace datapilot::worker {

// An engine that asks a customer's own server: blocking, one tenant, one server for a worker's
// life. It keeps its connection open between jobs and opens another where it is lost. It works for
// as long as its patience lasts, and where serve hangs up it cancels what runs on the server. No
// failure holds the password.
class ServerEngine {
  public:
    virtual ~ServerEngine() = default;
    ServerEngine() = default;
    ServerEngine(const ServerEngine&) = delete;
    ServerEngine& operator=(const ServerEngine&) = delete;

    virtual base::Result<catalog::Catalog> describe(const workers::ServerDatabase& server,
                                                    const workers::DescribeJob& job,
                                                    Patience patience,
                                                    const ReadingSink& reading) = 0;
    virtual base::Result<RowsRead> preview(const workers::ServerDatabase& server,
                                           const workers::PreviewJob& job, RowSink& rows,
                                           Patience patience) = 0;
    virtual base::Result<RowsRead> query(const workers::ServerDatabase& server,
                                         const workers::QueryJob& job, RowSink& rows,
                                         Patience patience) = 0;
    virtual workers::ConnectionReport test(const workers::TestJob& job, Patience patience) = 0;
};

}  // namespace datapilot::worker
