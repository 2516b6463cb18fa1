#pragma once

#include <libpq-fe.h>

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "worker/patience.h"
#include "workers/data_location.h"

namespace datapilot::worker::postgresql {

struct FinishConnection {
    void operator()(PGconn* connection) const { PQfinish(connection); }
};
using PgConnection = std::unique_ptr<PGconn, FinishConnection>;

struct ClearAnswer {
    void operator()(PGresult* answer) const { PQclear(answer); }
};
using PgAnswer = std::unique_ptr<PGresult, ClearAnswer>;

// One connection to a PostgreSQL server that may be hostile: every wait ends at a patience, and
// what the server makes this process hold is bounded.
class Link {
  public:
    // `authorities` is the file of certificate authorities to believe, where TLS verifies.
    static base::Result<Link> open(const workers::ServerDatabase& server,
                                   const std::string& authorities, Patience patience);

    // Runs statements of our own making, and gives the last one's answer.
    base::Result<PgAnswer> run(const std::string& sql, Patience patience);

    // Starts one statement; its rows come one at a time from next(): null after the last, which
    // is an answer without a row that still tells the columns.
    base::Result<void> start(const std::string& sql, const std::vector<std::string>& parameters,
                             Patience patience);
    base::Result<PgAnswer> next(Patience patience);

    // Whether it can be asked: an answer that was not read to its end or a failure of the
    // connection itself leaves it of no use.
    bool usable() const;
    int version() const { return PQserverVersion(connection_.get()); }
    std::string server_version() const;  // e.g. "PostgreSQL 16.4"

  private:
    Link(PgConnection connection, workers::ServerDatabase server);

    // Until the socket is ready; a hang-up of serve cancels what runs on the server.
    base::Result<void> wait_for(short events, Patience patience);
    base::Result<void> flush(Patience patience);
    base::Result<void> wait_for_answer(Patience patience);
    void cancel();
    void drain(Patience patience);
    base::Error lost() const;

    PgConnection connection_;
    workers::ServerDatabase server_;
};

}  // namespace datapilot::worker::postgresql
