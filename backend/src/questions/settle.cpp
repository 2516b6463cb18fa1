#include "questions/settle.h"

#include <algorithm>
#include <functional>
#include <set>

#include "questions/language/identifiers.h"

namespace datapilot::questions {
namespace {

using query_plan::AggregateFunction;

constexpr std::size_t beam_width = 40;
constexpr std::size_t most_options = 20;
constexpr std::size_t most_settled = 6;
constexpr double best_score = 1.0;
constexpr double of_bonus = 0.35;

enum class Use {
    mention,
    projection,
    count,
    measure,
    group,
    number,
    text,
    order,
    extreme_entity,
    test,
    period,
    existence
};

struct Option {
    Element element;
    double score = 0;
};

// One choice to make, and how it is written down.
struct Slot {
    Use use = Use::projection;
    std::vector<Option> options;
    std::optional<std::size_t> of;  // the mention it belongs to
    std::function<void(Request&, Element)> choose;
};

class Settler {
  public:
    Settler(const Source& source, const Request& request) : source_(source), request_(request) {
        const auto customer = source.lexicon.find("customer");
        for (const auto element :
             customer ? source.schema.named(*customer) : std::vector<Element>{}) {
            if (element.is_table()) customers_.push_back(element.table);
        }
    }

    std::vector<Settled> settle() {
        collect();
        std::vector<Partial> beam(1);
        beam[0].request = request_;
        for (const auto& slot : slots_) {
            std::vector<Partial> wider;
            for (const auto& partial : beam) extend(partial, slot, wider);
            std::ranges::stable_sort(wider, std::greater{}, &Partial::score);
            if (wider.size() > beam_width) wider.resize(beam_width);
            beam = std::move(wider);
        }
        std::vector<Settled> out;
        for (auto& partial : beam) {
            if (out.size() == most_settled) break;
            out.push_back({std::move(partial.request), partial.score});
        }
        return out;
    }

  private:
    struct Partial {
        Request request;
        double score = 0;
        std::set<std::size_t> tables{};
        std::vector<std::size_t> mentioned{};  // table by mention
        std::optional<std::size_t> group{};    // table of « pour chaque … »
        std::optional<std::size_t> counted{};
        std::optional<std::size_t> measured{};  // table of the first measure
        std::set<std::size_t> shown{};          // tables of the projections
    };

    void extend(const Partial& partial, const Slot& slot, std::vector<Partial>& out) const {
        for (const auto& option : slot.options) {
            auto next = partial;
            // As good as can be costs nothing, so that ways with more parts are not favoured.
            next.score += option.score - best_score;
            next.score += slot.use == Use::period && partial.measured
                              ? distance_from(*partial.measured, option.element.table)
                              : closeness(partial, option.element);
            if (slot.of) next.score -= of_bonus;
            if (slot.of && *slot.of < partial.mentioned.size()) {
                const auto table = partial.mentioned[*slot.of];
                if (table == option.element.table) {
                    next.score += of_bonus;
                } else if (source_.joins.links(table, option.element.table).empty()) {
                    next.score -= 0.3;
                }
            }
            if (slot.use == Use::projection && !slot.of) {
                // What is shown beside a measure names the group, not what is measured.
                if (partial.group && *partial.group == option.element.table) next.score += 0.35;
                const bool names_counted = partial.counted &&
                                           *partial.counted == option.element.table &&
                                           partial.group && *partial.group != option.element.table;
                if (names_counted) next.score -= 0.2;
            }
            // « how many orders … Brazilian customers »: a value of what is spoken of, not of what
            // is counted.
            const bool of_mention = slot.use == Use::test &&
                                    std::ranges::find(partial.mentioned, option.element.table) !=
                                        partial.mentioned.end();
            if (of_mention && partial.counted) next.score += 0.05;
            if (slot.use == Use::projection) {
                // « l'identifiant et le nom des pays »: of one table.
                if (partial.shown.contains(option.element.table)) next.score += 0.15;
                next.shown.insert(option.element.table);
            }
            if (slot.use == Use::group && !partial.group) next.group = option.element.table;
            if (slot.use == Use::count) next.counted = option.element.table;
            const bool number = option.element.metric ||
                                (option.element.column && source_.fact(option.element).additive());
            const bool measures = slot.use == Use::count || slot.use == Use::measure ||
                                  slot.use == Use::order || option.element.metric ||
                                  (slot.use == Use::projection && number);
            if (measures && !partial.measured) next.measured = option.element.table;
            next.tables.insert(option.element.table);
            slot.choose(next.request, option.element);
            // Mentions are settled first, in order.
            if (next.mentioned.size() < request_.mentions.size()) {
                next.mentioned.push_back(option.element.table);
            }
            out.push_back(std::move(next));
        }
    }

    // A period bounds what is measured: its own date, or the nearest.
    double distance_from(std::size_t measured, std::size_t table) const {
        const auto path = source_.joins.path(measured, table);
        return path ? -0.05 * static_cast<double>(path->size()) : 0;
    }

