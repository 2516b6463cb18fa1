#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "worker/guard/mysql_tables.h"
#include "worker/guard/mysql_tokens.h"
#include "worker/guard/mysql_words.h"

namespace datapilot::worker::guard {

// Goes through the tokens of a query once, and follows its brackets: where a table can stand there
// must be one of the given tables or a name that a WITH defines, and what is called must be a
// function of the list. The words that end a list of tables are reserved in every version, so that
// none of them can be an alias.
class MysqlWalk {
  public:
    MysqlWalk(const std::vector<MysqlToken>& tokens, const MysqlTables& tables,
              MysqlFlavour flavour);

    base::Result<void> run();

  private:
    using Token = MysqlToken;
    using Problem = std::optional<base::Error>;

    // What a pair of brackets holds, or the whole text.
    struct Frame {
        enum class Kind { group, call, tables };
        enum class With { no, name, columns, body, between };

        Kind kind = Kind::group;
        std::string function{};  // of a call
        bool selects = false;    // a SELECT stands in it
        bool in_from = false;
        bool expects_table = false;
        With with = With::no;
        int arguments = 0;     // commas passed, in a call
        bool at_start = true;  // nothing was read in it yet
    };

    const Token& token(int ahead = 0) const;
    Frame& frame() { return frames_.back(); }
    const Frame& frame() const { return frames_.back(); }

    Problem step();
    Problem read_word();
    Problem read_query_word();
    Problem read_sign();
    Problem open();
    Problem close();
    Problem comma();
    Problem from();
    Problem join();
    Problem with();
    Problem read_table();
    Problem read_with_name();
    Problem check_size() const;
    Problem check_call(const Token& name, const Token& before) const;
    bool opens_type(const Token& name, const Token& before) const;
    bool is_call(const Token& name, const Token& before) const;

    const std::vector<Token>& tokens_;
    const MysqlTables& tables_;
    MysqlFlavour flavour_;
    std::size_t at_ = 0;
    std::vector<Frame> frames_{1};
    int tables_read_ = 0;
    bool selects_ = false;           // somewhere in it
    std::set<std::string> defined_;  // by a WITH
};

}  // namespace datapilot::worker::guard
