#include "questions/member_reading.h"

#include <algorithm>
#include <set>

#include "query_plan/interpretation.h"
#include "query_plan/sql.h"
#include "questions/candidates.h"
#include "questions/compared_members.h"
#include "questions/follow_up.h"
#include "questions/policy.h"
#include "questions/suggestions.h"

namespace datapilot::questions {
namespace {

using language::Token;
using language::TokenKind;
using query_plan::AllOf;
using query_plan::Condition;
using query_plan::QueryPlan;

constexpr std::size_t most_choices = 3;

std::vector<std::size_t> common(const std::vector<std::size_t>& left,
                                const std::vector<std::size_t>& right) {
    std::vector<std::size_t> out;
    std::ranges::copy_if(left, std::back_inserter(out), [&](std::size_t member) {
        return std::ranges::find(right, member) != right.end();
    });
    return out;
}

// The question without the words that only say which member is meant; offsets stay.
void blank(std::string& text, std::span<const Token> tokens, language::TokenRange range) {
    const auto span = language::span_of(tokens, range);
    for (auto i = span.begin; i < span.end; ++i) text[i] = ' ';
}

// The members that are meant one by one, in the order of the words.
std::vector<std::size_t> members_of(const std::vector<MemberMention>& mentions) {
    std::vector<std::size_t> members;
    for (const auto& mention : mentions) {
        const bool known = std::ranges::find(members, mention.members.front()) != members.end();
        if (mention.members.size() == 1 && !known) members.push_back(mention.members.front());
    }
    return members;
}

// Whether one comes after the other: the 2nd round after the 1st, 2024 after 2023.
bool comes_after(const Member& one, const Member& other) {
    for (const auto& mark : one.marks) {
        for (const auto& base : other.marks) {
            if (mark.kind != base.kind || mark.kind == Mark::Kind::word) continue;
            if (mark.text != base.text) return std::stoi(mark.text) > std::stoi(base.text);
        }
    }
    return false;
}

// « présentes en 2023 mais pas en 2022 »: the words from the first member to the second, where
// they deny.
std::optional<language::TokenRange> denied_between(const std::vector<MemberMention>& mentions,
                                                   std::span<const Token> tokens) {
    static const std::set<std::string, std::less<>> denials = {
        "pas", "absent", "absente", "absents", "absentes", "disparu", "disparues", "not", "sans"};
    if (mentions.size() != 2) return std::nullopt;
    const language::TokenRange between{mentions[0].tokens.last, mentions[1].tokens.first};
    for (auto i = between.first; i < between.last; ++i) {
        if (denials.contains(tokens[i].folded)) return between;
    }
    return std::nullopt;
}

// « présentes », « qui figurent »: rows are there, which goes without saying.
void blank_presence(std::string& text, std::span<const Token> tokens) {
    static const std::set<std::string, std::less<>> presence = {"present",   "presente", "presents",
                                                                "presentes", "figurent", "figurant",
                                                                "existent",  "existant", "listed"};
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (presence.contains(tokens[i].folded)) blank(text, tokens, {i, i + 1});
    }
}

// « et au second ? » asks nothing but the member.
bool asks_nothing_else(std::string_view text) {
    static const std::vector<std::string_view> idle = {"et",   "and",  "mais",  "pareil",
                                                       "idem", "meme", "chose", "same"};
    return std::ranges::all_of(language::tokenize(text), [](const Token& token) {
        return token.stop || token.kind == TokenKind::symbol ||
               std::ranges::find(idle, token.folded) != idle.end();
    });
}

bool only_says(const Condition& condition) {
    const auto* all = std::get_if<AllOf>(&condition.node);
    return all && all->conditions.empty();
}

bool uses(const QueryPlan& plan, const std::string& table) {
    return std::ranges::any_of(plan.sources, [&](const query_plan::Source& source) {
        const auto* name = std::get_if<std::string>(&source.from);
        return name ? *name == table
                    : uses(*std::get<query_plan::Box<QueryPlan>>(source.from), table);
    });
}

Refusal cannot_compare(const Family& family, const Source& source, const Question& question) {
    Refusal out;
    const auto& first = family.members.front().name;
    const auto& last = family.members.back().name;
    out.message = {"Je ne sais pas encore comparer « " + first + " » et « " + last +
                       " » dans une même question : posez-la pour chacun.",
                   "I cannot compare “" + first + "” and “" + last +
                       "” in one question yet: ask about each of them."};
    out.examples = suggested_questions(source, question.language, most_choices);
    return out;
}

}  // namespace

