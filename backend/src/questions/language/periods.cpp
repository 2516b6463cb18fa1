#include "questions/language/periods.h"

#include <algorithm>

#include "questions/language/moments.h"

namespace datapilot::questions::language {

namespace {

using Kind = TimeWordKind;
using With = PeriodComparison::With;

// The words of a range as they were written.
std::string written(std::span<const Token> tokens, TokenRange range) {
    std::string words;
    for (auto i = range.first; i < range.last; ++i) {
        const bool gap = i > range.first && tokens[i].span.begin > tokens[i - 1].span.end;
        if (gap) words += tokens[i].joined ? '-' : ' ';
        words += tokens[i].text;
    }
    return words;
}

class Reader {
  public:
    Reader(std::span<const Token> tokens, const Calendar& calendar)
        : tokens_(tokens),
          words_(tokens),
          moments_(tokens, words_, calendar),
          so_far_{base::Date{calendar.today.year() / 1 / 1}, plus_days(calendar.today, 1)} {}

    Times read() {
        for (std::size_t i = 0; i < tokens_.size();) {
            const auto next = take(i);
            i = next > i ? next : i + 1;
        }
        return std::move(times_);
    }

  private:
    std::size_t take(std::size_t i) {
        if (tokens_[i].kind == TokenKind::quoted) return i;
        if (const auto other = words_.at(i, Kind::no_grain)) return other->tokens.last;
        if (const auto bare = bare_grain(i)) {
            times_.grains.push_back(*bare);
            return bare->tokens.last;
        }
        if (auto comparison = comparison_at(i)) {
            comparison->so_far = so_far_;
            times_.comparisons.push_back(std::move(*comparison));
            return times_.comparisons.back().tokens.last;
        }
        if (auto period = period_at(i)) {
            times_.periods.push_back(std::move(*period));
            return times_.periods.back().tokens.last;
        }
        if (const auto each = words_.at(i, Kind::each)) {
            times_.grains.push_back({each->tokens, each->grain});
            return each->tokens.last;
        }
        return i;
    }

    bool is_one_of(std::size_t i, std::string_view words) const {
        if (i >= tokens_.size()) return false;
        const auto& word = tokens_[i].folded;
        for (std::size_t at = 0; at < words.size();) {
            const auto end = std::min(words.find(' ', at), words.size());
            if (words.substr(at, end - at) == word) return true;
            at = end + 1;
        }
        return false;
    }
    // « quels mois … », « les mois où … », « mois de 2015 avec … »: not a moment, but what the
    // question is about.
    std::optional<GrainMention> bare_grain(std::size_t i) const {
        const auto noun = words_.at(i, Kind::grain);
        if (!noun || noun->tokens.size() != 1) return std::nullopt;
        if (i > 0 && is_one_of(i - 1, "meilleur meilleure pire best worst")) {
            return GrainMention{noun->tokens, noun->grain, true};
        }
        if (noun->grain == Grain::day) return std::nullopt;
        const bool asked = i > 0 && is_one_of(i - 1, "quel quels quelle quelles kel which what");
        const bool named =
            i == 0 || is_one_of(i - 1, "le la les the") || tokens_[i - 1].kind == TokenKind::number;
        const bool related =
            is_one_of(i + 1, "ou avec dont qui ayant est sont a ont with where whose that has had");
        const bool of_a_year = is_one_of(i + 1, "de d of in") && i + 2 < tokens_.size() &&
                               tokens_[i + 2].kind == TokenKind::number &&
                               tokens_[i + 2].folded.size() == 4;
        if (!asked && !(named && (related || of_a_year))) return std::nullopt;
        return GrainMention{noun->tokens, noun->grain, true};
    }

    std::size_t after_determiners(std::size_t i) const {
        constexpr int most = 3;
        for (int count = 0; count < most; ++count) {
            const auto word = words_.at(i, Kind::determiner);
            if (!word) break;
            i = word->tokens.last;
        }
        return i;
    }
    // A moment with or without « le », « en », « de la » before it.
    std::optional<Moment> moment_at(std::size_t i) const {
        for (auto start = i;;) {
            if (auto moment = moments_.at(start)) {
                moment->tokens.first = i;
                return moment;
            }
            const auto word = words_.at(start, Kind::determiner);
            constexpr std::size_t most = 6;
            if (!word || word->tokens.last - i > most) return std::nullopt;
            start = word->tokens.last;
        }
    }

    std::optional<Period> period_at(std::size_t i) const {
        if (auto range = range_at(i)) return range;
        if (auto bounded = bounded_at(i)) return bounded;
        auto moment = moment_at(i);
        if (!moment) return std::nullopt;
        return open_ended(*moment, period_of(*moment, {moment->days.begin, moment->days.end}));
    }

