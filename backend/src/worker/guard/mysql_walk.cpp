#include "worker/guard/mysql_walk.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "worker/guard/refusal.h"

namespace datapilot::worker::guard {
namespace {

using std::string_view;
using Kind = MysqlToken::Kind;

constexpr int longest_padding = 1'000;
constexpr std::size_t most_tokens = 8'000;
constexpr int most_tables = 40;

base::Error not_allowed(const MysqlToken& token) {
    const auto& word = token.as_written;
    if (token.kind == Kind::end) {
        return refusal("elle n'est pas complète.", "it is not complete.");
    }
    return refusal("« " + word + " » n'y est pas permis.", "“" + word + "” is not allowed in it.");
}

base::Error unknown_function(const std::string& name) {
    return refusal("la fonction « " + name + " » n'est pas permise.",
                   "the function “" + name + "” is not allowed.");
}

base::Error unknown_table(const std::string& name) {
    return refusal("la table « " + name + " » n'est pas dans cette source.",
                   "there is no table “" + name + "” in this source.");
}

bool is_name(const MysqlToken& token) {
    return token.kind == Kind::quoted_name ||
           (token.kind == Kind::word && !is_mysql_reserved(token.value));
}

template <std::size_t Size>
bool one_of(string_view word, const std::array<string_view, Size>& list) {
    return std::ranges::find(list, word) != list.end();
}

// Functions whose result is as long as this argument says.
std::optional<int> size_argument(string_view function) {
    if (function == "space") return 0;
    static constexpr std::array<string_view, 3> second{"lpad", "rpad", "repeat"};
    if (one_of(function, second)) return 1;
    return std::nullopt;
}

}  // namespace

MysqlWalk::MysqlWalk(const std::vector<Token>& tokens, const MysqlTables& tables,
                     MysqlFlavour flavour)
    : tokens_(tokens), tables_(tables), flavour_(flavour) {}

const MysqlWalk::Token& MysqlWalk::token(int ahead) const {
    static const Token nothing{.kind = Kind::sign, .value = " ", .as_written = ""};
    if (ahead < 0 && at_ < static_cast<std::size_t>(-ahead)) return nothing;
    return tokens_[std::min(at_ + static_cast<std::size_t>(ahead), tokens_.size() - 1)];
}

base::Result<void> MysqlWalk::run() {
    if (tokens_.size() > most_tokens) return too_complicated();
    while (token().kind != Kind::end) {
        const auto depth = frames_.size();
        if (auto problem = step()) return *problem;
        if (frames_.size() <= depth) frame().at_start = false;
        ++at_;
    }
    const bool ended = frames_.size() == 1 && !frame().expects_table &&
                       frame().with == Frame::With::no && selects_;
    if (!ended) return not_allowed(token());
    return {};
}

MysqlWalk::Problem MysqlWalk::step() {
    if (auto problem = check_size()) return problem;
    if (frame().with == Frame::With::name) return read_with_name();
    if (token().kind == Kind::sign) return read_sign();
    if (frame().expects_table) return read_table();
    if (token().kind == Kind::word) return read_word();
    return {};
}

MysqlWalk::Problem MysqlWalk::read_word() {
    // After a point there is a name, whatever it is.
    if (token(-1).is_sign('.')) return {};
    if (is_mysql_query_word(token().value)) return read_query_word();
    // What is called is looked at where its bracket opens.
    if (token(1).is_sign('(') || is_mysql_bare_function(token().value)) return {};
    if (is_mysql_reserved(token().value)) return not_allowed(token());
    return {};
}

MysqlWalk::Problem MysqlWalk::read_query_word() {
    const auto& word = token().value;
    static constexpr std::array<string_view, 5> ends{"where", "group", "having", "order", "limit"};
    if (word == "from") return from();
    if (word == "with") return with();
    if (word == "for" &&
        !one_of(frame().function, std::array<string_view, 2>{"substring", "substr"})) {
        return not_allowed(token());
    }
    if (word == "select") {
        const bool with_is_whole =
            frame().with == Frame::With::no || frame().with == Frame::With::between;
        if (frame().kind == Frame::Kind::call || !with_is_whole) return not_allowed(token());
        frame().selects = selects_ = true;
        frame().in_from = frame().expects_table = false;
        frame().with = Frame::With::no;
    } else if (one_of(word, ends)) {
        frame().in_from = false;
    } else if (word == "join" || word == "straight_join") {
        return join();
    }
    return {};
}

// Among tables, but for the STRAIGHT_JOIN that SELECT may begin with.
MysqlWalk::Problem MysqlWalk::join() {
    if (frame().in_from) {
        frame().expects_table = true;
        return {};
    }
    if (token().value == "straight_join" && token(-1).is_word("select")) return {};
    return not_allowed(token());
}

MysqlWalk::Problem MysqlWalk::read_sign() {
    if (token().is_sign('(')) return open();
    if (token().is_sign(')')) return close();
    if (token().is_sign(',')) return comma();
    if (frame().expects_table) return not_allowed(token());
    return {};
}

MysqlWalk::Problem MysqlWalk::from() {
    static constexpr std::array<string_view, 5> with_from{"extract", "trim", "substring", "substr",
                                                          "mid"};
    if (frame().kind == Frame::Kind::call) {
        if (one_of(frame().function, with_from)) return {};
        return not_allowed(token());
    }
    if (!frame().selects || frame().in_from) return not_allowed(token());
    frame().in_from = frame().expects_table = true;
    return {};
}

// Before a query, or in GROUP BY … WITH ROLLUP.
MysqlWalk::Problem MysqlWalk::with() {
    if (token(1).is_word("rollup")) return {};
    if (!frame().at_start || frame().kind == Frame::Kind::call) return not_allowed(token());
    frame().expects_table = frame().in_from = false;
    frame().with = Frame::With::name;
    if (token(1).is_word("recursive")) ++at_;
    return {};
}

MysqlWalk::Problem MysqlWalk::read_with_name() {
    if (!is_name(token())) return not_allowed(token());
    defined_.insert(token().value);
    frame().with = token(1).is_sign('(') ? Frame::With::columns : Frame::With::body;
    return {};
}

MysqlWalk::Problem MysqlWalk::read_table() {
    if (frame().kind == Frame::Kind::tables && frame().at_start &&
        (token().is_word("select") || token().is_word("with"))) {
        return read_query_word();
    }
    if (token().is_word("lateral") && token(1).is_sign('(')) return {};
    frame().expects_table = false;
    if (++tables_read_ > most_tables) return too_complicated();
    if (token().is_word("dual")) return {};
    if (!is_name(token())) return not_allowed(token());
    const auto name_of = [](const Token& part) {
        return part.kind == Kind::word ? part.as_written : part.value;
    };
    std::string schema;
    std::string relation = name_of(token());
    if (token(1).is_sign('.')) {
        at_ += 2;
        if (token().kind != Kind::word && token().kind != Kind::quoted_name) {
            return not_allowed(token());
        }
        schema = relation;
        relation = name_of(token());
    }
    if (token(1).is_sign('(') || token(1).is_sign('.')) return not_allowed(token(1));
    const bool defined = schema.empty() && defined_.contains(token().value);
    if (!defined && !tables_.may_read(schema, relation)) {
        return unknown_table(schema.empty() ? relation : schema + "." + relation);
    }
    return {};
}

MysqlWalk::Problem MysqlWalk::open() {
    Frame inner;
    const auto& before = token(-1);
    if (frame().with == Frame::With::columns) {
        frame().with = Frame::With::body;
    } else if (frame().with == Frame::With::body) {
        if (!before.is_word("as")) return not_allowed(token());
        frame().with = Frame::With::between;
    } else if (frame().expects_table) {
        frame().expects_table = false;
        inner.kind = Frame::Kind::tables;
        inner.in_from = inner.expects_table = true;
    } else if (before.kind == Kind::word || before.kind == Kind::quoted_name) {
        if (is_call(before, token(-2))) {
            if (auto problem = check_call(before, token(-2))) return problem;
            inner.kind = Frame::Kind::call;
            inner.function = before.value;
        }
    } else if (before.kind != Kind::sign || before.is_sign(')') || before.is_sign('.')) {
        return not_allowed(token());
    }
    frame().at_start = false;
    frames_.push_back(std::move(inner));
    return {};
}

bool MysqlWalk::is_call(const Token& name, const Token& before) const {
    if (name.kind == Kind::quoted_name || before.is_sign('.')) return true;
    // `= ANY (SELECT …)`: a function's arguments cannot begin so.
    const bool quantifies = name.is_word("any") || name.is_word("some");
    if (quantifies && (before.is_sign('=') || before.is_sign('<') || before.is_sign('>')) &&
        token(1).is_word("select")) {
        return false;
    }
    return !opens_mysql_group(name.value) && !opens_type(name, before);
}

// CAST(x AS DATETIME(3)), CONVERT(x, DATETIME(3)): where a type stands.
bool MysqlWalk::opens_type(const Token& name, const Token& before) const {
    static constexpr std::array<string_view, 3> types{"datetime", "time", "nchar"};
    if (!one_of(name.value, types)) return false;
    return (frame().function == "cast" && before.is_word("as")) ||
           (frame().function == "convert" && before.is_sign(','));
}

// With a space before the bracket, a server looks for a stored function of that name.
MysqlWalk::Problem MysqlWalk::check_call(const Token& name, const Token& before) const {
    const bool plain = name.kind == Kind::word && !before.is_sign('.');
    if (!plain || !is_mysql_function(name.value, flavour_)) {
        return unknown_function(name.as_written);
    }
    if (!token().glued) {
        return refusal(
            "il ne faut pas d'espace entre « " + name.as_written + " » et sa parenthèse.",
            "there must be no space between “" + name.as_written + "” and its bracket.");
    }
    return {};
}

MysqlWalk::Problem MysqlWalk::close() {
    if (frames_.size() == 1 || frame().expects_table || frame().with != Frame::With::no) {
        return not_allowed(token());
    }
    frames_.pop_back();
    return {};
}

MysqlWalk::Problem MysqlWalk::comma() {
    if (frame().expects_table) return not_allowed(token());
    if (frame().with == Frame::With::between) {
        frame().with = Frame::With::name;
    } else if (frame().in_from) {
        frame().expects_table = true;
    }
    ++frame().arguments;
    return {};
}

// At the first token of the argument that says how long a text gets.
MysqlWalk::Problem MysqlWalk::check_size() const {
    const auto& here = frame();
    if (here.kind != Frame::Kind::call || size_argument(here.function) != here.arguments) return {};
    const auto& before = token(-1);
    if (!before.is_sign(here.arguments == 0 ? '(' : ',')) return {};
    int size = 0;
    const auto& text = token().value;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), size);
    const bool whole = token().kind == Kind::number && read.ec == std::errc{} &&
                       read.ptr == text.data() + text.size();
    if (whole && size <= longest_padding && (token(1).is_sign(',') || token(1).is_sign(')'))) {
        return {};
    }
    return refusal("dans « " + here.function + " », la longueur doit être un nombre écrit, " +
                       std::to_string(longest_padding) + " au plus.",
                   "in “" + here.function + "” the length must be a written number, at most " +
                       std::to_string(longest_padding) + ".");
}

}  // namespace datapilot::worker::guard
