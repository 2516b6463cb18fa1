#pragma once

#include <mysql.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "worker/patience.h"
#include "workers/data_location.h"

namespace datapilot::worker::mysql {

struct CloseConnection {
    void operator()(MYSQL* connection) const;
};

// What is known of a column of a result.
struct Field {
    std::string name;
    std::string schema;  // of the table that it comes from; "" where it is computed
    enum_field_types type = MYSQL_TYPE_NULL;
    unsigned flags = 0;
    unsigned charset = 0;
    unsigned long length = 0;
    unsigned decimals = 0;
};

// The cells of a row as the server wrote them; nothing stands for NULL.
using RawRow = std::vector<std::optional<std::string_view>>;

// One connection to a MySQL or MariaDB server that may be hostile: every wait ends with the
// patience it is given, no packet is larger than 16 MB, no file is ever sent, and where TLS is
// asked for nothing of the login goes over another link.
class Link {
  public:
    static base::Result<Link> open(const workers::ServerDatabase& server, const Patience& patience);

    // A statement of our own making that gives no rows.
    base::Result<void> run(const std::string& sql, const Patience& patience);

    // Whether the server prepares the statement, and what its rows would be.
    base::Result<std::vector<Field>> prepare(const std::string& sql, const Patience& patience);

    // Rows one at a time, while `take` wants more. Where it does not, or the patience ends, the
    // statement is cancelled on the server and the link is of no use any more.
    using TakeFields = std::function<void(const std::vector<Field>&)>;
    using TakeRow = std::function<bool(const RawRow&)>;
    base::Result<void> query(const std::string& sql, const TakeFields& take_fields,
                             const TakeRow& take, const Patience& patience);

    bool usable() const { return usable_; }
    bool is_mariadb() const;
    std::string server_version() const;  // e.g. "MariaDB 10.11.6"
    // The text between quotes, for a literal.
    std::string escaped(std::string_view text) const;

  private:
    using Connection = std::unique_ptr<MYSQL, CloseConnection>;

    Link(Connection connection, workers::ServerDatabase server, std::string fingerprint);

    static base::Result<Link> open(const workers::ServerDatabase& server, std::string fingerprint,
                                   const Patience& patience);
    base::Result<void> log_in(const Patience& patience);

    // Runs one of the library's calls that do not block, or nothing where the patience ended.
    template <class T, class Start, class Continue>
    std::optional<T> drive(const Patience& patience, Start start, Continue go_on);
    // What the library waits for happened; nothing where the patience ended.
    std::optional<int> wait(int wanted, const Patience& patience) const;

    base::Result<void> send(const std::string& sql, const Patience& patience);
    base::Error failure();
    base::Error interrupted(const Patience& patience);
    // No query of ours is left on the server.
    void cancel();

    Connection connection_;
    workers::ServerDatabase server_;
    std::string fingerprint_;  // of the certificate that the server must show; "" without TLS
    bool usable_ = true;
};

}  // namespace datapilot::worker::mysql