    Period period_of(const Moment& moment, DateRange range) const {
        Period period{.tokens = moment.tokens, .range = range, .grain = moment.grain, .words = {}};
        period.relative = moment.relative;
        if (moment.yearless) period.certainty = Certainty::year_assumed;
        if (moment.bare_year) period.certainty = Certainty::year_or_number;
        period.marked = !moment.bare_year || year_is_marked(moment.tokens);
        period.words = written(tokens_, period.tokens);
        return period;
    }
    // « en 2014 », and « en 2014 ou 2015 » for the second.
    bool year_is_marked(TokenRange tokens) const {
        const auto number = tokens.last - 1;
        for (auto i = tokens.first; i < number; ++i) {
            if (words_.at(i, Kind::year_sign)) return true;
        }
        if (tokens.first > 0 && ends_with_year_sign(tokens.first)) return true;
        if (times_.periods.empty()) return false;
        const auto& last = times_.periods.back();
        return last.marked && last.grain == Grain::year && last.tokens.last + 1 == tokens.first;
    }
    bool ends_with_year_sign(std::size_t end) const {
        constexpr std::size_t longest = 3;
        for (std::size_t length = 1; length <= std::min(longest, end); ++length) {
            const auto sign = words_.at(end - length, Kind::year_sign);
            if (sign && sign->tokens.last == end) return true;
        }
        return false;
    }
    static Period extended(Period period, TokenRange tokens, std::span<const Token> all) {
        period.tokens = tokens;
        period.words = written(all, tokens);
        return period;
    }

    // « 2014 ou après ».
    Period open_ended(const Moment& moment, Period period) const {
        const auto last = period.tokens.last;
        if (const auto later = words_.at(last, Kind::or_after)) {
            period.range = {moment.days.begin, std::nullopt};
            period.marked = true;
            return extended(period, {period.tokens.first, later->tokens.last}, tokens_);
        }
        if (const auto sooner = words_.at(last, Kind::or_before)) {
            period.range = {std::nullopt, moment.days.end};
            period.marked = true;
            return extended(period, {period.tokens.first, sooner->tokens.last}, tokens_);
        }
        return period;
    }

    // « depuis janvier », « avant 2014 », « jusqu'en juin », « depuis 3 mois ».
    std::optional<Period> bounded_at(std::size_t i) const {
        if (words_.at(i, Kind::day_offset)) return std::nullopt;  // « avant-hier »
        for (const auto kind : {Kind::since, Kind::after, Kind::before, Kind::until}) {
            const auto bound = words_.at(i, kind);
            if (!bound) continue;
            auto next = after_determiners(bound->tokens.last);
            const auto edge = edge_at(next);
            if (edge) next = edge->tokens.last;
            auto moment = kind == Kind::since ? since_length(next) : std::nullopt;
            if (!moment) moment = moment_at(next);
            if (!moment && edge) moment = current_unit(next);
            if (!moment) continue;
            moment->tokens.first = i;
            auto period = period_of(*moment, bounded(kind, *moment));
            period.marked = true;
            return period;
        }
        return std::nullopt;
    }
    static DateRange bounded(Kind kind, const Moment& moment) {
        if (kind == Kind::since) return {moment.days.begin, std::nullopt};
        if (kind == Kind::after) return {moment.days.end, std::nullopt};
        if (kind == Kind::before) return {std::nullopt, moment.days.begin};
        return {std::nullopt, moment.days.end};
    }
    std::optional<TimeWord> edge_at(std::size_t i) const {
        const auto start = words_.at(i, Kind::start_of);
        return start ? start : words_.at(i, Kind::end_of);
    }
    std::optional<Moment> since_length(std::size_t i) const {
        const auto length = moments_.length_at(i);
        return length ? moments_.rolling(*length) : std::nullopt;
    }
    // « depuis le début de l'année ».
    std::optional<Moment> current_unit(std::size_t i) const {
        const auto unit = words_.at(after_unit_determiners(i), Kind::grain);
        return unit ? std::optional(moments_.current(unit->tokens, unit->grain)) : std::nullopt;
    }
    // « de l'année » may have been taken for a determiner as a whole.
    std::size_t after_unit_determiners(std::size_t i) const {
        while (!words_.at(i, Kind::grain)) {
            const auto& folded = i < tokens_.size() ? tokens_[i].folded : std::string{};
            if (folded != "de" && folded != "du" && folded != "le" && folded != "la" &&
                folded != "the" && folded != "of") {
                break;
            }
            ++i;
        }
        return i;
    }

