#pragma once

#include <chrono>
#include <utility>

#include "results/result_table.h"
#include "worker/engines/postgresql/cell_reader.h"
#include "worker/engines/postgresql/link.h"
#include "worker/engines/row_sink.h"

namespace datapilot::worker::postgresql {

// A connection whose every transaction only reads, with settings that do not depend on the server.
class Session {
  public:
    static base::Result<Session> open(const workers::ServerDatabase& server,
                                      const std::string& authorities, Patience patience);
    // On a link that has just logged in.
    static base::Result<Session> on(Link link, Patience patience);

    bool usable() const { return link_.usable(); }
    const Link& link() const { return link_; }

  private:
    friend class ReadOnlyTransaction;
    Session(Link link, MoneyForm money) : link_(std::move(link)), money_(money) {}

    Link link_;
    MoneyForm money_;
};

// Everything that is asked of a server happens in one of these; it always ends in ROLLBACK.
class ReadOnlyTransaction {
  public:
    // Instants are shown and grouped in this time zone. The server itself ends what would run
    // past the job's time.
    static base::Result<ReadOnlyTransaction> begin(Session& session, const std::string& time_zone,
                                                   Patience patience);
    ReadOnlyTransaction(ReadOnlyTransaction&& other) noexcept;
    ReadOnlyTransaction& operator=(ReadOnlyTransaction&&) = delete;
    ~ReadOnlyTransaction();

    // Only SQL of our own making, or approved SQL, comes here. A result that a cap cuts leaves the
    // session of no use.
    base::Result<void> rows(const std::string& sql, RowSink& sink,
                            const std::vector<std::string>& parameters = {});
    // The same of a question of our own, whose answer has so many columns.
    base::Result<results::ResultTable> table(const std::string& sql, std::size_t width, Cap cap,
                                             const std::vector<std::string>& parameters = {});

    // From here on a statement may fail, or take longer than `time`, and the next ones still run.
    base::Result<void> allow_attempts(std::chrono::milliseconds time);
    // A server that then says nothing, not even that the time is over, is taken for lost.
    base::Result<results::ResultTable> attempt(const std::string& sql, std::size_t width, Cap cap,
                                               const std::vector<std::string>& parameters = {});

    bool usable() const { return session_->usable(); }
    std::chrono::milliseconds left() const { return patience_.left(); }

  private:
    ReadOnlyTransaction(Session& session, Patience patience)
        : session_(&session), patience_(patience) {}

    Session* session_;
    Patience patience_;
    std::chrono::milliseconds time_for_an_attempt_{};
};

}  // namespace datapilot::worker::postgresql
