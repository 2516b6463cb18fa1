#include "query_plan/interpretation.h"

#include <fmt/format.h>

#include <algorithm>

namespace datapilot::query_plan {
namespace {

using base::Language;

std::string enumeration(const std::vector<std::string>& parts, Language language) {
    std::string out;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const bool last = i + 1 == parts.size();
        if (i > 0) out += !last ? ", " : language == Language::french ? " et " : " and ";
        out += parts[i];
    }
    return out;
}

template <class Elements>
std::vector<std::string> shown_labels(const Elements& elements, Language language) {
    std::vector<std::string> labels;
    for (const auto& element : elements) {
        if (element.shown) labels.push_back(element.label.in(language));
    }
    return labels;
}

struct Labelled {
    const Condition& condition;
    std::string path;
};

// The conditions that a user would call one filter each: the parts of a conjunction.
void collect(const Condition& condition, const std::string& path, std::vector<Labelled>& out) {
    const auto* all = std::get_if<AllOf>(&condition.node);
    if (!all || !condition.label.french.empty()) {
        if (!condition.label.french.empty()) out.push_back({condition, path});
        return;
    }
    for (std::size_t i = 0; i < all->conditions.size(); ++i) {
        collect(all->conditions[i], fmt::format("{}/of/{}", path, i), out);
    }
}

// Those of the rows that a plan aggregates, too.
void collect(const QueryPlan& plan, const std::string& path, std::vector<Labelled>& out) {
    for (std::size_t i = 0; i < plan.sources.size(); ++i) {
        const auto* nested = std::get_if<Box<QueryPlan>>(&plan.sources[i].from);
        if (nested) collect(**nested, fmt::format("{}/sources/{}/plan", path, i), out);
    }
    if (plan.filter) collect(*plan.filter, path + "/filter", out);
    if (plan.having) collect(*plan.having, path + "/having", out);
}

std::vector<Labelled> conditions(const QueryPlan& plan) {
    std::vector<Labelled> out;
    collect(plan, {}, out);
    return out;
}

const base::Text& ordered_label(const QueryPlan& plan, const Order& order) {
    if (const auto* by = std::get_if<OrderByDimension>(&order.by)) {
        return plan.dimensions[by->index].label;
    }
    return plan.measures[std::get<OrderByMeasure>(order.by).index].label;
}

std::string order_text(const QueryPlan& plan, const Order& order, Language language) {
    const bool down = order.direction == Direction::descending;
    const auto& label = ordered_label(plan, order).in(language);
    if (language == Language::french) {
        return fmt::format("trié par {} {}", label, down ? "décroissant" : "croissant");
    }
    return fmt::format("sorted by {}, {}", label, down ? "descending" : "ascending");
}

std::string limit_text(const QueryPlan& plan, const Limit& limit, Language language) {
    const bool french = language == Language::french;
    std::string text = limit.rows == 1 ? french ? "le premier seulement" : "the first only"
                       : french        ? fmt::format("les {} premiers", limit.rows)
                                       : fmt::format("the first {}", limit.rows);
    if (limit.per_dimension) {
        const auto& label = plan.dimensions[*limit.per_dimension].label.in(language);
        text += (french ? " pour chaque " : " for each ") + label;
    }
    return text;
}

// Only an order that somebody asked for is worth a word.
bool was_asked(const Order& order) {
    return order.edited || !order.words.empty();
}

// Whether one of the plan's own conditions reads so.
bool says(const QueryPlan& plan, const std::string& label, Language language) {
    return std::ranges::any_of(conditions(plan), [&](const Labelled& labelled) {
        return labelled.condition.label.in(language) == label;
    });
}

std::string joining_words(SetOperator op, Language language) {
    const bool french = language == Language::french;
    switch (op) {
        case SetOperator::intersect:
            return french ? ", et aussi " : ", and also ";
        case SetOperator::except:
            return french ? ", mais sans ceux de " : ", but without those of ";
        case SetOperator::unite:
            return french ? ", ou " : ", or ";
    }
    return {};
}

}  // namespace

std::string_view name(ChipKind kind) {
    switch (kind) {
        case ChipKind::measure:
            return "measure";
        case ChipKind::dimension:
            return "dimension";
        case ChipKind::filter:
            return "filter";
        case ChipKind::period:
            return "period";
        case ChipKind::order:
            return "order";
        case ChipKind::limit:
            return "limit";
    }
    return "filter";
}

Interpretation interpret(const QueryPlan& plan, Language language) {
    Interpretation out;
    const auto add = [&](ChipKind kind, std::string label, const Words& words, std::string path) {
        out.chips.push_back({kind, std::move(label), words, std::move(path)});
    };
    for (std::size_t i = 0; i < plan.measures.size(); ++i) {
        const auto& measure = plan.measures[i];
        if (!measure.shown) continue;
        add(ChipKind::measure, measure.label.in(language), measure.words,
            fmt::format("/measures/{}", i));
    }
    for (std::size_t i = 0; i < plan.dimensions.size(); ++i) {
        const auto& dimension = plan.dimensions[i];
        if (!dimension.shown) continue;
        add(ChipKind::dimension, dimension.label.in(language), dimension.words,
            fmt::format("/dimensions/{}", i));
    }
    const auto measures = enumeration(shown_labels(plan.measures, language), language);
    const auto dimensions = enumeration(shown_labels(plan.dimensions, language), language);
    out.text = measures.empty() ? dimensions : measures;
    if (!measures.empty() && !dimensions.empty()) {
        out.text += (language == Language::french ? " par " : " by ") + dimensions;
    }
    for (const auto& [condition, path] : conditions(plan)) {
        const bool period = std::holds_alternative<InPeriod>(condition.node);
        add(period ? ChipKind::period : ChipKind::filter, condition.label.in(language),
            condition.words, path);
        out.text += ", " + condition.label.in(language);
    }
    if (plan.set_operation) {
        const auto& [op, with] = *plan.set_operation;
        std::vector<std::string> others;
        for (const auto& [condition, path] : conditions(*with)) {
            const auto label = condition.label.in(language);
            if (says(plan, label, language)) continue;
            add(ChipKind::filter, label, condition.words, "/set_operation/with" + path);
            others.push_back(label);
        }
        out.text += joining_words(op, language) + enumeration(others, language);
    }
    for (std::size_t i = 0; i < plan.order.size(); ++i) {
        if (!was_asked(plan.order[i])) continue;
        auto text = order_text(plan, plan.order[i], language);
        out.text += ", " + text;
        add(ChipKind::order, std::move(text), plan.order[i].words, fmt::format("/order/{}", i));
    }
    if (plan.limit) {
        auto text = limit_text(plan, *plan.limit, language);
        out.text += ", " + text;
        add(ChipKind::limit, std::move(text), plan.limit->words, "/limit");
    }
    return out;
}

}  // namespace datapilot::query_plan