    // The turnover by country is by that of the customers, unless another is said.
    double of_customers(Element element) const {
        bool money = false;
        for (const auto& target : request_.measures) {
            money |= target.what && speaks_of_money(*target.what);
        }
        for (const auto& shown : request_.projections) money |= speaks_of_money(shown);
        const auto& extreme = request_.extreme;
        money |= extreme && extreme->by && extreme->by->what && speaks_of_money(*extreme->by->what);
        const bool customer = std::ranges::find(customers_, element.table) != customers_.end();
        return money && customer && !element.is_table() ? 0.06 : 0;
    }

    double closeness(const Partial& partial, Element element) const {
        if (partial.tables.empty() || partial.tables.contains(element.table)) return 0.1;
        double nearest = -1.5;
        for (const auto table : partial.tables) {
            const auto path = source_.joins.path(table, element.table);
            if (!path) continue;
            const double doubt = 1 - source_.joins.certainty(*path);
            nearest = std::max(nearest, -0.12 * static_cast<double>(path->size()) - 0.1 * doubt);
        }
        return nearest;
    }

    double fit(const SchemaMatch& match, Use use) const {
        const auto element = match.element;
        double score = match.quality;
        if (use == Use::mention) return element.is_table() ? score : -1;
        if (element.is_table()) {
            if (source_.facts[element.table].bridge) score -= 0.1;
            switch (use) {
                case Use::count:
                    return score + 0.1;
                case Use::projection:
                case Use::existence:
                case Use::group:
                case Use::extreme_entity:
                    return score;
                case Use::test:
                    return score + 0.05;
                case Use::number:
                case Use::order:
                    return score - 0.02;
                default:
                    return -1;
            }
        }
        const auto facts = source_.fact(element);
        if (use == Use::projection && facts.role == Role::reference) score -= 0.15;
        switch (use) {
            case Use::count:
                return facts.additive() ? score - 0.3 : score - 0.1;
            case Use::measure:
                return facts.numeric() ? score : facts.role == Role::date ? score - 0.1 : -1;
            case Use::group:
                if (facts.additive() && !element.metric) return score - 0.35;
                return score + of_customers(element);
            case Use::number:
                return facts.numeric() ? score : -1;
            case Use::text:
                return element.column && source_.column(element).type == catalog::ColumnType::text
                           ? score
                           : -1;
            case Use::extreme_entity:
                return facts.additive() ? score - 0.4 : score;
            // « jamais commandés » is about orders, not about a quantity that is empty.
            case Use::existence:
                return facts.numeric() ? score - 0.3 : score;
            default:
                return score;
        }
    }

    // A key that refers to another table is shown by what that table calls its rows, unless the
    // question asks for the key itself.
    SchemaMatch referred(SchemaMatch match) const {
        if (!match.element.column || match.whole_key ||
            source_.role(match.element) != Role::reference) {
            return match;
        }
        for (const auto& link : source_.catalog.relationships) {
            if (link.from_table != source_.table(match.element).name ||
                link.from_column != source_.column(match.element).name) {
                continue;
            }
            const auto table =
                std::ranges::find(source_.catalog.tables, link.to_table, &catalog::Table::name);
            if (table == source_.catalog.tables.end()) continue;
            match.element = {static_cast<std::size_t>(table - source_.catalog.tables.begin())};
            match.quality -= 0.05;
            return match;
        }
        return match;
    }

    void add(const Reference& reference, Use use, std::function<Reference&(Request&)> where) {
        Slot slot;
        slot.use = use;
        slot.of = reference.of;
        for (auto match : reference.candidates) {
            const bool shows = use == Use::projection || use == Use::group || use == Use::count ||
                               use == Use::extreme_entity;
            if (shows) match = referred(match);
            const double score = fit(match, use);
            const auto known = std::ranges::find(slot.options, match.element, &Option::element);
            if (score <= 0 || (known != slot.options.end() && known->score >= score)) continue;
            if (known != slot.options.end()) {
                known->score = score;
            } else {
                slot.options.push_back({match.element, score});
            }
        }
        std::ranges::stable_sort(slot.options, std::greater{}, &Option::score);
        if (slot.options.size() > most_options) slot.options.resize(most_options);
        slot.choose = [where = std::move(where)](Request& request, Element element) {
            where(request).candidates = {{element, 1, true}};
        };
        slots_.push_back(std::move(slot));
    }

