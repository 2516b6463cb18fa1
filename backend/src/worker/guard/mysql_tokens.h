#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace datapilot::worker::guard {

// A piece of MySQL or MariaDB SQL, as both read it under the sql_mode that sessions are given:
// backslashes escape, double quotes are those of text.
struct MysqlToken {
    enum class Kind { word, quoted_name, text, number, sign, end };

    Kind kind = Kind::end;
    std::string value;  // a word in lower case, a quoted name without its quotes, one sign
    std::string as_written;
    bool glued = false;  // nothing stands between it and the one before

    bool is_word(std::string_view wanted) const { return kind == Kind::word && value == wanted; }
    bool is_sign(char wanted) const { return kind == Kind::sign && value.front() == wanted; }
};

struct MysqlText {
    std::vector<MysqlToken> tokens;  // the last one is the end
    std::string sql;                 // the same with a space for each comment, without a last `;`
};

// Refuses every character and form that is not on its list: user and system variables, comments
// that are run, several statements, placeholders, text in other character sets.
base::Result<MysqlText> mysql_tokens(std::string_view sql);

}  // namespace datapilot::worker::guard
