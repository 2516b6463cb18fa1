#pragma once

#include <chrono>
#include <map>
#include <string>

#include "results/result_table.h"
#include "worker/engines/mysql/link.h"
#include "worker/engines/row_sink.h"

namespace datapilot::worker::mysql {

// A connection that only reads, with settings that do not depend on the server.
class Session {
  public:
    static base::Result<Session> open(const workers::ServerDatabase& server,
                                      const Patience& patience);
    // On a link that has just logged in.
    static base::Result<Session> on(Link link, const Patience& patience);

    // A transaction that only reads. Instants are shown and grouped in the time zone; the server
    // itself ends a statement that takes nearly all the time there is.
    base::Result<void> begin(const std::string& time_zone, const Patience& patience);
    // Until the next transaction. Views made where that is allowed can be read in no other way.
    base::Result<void> allow_partial_grouping(const Patience& patience);
    void roll_back(const Patience& patience);

    // Only approved SQL, or SQL of our own making, comes here.
    base::Result<void> rows(const std::string& sql, RowSink& sink, const Patience& patience);
    // SQL of our own making that gives so many columns; the server itself ends it after the time.
    base::Result<results::ResultTable> table(const std::string& sql, std::size_t width, Cap cap,
                                             std::chrono::milliseconds time,
                                             const Patience& patience);
    base::Result<results::ResultTable> table(const std::string& sql, std::size_t width, Cap cap,
                                             const Patience& patience);
    // And that gives one row of them.
    base::Result<std::vector<results::Cell>> row(const std::string& sql, std::size_t width,
                                                 const Patience& patience);
    base::Result<std::vector<Field>> prepare(const std::string& sql, const Patience& patience) {
        return link_.prepare(sql, patience);
    }

    bool usable() const { return link_.usable(); }
    const Link& link() const { return link_; }
    // Whether the server knows the zone by its name; where not, it is given the zone's distance
    // from UTC today, which is wrong by an hour for the other half of the year.
    base::Result<bool> knows_zone(const std::string& time_zone, const Patience& patience);

  private:
    explicit Session(Link link) : link_(std::move(link)) {}

    std::string time_limit(std::chrono::milliseconds time) const;
    base::Result<std::string> zone_literal(const std::string& time_zone, const Patience& patience);

    Link link_;
    std::chrono::milliseconds time_limit_{};    // of a statement
    std::map<std::string, std::string> zones_;  // as the server takes them
};

}  // namespace datapilot::worker::mysql