MemberReading::MemberReading(const catalog::Catalog& catalog,
                             const definitions::Definitions& definitions)
    : catalog_(catalog) {
    auto families = families_of(catalog);
    if (families.size() != 1) return;
    family_ = std::move(families.front());
    const auto* first = catalog.find(family_->members.front().table);
    dated_ = std::ranges::any_of(first->columns, [](const catalog::Column& column) {
        return column.type == catalog::ColumnType::date ||
               column.type == catalog::ColumnType::timestamp;
    });
    for (std::size_t m = 0; m < family_->members.size(); ++m) {
        sources_.push_back(
            std::make_unique<const Source>(with_only(catalog, *family_, m), definitions));
    }
}

std::vector<language::TokenRange> MemberReading::mentioned(std::span<const Token> tokens) const {
    std::vector<language::TokenRange> out;
    for (const auto& mention : mentions_of(*family_, tokens)) out.push_back(mention.tokens);
    if (const auto both = both_mentioned(*family_, tokens)) out.push_back(*both);
    return out;
}

Reading MemberReading::read(const Question& question) const {
    const auto tokens = language::tokenize(question.text);
    std::vector<std::size_t> meant;
    for (std::size_t m = 0; m < family_->members.size(); ++m) meant.push_back(m);
    auto rest = question, dated = question;
    const auto mentions = mentions_of(*family_, tokens);
    for (const auto& mention : mentions) {
        meant = common(meant, mention.members);
        blank(rest.text, tokens, mention.tokens);
        // « en mars 2024 », where rows have dates, is a period too.
        const bool period = dated_ && tokens[mention.tokens.first].kind == TokenKind::number;
        if (!period) blank(dated.text, tokens, mention.tokens);
    }
    if (const auto both = both_mentioned(*family_, tokens)) {
        blank(rest.text, tokens, *both);
        return compared({0, 1}, tokens, std::move(rest));
    }
    const auto members = members_of(mentions);
    const auto denied = meant.empty() ? denied_between(mentions, tokens) : std::nullopt;
    if (denied && members.size() == 2) {
        blank(rest.text, tokens, *denied);
        blank_presence(rest.text, tokens);
        return only_in(members[0], members[1], std::move(rest));
    }
    if (meant.empty()) return compared(members_of(mentions), tokens, std::move(rest));
    const auto before = member_of(question.previous);
    if (meant.size() > 1 && before && mentions.empty()) meant = {*before};
    if (meant.size() > 1) return ask_which(meant, rest);
    const auto member = meant.front();
    if (before && *before != member && rest.previous) {
        rest.previous = moved(std::move(*rest.previous), *before, member);
        if (rest.previous && asks_nothing_else(rest.text)) {
            return Understood{said(std::move(*rest.previous), member), 0.95};
        }
    }
    dated.previous = std::move(rest.previous);
    return read_as(member, dated);
}

Reading MemberReading::read_as(std::size_t member, const Question& question) const {
    const auto& source = *sources_[member];
    auto reading = decide(source, question, understand(source, question));
    if (family_->members.size() == 1) return reading;
    if (auto* understood = std::get_if<Understood>(&reading)) {
        understood->plan = said(std::move(understood->plan), member);
    } else if (auto* asked_back = std::get_if<Clarification>(&reading)) {
        for (auto& choice : asked_back->choices) {
            choice.plan = said(std::move(choice.plan), member);
        }
    }
    return reading;
}

namespace {

// Whether the only column of the plan is no level: averages and rates add up to nothing.
bool adds_up(const Source& source, const QueryPlan& plan) {
    const auto* column = std::get_if<query_plan::ColumnRef>(&plan.dimensions.front().value.node);
    if (!column) return true;
    for (std::size_t t = 0; t < source.catalog.tables.size(); ++t) {
        const auto& columns = source.catalog.tables[t].columns;
        for (std::size_t c = 0; c < columns.size(); ++c) {
            if (columns[c].name == column->column) return source.facts[t].columns[c].additive();
        }
    }
    return true;
}

}  // namespace

