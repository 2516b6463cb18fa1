#include "worker/engines/mysql/connection_probe.h"

#include <utility>

#include "worker/engines/mysql/relations.h"
#include "worker/engines/mysql/rights.h"
#include "worker/engines/mysql/session.h"
#include "worker/engines/server/report_builder.h"
#include "worker/engines/server/server_failures.h"

namespace datapilot::worker::mysql {
namespace {

using workers::ConnectionStep;

constexpr Cap cap{10'000, 4 << 20};
constexpr auto neutral_time_zone = "UTC";
constexpr auto usual_time_zone = "Europe/Paris";

struct Rights {
    std::int64_t readable_relations = 0;
    std::vector<base::Text> beyond{};
};

base::Result<Rights> read_rights(Session& session, const workers::ServerDatabase& server,
                                 const Patience& patience) {
    const auto count = session.row(
        "SELECT COUNT(DISTINCT TABLE_SCHEMA, TABLE_NAME) FROM information_schema.COLUMNS WHERE "
        "FIND_IN_SET('select', PRIVILEGES) AND TABLE_SCHEMA IN " +
            list_of(exposed_schemas(server), session.link()),
        1, patience);
    if (!count) return count.error();
    const auto grants = session.table("SHOW GRANTS", 1, cap, patience);
    if (!grants) return grants.error();
    std::vector<std::string> lines;
    for (const auto& row : grants->rows) lines.push_back(text_of(row[0]));
    return Rights{.readable_relations = number_of(count->front()), .beyond = beyond_reading(lines)};
}

void report_rights(ReportBuilder& builder, const Rights& rights,
                   const std::vector<std::string>& schemas) {
    const auto count = std::to_string(rights.readable_relations);
    if (rights.beyond.empty()) {
        builder.pass(ConnectionStep::rights,
                     {"L'utilisateur peut lire " + count + " tables et ne peut rien modifier.",
                      "The user can read " + count + " tables and can change nothing."});
        return;
    }
    base::Text beyond;
    for (const auto& right : rights.beyond) {
        beyond.french += (beyond.french.empty() ? "" : ", ") + right.french;
        beyond.english += (beyond.english.empty() ? "" : ", ") + right.english;
    }
    builder.warn(ConnectionStep::rights,
                 {"L'utilisateur peut lire " + count + " tables, mais aussi : " + beyond.french +
                      ". Créez plutôt un utilisateur qui ne peut que lire, avec le SQL proposé.",
                  "The user can read " + count + " tables, and also: " + beyond.english +
                      ". Rather make a user that can only read, with the SQL given."});
    builder.report.read_only_role_sql = read_only_user_sql(schemas);
}

void warn_of_zones(ReportBuilder& builder) {
    builder.warn(
        ConnectionStep::database,
        {"La base de données est ouverte, mais le serveur ne connaît pas les fuseaux horaires par "
         "leur nom : les heures des colonnes TIMESTAMP peuvent être décalées d'une heure pendant "
         "la moitié de l'année. Chargez-les avec mysql_tzinfo_to_sql.",
         "The database is open, but the server does not know time zones by their names: the times "
         "of TIMESTAMP columns can be an hour off during half of the year. Load them with "
         "mysql_tzinfo_to_sql."});
}

}  // namespace

workers::ConnectionReport test_connection(const workers::ServerDatabase& server,
                                          const Patience& whole) {
    ReportBuilder builder;
    const auto failed = [&](const base::Error& error, ConnectionStep during) {
        builder.fail(error, during, server.tls);
        return std::move(builder.report);
    };
    auto link = Link::open(server, whole);
    if (!link) return failed(link.error(), ConnectionStep::network);
    builder.report.server_version = link->server_version();
    const auto patience = whole.within(time_after_login);
    auto session = Session::on(std::move(*link), patience);
    if (!session) return failed(session.error(), ConnectionStep::database);
    const auto begun = session->begin(neutral_time_zone, patience);
    if (!begun) return failed(begun.error(), ConnectionStep::database);
    builder.pass_until(ConnectionStep::rights, server.tls);
    const auto zones = session->knows_zone(usual_time_zone, patience);
    if (!zones) return failed(zones.error(), ConnectionStep::database);
    if (!*zones) warn_of_zones(builder);
    const auto rights = read_rights(*session, server, patience);
    if (!rights) return failed(rights.error(), ConnectionStep::rights);
    if (rights->readable_relations == 0) {
        builder.report.read_only_role_sql = read_only_user_sql(exposed_schemas(server));
        return failed(source_rights_missing("no relation can be read"), ConnectionStep::rights);
    }
    report_rights(builder, *rights, exposed_schemas(server));
    session->roll_back(patience);
    return std::move(builder.report);
}

}  // namespace datapilot::worker::mysql