    void collect() {
        for (std::size_t i = 0; i < request_.mentions.size(); ++i) {
            add(request_.mentions[i], Use::mention,
                [i](Request& r) -> Reference& { return r.mentions[i]; });
        }
        for (std::size_t i = 0; i < request_.measures.size(); ++i) {
            const auto& target = request_.measures[i];
            if (!target.what) continue;
            add(*target.what, target.counts ? Use::count : Use::measure,
                [i](Request& r) -> Reference& { return *r.measures[i].what; });
        }
        if (request_.extreme && request_.extreme->what) {
            add(*request_.extreme->what, Use::extreme_entity,
                [](Request& r) -> Reference& { return *r.extreme->what; });
        }
        for (std::size_t i = 0; i < request_.groups.size(); ++i) {
            if (request_.groups[i].by) {
                add(*request_.groups[i].by, Use::group,
                    [i](Request& r) -> Reference& { return *r.groups[i].by; });
            }
        }
        for (std::size_t i = 0; i < request_.projections.size(); ++i) {
            add(request_.projections[i], Use::projection,
                [i](Request& r) -> Reference& { return r.projections[i]; });
        }
        if (request_.extreme && request_.extreme->by && request_.extreme->by->what) {
            add(*request_.extreme->by->what, Use::order,
                [](Request& r) -> Reference& { return *r.extreme->by->what; });
        }
        for (std::size_t i = 0; i < request_.tests.size(); ++i) collect_test(i);
        for (std::size_t i = 0; i < request_.orders.size(); ++i) {
            if (request_.orders[i].by.what) {
                add(*request_.orders[i].by.what, Use::order,
                    [i](Request& r) -> Reference& { return *r.orders[i].by.what; });
            }
        }
    }

    void collect_test(std::size_t i) {
        const auto& test = request_.tests[i];
        const auto column = [i](Request& r) -> Reference& { return *r.tests[i].column; };
        const auto other = [i](Request& r) -> Reference& { return *r.tests[i].other; };
        switch (test.kind) {
            case TestKind::number:
            case TestKind::average:
                add(*test.column, Use::number, column);
                break;
            case TestKind::text:
                add(*test.column, Use::text, column);
                break;
            case TestKind::value:
                add_values(i);
                break;
            case TestKind::period:
                add_dates(i);
                break;
            case TestKind::existence:
                add(*test.column, Use::existence, column);
                break;
            default:
                if (test.column) add(*test.column, Use::test, column);
        }
        if (test.other && test.kind != TestKind::average) add(*test.other, Use::test, other);
    }

    void add_values(std::size_t i) {
        const auto& test = request_.tests[i];
        if (test.values.empty()) {
            add(*test.column, Use::text,
                [i](Request& r) -> Reference& { return *r.tests[i].column; });
            return;
        }
        Slot slot;
        slot.use = Use::test;
        for (const auto& value : test.values) {
            double score = value.quality + of_customers(value.column);
            // A key that refers elsewhere holds the same values as what it refers to.
            const auto role = source_.role(value.column);
            if (role == Role::reference) score -= 0.05;
            score -= 0.03 * (static_cast<double>(
                                 language::name_parts(source_.column(value.column).name).size()) -
                             1);
            const bool grouped = std::ranges::any_of(request_.groups, [&](const Grouping& group) {
                return group.by &&
                       std::ranges::find(group.by->candidates, value.column,
                                         &SchemaMatch::element) != group.by->candidates.end();
            });
            if (grouped) score += 0.08;  // « par pays, hors Allemagne »
            slot.options.push_back({value.column, score});
        }
        slot.choose = [i](Request& request, Element element) {
            auto& values = request.tests[i].values;
            const auto chosen = *std::ranges::find(values, element, &ValueMatch::column);
            values = {chosen};
        };
        slots_.push_back(std::move(slot));
    }

    // Any date may bound a period; the row's own date, of a table that is spoken of, is likeliest.
    void add_dates(std::size_t i) {
        const auto& test = request_.tests[i];
        if (test.column) {
            add(*test.column, Use::test,
                [i](Request& r) -> Reference& { return *r.tests[i].column; });
            if (!slots_.back().options.empty()) return;
            slots_.pop_back();
        }
        Slot slot;
        slot.use = Use::period;
        const bool whole_years = test.period.grain == language::Grain::year;
        for (std::size_t t = 0; t < source_.facts.size(); ++t) {
            const auto& facts = source_.facts[t];
            for (std::size_t rank = 0; rank < facts.dates.size(); ++rank) {
                slot.options.push_back(
                    {{t, facts.dates[rank]}, 0.7 - 0.1 * static_cast<double>(rank)});
            }
            for (std::size_t c = 0; whole_years && c < facts.columns.size(); ++c) {
                if (facts.columns[c].role != Role::year) continue;
                const bool bare = source_.catalog.tables[t].columns[c].name.size() <= 5;
                slot.options.push_back({{t, c}, bare ? 0.7 : 0.55});
            }
        }
        slot.choose = [i](Request& request, Element element) {
            request.tests[i].column = Reference{{{element, 0.7, true}}, std::nullopt, {}};
        };
        slots_.push_back(std::move(slot));
    }

    bool speaks_of_money(const Reference& reference) const {
        return std::ranges::any_of(reference.candidates, [&](const SchemaMatch& match) {
            return match.element.metric &&
                   source_.metrics[*match.element.metric].format == query_plan::Format::money;
        });
    }

    const Source& source_;
    const Request& request_;
    std::vector<std::size_t> customers_;
    std::vector<Slot> slots_;
};

}  // namespace

std::vector<Settled> settle(const Source& source, const Request& request) {
    return Settler(source, request).settle();
}

}  // namespace datapilot::questions