Reading MemberReading::compared(std::vector<std::size_t> members, std::span<const Token> tokens,
                                Question question) const {
    if (members.size() != 2) return cannot_compare(*family_, *sources_.front(), question);
    auto asked = take_sides(question.text, tokens, language::Lexicon::built_in());
    const auto& all = family_->members;
    if (!asked.keeps && comes_after(all[members[0]], all[members[1]])) {
        std::swap(members[0], members[1]);
    }
    if (asked.only_changed) {
        const bool fell = asked.direction == query_plan::Direction::ascending;
        asked.keeps = fell ? query_plan::Comparator::greater : query_plan::Comparator::less;
    }
    question.previous.reset();
    std::vector<QueryPlan> plans;
    for (const auto member : members) {
        const auto& source = *sources_[member];
        auto reading = decide(source, question, understand(source, question));
        auto* understood = std::get_if<Understood>(&reading);
        const bool one_column = understood && understood->plan.measures.empty() &&
                                understood->plan.dimensions.size() == 1;
        if (one_column) {  // « montant 2024 vs 2025 »: all of it; « loyer moyen »: on average
            auto total = question;
            total.text = (adds_up(source, understood->plan) ? "total " : "average ") + total.text;
            reading = decide(source, total, understand(source, total));
            understood = std::get_if<Understood>(&reading);
        }
        if (!understood) return reading;
        plans.push_back(std::move(understood->plan));
    }
    auto plan = side_by_side(std::move(plans[0]), all[members[0]].name, std::move(plans[1]),
                             all[members[1]].name, asked);
    if (!plan || !query_plan::to_sql(*plan, catalog_, catalog_.dialect)) {
        return cannot_compare(*family_, *sources_.front(), question);
    }
    Understood out{std::move(*plan), 0.9};
    if (out.plan.dimensions.front().shown) {
        out.warnings.push_back({"rows_on_one_side",
                                {"Ce qui n'est que dans l'un des deux tableaux n'est pas comparé.",
                                 "What only one of the two tables has is not compared."}});
    }
    return out;
}

Reading MemberReading::only_in(std::size_t first, std::size_t second, Question question) const {
    question.previous.reset();
    const auto& source = *sources_[first];
    auto reading = decide(source, question, understand(source, question));
    auto* understood = std::get_if<Understood>(&reading);
    if (!understood) return reading;
    auto& plan = understood->plan;
    auto other = moved(plan, first, second);
    if (!other || !plan.measures.empty() || plan.limit) {
        return cannot_compare(*family_, source, question);
    }
    other->order.clear();
    plan.shape = query_plan::Shape::distinct;
    plan.set_operation =
        query_plan::SetOperation{query_plan::SetOperator::except, std::move(*other)};
    return reading;
}

Reading MemberReading::ask_which(const std::vector<std::size_t>& members,
                                 const Question& question) const {
    const bool french = question.language == base::Language::french;
    Clarification out;
    out.question = french ? "De quel tableau parlez-vous ?" : "Which table do you mean?";
    auto plain = question;
    plain.choice.reset();
    for (const auto member : members) {
        if (out.choices.size() == most_choices) break;
        auto reading = read_as(member, plain);
        const auto* understood = std::get_if<Understood>(&reading);
        const auto* asked_back = std::get_if<Clarification>(&reading);
        if (!understood && (!asked_back || asked_back->choices.empty())) return reading;
        auto plan = understood ? understood->plan : asked_back->choices.front().plan;
        if (!uses(plan, family_->members[member].table)) return reading;
        const auto id = std::to_string(out.choices.size() + 1);
        auto label = family_->members[member].name + " — " +
                     query_plan::interpret(plan, question.language).text;
        if (question.choice == id) return Understood{std::move(plan), 0.95};
        out.choices.push_back({id, std::move(label), std::move(plan)});
    }
    return out;
}

std::optional<std::size_t> MemberReading::member_of(const std::optional<QueryPlan>& plan) const {
    if (!plan) return std::nullopt;
    for (std::size_t m = 0; m < family_->members.size(); ++m) {
        if (uses(*plan, family_->members[m].table)) return m;
    }
    return std::nullopt;
}

// Only plans without nested ones, which no table is left behind in.
std::optional<QueryPlan> MemberReading::moved(QueryPlan plan, std::size_t from,
                                              std::size_t to) const {
    if (!request_of(*sources_[from], plan)) return std::nullopt;
    for (auto& source : plan.sources) {
        auto* name = std::get_if<std::string>(&source.from);
        if (name && *name == family_->members[from].table) *name = family_->members[to].table;
    }
    return plan;
}

QueryPlan MemberReading::said(QueryPlan plan, std::size_t member) const {
    if (!uses(plan, family_->members[member].table)) return plan;
    std::vector<Condition> conditions;
    if (plan.filter) {
        auto* all = std::get_if<AllOf>(&plan.filter->node);
        if (all && plan.filter->label.french.empty()) {
            conditions = std::move(all->conditions);
        } else {
            conditions.push_back(std::move(*plan.filter));
        }
    }
    std::erase_if(conditions, only_says);
    const auto& name = family_->members[member].name;
    conditions.push_back({AllOf{}, {name, name}, {}});
    plan.filter = Condition{AllOf{std::move(conditions)}};
    return plan;
}

std::vector<std::string> MemberReading::suggestions(base::Language language,
                                                    std::size_t count) const {
    auto out = suggested_questions(*sources_.front(), language, count);
    if (family_->members.size() == 1) return out;
    for (auto& question : out) question += " (" + family_->members.front().name + ")";
    return out;
}

}  // namespace datapilot::questions
