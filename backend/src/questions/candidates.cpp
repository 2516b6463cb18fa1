#include "questions/candidates.h"

#include <algorithm>

#include "query_plan/sql.h"
#include "questions/follow_up.h"
#include "questions/planning/plan_builder.h"
#include "questions/reading/reader.h"
#include "questions/respelling.h"
#include "questions/settling/settle.h"

namespace datapilot::questions {
namespace {

using language::Marker;
using language::Token;
using language::TokenKind;

constexpr double price_of_unused = 0.6;
constexpr double price_of_unknown = 1.0;

bool carries_meaning(const Token& token) {
    return !token.stop && token.kind != TokenKind::symbol;
}

std::vector<RoleHint> role_hints(const Source& source, std::span<const Token> tokens) {
    std::vector<RoleHint> hints;
    for (const auto& phrase : source.schema.phrases(tokens)) {
        for (const auto& match : phrase.matches) {
            if (match.element.is_table() || match.element.metric || match.quality < 0.4) continue;
            const auto& table = source.table(match.element).name;
            const auto& column = source.column(match.element).name;
            for (std::size_t i = 0; i < source.catalog.relationships.size(); ++i) {
                const auto& link = source.catalog.relationships[i];
                const bool holds =
                    std::ranges::find(link.from_columns, column) != link.from_columns.end();
                if (link.from_table == table && holds) {
                    hints.push_back({phrase.tokens, i});
                }
            }
        }
    }
    // « aéroports » tells departures from arrivals as little as arrivals from departures.
    std::vector<RoleHint> telling;
    std::ranges::copy_if(hints, std::back_inserter(telling), [&](const RoleHint& hint) {
        const auto& link = source.catalog.relationships[hint.relationship];
        return std::ranges::none_of(hints, [&](const RoleHint& other) {
            const auto& rival = source.catalog.relationships[other.relationship];
            return other.words == hint.words && other.relationship != hint.relationship &&
                   rival.from_table == link.from_table && rival.to_table == link.to_table;
        });
    });
    return telling;
}

std::string text_of(std::span<const Token> tokens, language::TokenRange range) {
    std::string text;
    for (auto i = range.first; i < range.last; ++i)
        text += (text.empty() ? "" : " ") + tokens[i].text;
    return text;
}

}  // namespace

Understanding understand(const Source& source, const Question& question) {
    Understanding out;
    auto tokens = language::tokenize(question.text);
    respell(source, tokens);
    out.content_words = static_cast<std::size_t>(std::ranges::count_if(tokens, carries_meaning));
    for (const auto& match : source.lexicon.markers(tokens)) {
        out.writes |= match.marker == Marker::write;
        out.forecasts |= match.marker == Marker::forecast;
    }
    PlanContext context{source, tokens, role_hints(source, tokens), {}};
    const auto& calendar = source.meanings.all().calendar;
    context.calendar.today = question.today;
    context.calendar.first_fiscal_month = calendar.first_fiscal_month;
    context.calendar.first_day_of_week = calendar.first_day_of_week;
    std::vector<std::string> seen;
    const auto before =
        question.previous ? request_of(source, *question.previous) : std::optional<Request>{};
    const language::Calendar days{question.today, calendar.first_fiscal_month};
    for (const auto& way : segmentations(tokens, days, source.vocabulary())) {
        auto request = Reader(source, way).read();
        if (removes(request)) {
            auto less = before.value_or(Request{});
            if (!before || !take_away(less, request)) continue;
            request = std::move(less);
        } else if (before && follows_up(request)) {
            request = followed_up(*before, std::move(request));
        } else if (request.goes_on) {
            request.unused.push_back(*request.goes_on);
        }
        if (out.candidates.empty() && out.unknown.empty()) out.unknown = request.unknown;
        double lost = 0;
        std::vector<std::string> unused;
        for (const auto& range : request.unused) {
            lost += 1;
            unused.push_back(text_of(tokens, range));
        }
        const auto missing = static_cast<double>(request.unknown.size());
        for (const auto& settled : settle(source, request)) {
            auto built = PlanBuilder(context, settled.request).build();
            if (!built) continue;
            const auto sql =
                query_plan::to_sql(built->plan, source.catalog, source.catalog.dialect);
            if (!sql) continue;
            auto key = sql->text;
            if (std::ranges::find(seen, key) != seen.end()) continue;
            seen.push_back(std::move(key));
            Candidate candidate{std::move(built->plan)};
            candidate.settled = settled.score;
            candidate.score = way.score + settled.score - price_of_unused * lost -
                              price_of_unknown * missing - built->doubt;
            const auto words = std::max<double>(1, static_cast<double>(out.content_words));
            candidate.cut = way.score / words;
            candidate.coverage = std::max(0.0, 1 - (missing + lost) / words);
            candidate.unused = unused;
            candidate.unused.insert(candidate.unused.end(), request.unknown.begin(),
                                    request.unknown.end());
            candidate.doubt = built->doubt;
            out.candidates.push_back(std::move(candidate));
        }
    }
    std::ranges::stable_sort(out.candidates, std::greater{}, &Candidate::score);
    return out;
}

}  // namespace datapilot::questions
