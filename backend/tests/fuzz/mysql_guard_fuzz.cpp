// MySQL's guard against mutated SQL: it must neither crash nor hang, refuse only with sql_refused,
// and what it approves must be approved again as it stands, without a comment, a variable, a second
// statement or a table of another schema.
#include <cstdio>
#include <cstdlib>

#include "fuzz/fuzz_target.h"
#include "worker/guard/mysql_guard.h"
#include "worker/guard/mysql_tokens.h"

namespace {

using namespace datapilot;
using worker::guard::MysqlFlavour;
using worker::guard::MysqlGuard;
using worker::guard::MysqlToken;
using worker::guard::UntrustedSql;

[[noreturn]] void broken(const char* what, std::string_view sql) {
    std::fprintf(stderr, "%s: %.*s\n", what, static_cast<int>(sql.size()), sql.data());
    std::abort();
}

const worker::guard::MysqlTables& tables() {
    static const auto known = [] {
        worker::guard::MysqlTables all{"ventes", worker::guard::NameCase::exact};
        for (const auto* name : {"t", "clients", "commandes", "lignes", "produits"}) {
            all.add("ventes", name);
        }
        return all;
    }();
    return known;
}

// Reads the text again without the guard's own walk.
void expect_harmless(const std::string& sql) {
    const auto text = worker::guard::mysql_tokens(sql);
    if (!text) broken("approved what has no tokens", sql);
    if (text->sql != sql) broken("approved a comment or a semicolon", sql);
    for (std::size_t i = 0; i + 2 < text->tokens.size(); ++i) {
        const auto& token = text->tokens[i];
        const bool joined = i > 0 && text->tokens[i - 1].is_word("join");
        if (joined && text->tokens[i + 1].is_sign('.') && token.value != "ventes") {
            broken("approved a table of another schema", sql);
        }
        if (token.is_word("into") || token.is_word("outfile")) {
            if (i == 0 || !text->tokens[i - 1].is_sign('.')) broken("approved INTO", sql);
        }
    }
}

}  // namespace

void fuzz_one(std::string_view sql) {
    for (const auto flavour : {MysqlFlavour::mysql, MysqlFlavour::mariadb}) {
        const auto approved =
            MysqlGuard::approve(UntrustedSql{std::string{sql}}, tables(), flavour);
        if (!approved) {
            if (approved.error().code != base::Errc::sql_refused) broken("refused otherwise", sql);
            continue;
        }
        expect_harmless(approved->text());
        if (!MysqlGuard::approve(UntrustedSql{approved->text()}, tables(), flavour)) {
            broken("does not approve what it approved", sql);
        }
    }
}