    // « entre mars et juin 2025 », « du 3 au 15 avril », « 2014-2016 », « de janvier à mai ».
    std::optional<Period> range_at(std::size_t i) const {
        const auto between = words_.at(i, Kind::between);
        auto opener = between ? between : words_.at(i, Kind::from);
        if (!opener) opener = words_.at(i, Kind::since);
        const auto first = opener ? opener->tokens.last : i;
        auto begin = moment_at(first);
        const auto day = begin ? std::nullopt : moments_.day_number(after_determiners(first));
        if (!begin && !(opener && day)) return std::nullopt;
        const auto connector = begin ? begin->tokens.last : after_determiners(first) + 1;
        const auto link = words_.at(connector, between ? Kind::conjunction : Kind::to);
        if (!link) return std::nullopt;
        auto end = moment_at(link->tokens.last);
        if (!end) return std::nullopt;
        if (day) begin = same_month(*end, *day, first);
        if (!begin) return std::nullopt;
        return joined_range(i, std::move(*begin), *end);
    }
    // « du 3 au 15 avril 2025 »: the day takes its month from the end.
    std::optional<Moment> same_month(const Moment& end, unsigned day, std::size_t first) const {
        if (end.grain != Grain::day) return std::nullopt;
        const auto month = static_cast<unsigned>(end.days.begin.month());
        const auto days = single_day(static_cast<int>(end.days.begin.year()), month, day);
        if (!days) return std::nullopt;
        return Moment{.tokens = {first, first + 1}, .days = *days, .grain = Grain::day};
    }
    std::optional<Period> joined_range(std::size_t first, Moment begin, const Moment& end) const {
        // « novembre à février 2016 »: the latest November before that February.
        for (int back = 0; begin.yearless && back <= 1; ++back) {
            const auto year = static_cast<int>(end.days.begin.year()) - back;
            const auto days = moments_.in_year(*begin.yearless, year);
            if (!days) continue;
            begin.days = *days;
            if (begin.days.begin <= end.days.begin) break;
        }
        if (begin.days.begin >= end.days.end || begin.days.begin > end.days.begin) {
            return std::nullopt;
        }
        auto period = period_of(end, {begin.days.begin, end.days.end});
        period.grain = std::max(begin.grain, end.grain);
        period.relative = begin.relative || end.relative;
        if (begin.bare_year && end.bare_year) {
            period.certainty = Certainty::year_or_number;
            period.marked = true;
            const auto opener = words_.at(first, Kind::between);
            if (opener) period.marked = false;
        }
        return extended(period, {first, end.tokens.last}, tokens_);
    }

    // « vs N-1 », « même période de l'an dernier », « contre 2024 ».
    std::optional<PeriodComparison> comparison_at(std::size_t i) const {
        if (const auto yearly = words_.at(i, Kind::year_on_year)) {
            return PeriodComparison{.tokens = yearly->tokens, .period = {}};
        }
        const auto versus = words_.at(i, Kind::versus);
        auto next = after_determiners(versus ? versus->tokens.last : i);
        const auto same = words_.at(next, Kind::same_period);
        if (!versus && !same) return std::nullopt;
        if (same) next = after_determiners(same->tokens.last);
        if (const auto last = words_.at(next, Kind::last_year)) {
            return PeriodComparison{.tokens = {i, last->tokens.last}, .period = {}};
        }
        if (same) {
            if (auto period = moment_at(same->tokens.last)) return explicitly(i, *period);
            return PeriodComparison{.tokens = {i, same->tokens.last}, .period = {}};
        }
        if (const auto previous = words_.at(next, Kind::previous_period)) {
            return PeriodComparison{
                .tokens = {i, previous->tokens.last}, .with = With::previous_period, .period = {}};
        }
        const auto moment = moment_at(versus->tokens.last);
        return moment ? explicitly(i, *moment) : std::nullopt;
    }
    std::optional<PeriodComparison> explicitly(std::size_t i, const Moment& moment) const {
        auto period = period_of(moment, {moment.days.begin, moment.days.end});
        if (moment.bare_year) period.marked = true;
        return PeriodComparison{.tokens = {i, moment.tokens.last},
                                .with = With::explicit_period,
                                .period = std::move(period)};
    }

    std::span<const Token> tokens_;
    TimeWords words_;
    MomentReader moments_;
    DateRange so_far_;
    Times times_;
};

}  // namespace

Times times(std::span<const Token> tokens, const Calendar& calendar) {
    return Reader(tokens, calendar).read();
}

}  // namespace datapilot::questions::language
