#include "questions/settling/slots.h"

#include <algorithm>

#include "questions/language/identifiers.h"

namespace datapilot::questions {
namespace {

constexpr std::size_t most_options = 20;

}  // namespace

SlotMaker::SlotMaker(const Source& source, const Request& request)
    : source_(source), request_(request) {
    const auto customer = source.lexicon.find("customer");
    for (const auto element : customer ? source.schema.named(*customer) : std::vector<Element>{}) {
        if (element.is_table()) customers_.push_back(element.table);
    }
}

void SlotMaker::add(const Reference& reference, Use use,
                    std::function<Reference&(Request&)> where) {
    Slot slot;
    slot.use = use;
    slot.of = reference.of;
    for (auto match : reference.candidates) {
        const bool shows = use == Use::projection || use == Use::group || use == Use::count ||
                           use == Use::extreme_entity || use == Use::existence;
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

std::vector<Slot> SlotMaker::slots() {
    for (std::size_t i = 0; i < request_.mentions.size(); ++i) {
        add(request_.mentions[i], Use::mention,
            [i](Request& r) -> Reference& { return r.mentions[i]; });
    }
    add_measures();
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
    // A period is of what is measured, be it in a test: « les mois de 2015 dont le CA … ».
    for (const bool periods : {false, true}) {
        for (std::size_t i = 0; i < request_.tests.size(); ++i) {
            const auto kind = request_.tests[i].kind;
            const bool dated = kind == TestKind::period || kind == TestKind::weekday;
            if (dated != periods) continue;
            const auto before = slots_.size();
            add_test(i);
            if (slots_.size() > before) slots_[before].beside = request_.tests[i].beside;
        }
    }
    for (std::size_t i = 0; i < request_.orders.size(); ++i) {
        if (request_.orders[i].by.what) {
            add(*request_.orders[i].by.what, Use::order,
                [i](Request& r) -> Reference& { return *r.orders[i].by.what; });
        }
    }
    return std::move(slots_);
}

void SlotMaker::add_measures() {
    for (std::size_t i = 0; i < request_.measures.size(); ++i) {
        const auto& target = request_.measures[i];
        if (!target.what) continue;
        add(*target.what, target.counts ? Use::count : Use::measure,
            [i](Request& r) -> Reference& { return *r.measures[i].what; });
        if (target.of) {
            add(*target.of, Use::measure,
                [i](Request& r) -> Reference& { return *r.measures[i].of; });
        }
        if (target.less) {
            add(*target.less, Use::measure,
                [i](Request& r) -> Reference& { return *r.measures[i].less; });
        }
    }
}

void SlotMaker::add_test(std::size_t i) {
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
        case TestKind::weekday:
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

void SlotMaker::add_values(std::size_t i) {
    const auto& test = request_.tests[i];
    if (test.values.empty()) {
        add(*test.column, Use::text, [i](Request& r) -> Reference& { return *r.tests[i].column; });
        return;
    }
    Slot slot;
    slot.use = Use::test;
    for (const auto& value : test.values) {
        double score = value.quality + of_customers(value.column);
        // A key that refers elsewhere holds the same values as what it refers to.
        const auto role = source_.role(value.column);
        if (role == Role::reference) score -= 0.05;
        score -=
            0.03 *
            (static_cast<double>(language::name_parts(source_.column(value.column).name).size()) -
             1);
        const bool grouped = std::ranges::any_of(request_.groups, [&](const Grouping& group) {
            return group.by &&
                   std::ranges::find(group.by->candidates, value.column, &SchemaMatch::element) !=
                       group.by->candidates.end();
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
void SlotMaker::add_dates(std::size_t i) {
    const auto& test = request_.tests[i];
    if (test.column) {
        add(*test.column, Use::test, [i](Request& r) -> Reference& { return *r.tests[i].column; });
        if (!slots_.back().options.empty()) return;
        slots_.pop_back();
    }
    Slot slot;
    slot.use = Use::period;
    const bool whole_years = test.period.grain == language::Grain::year;
    for (std::size_t t = 0; t < source_.facts.size(); ++t) {
        const auto& facts = source_.facts[t];
        for (std::size_t rank = 0; rank < facts.dates.size(); ++rank) {
            slot.options.push_back({{t, facts.dates[rank]}, 0.7 - 0.1 * static_cast<double>(rank)});
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

}  // namespace datapilot::questions
