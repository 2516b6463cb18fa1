#include "questions/settling/settle.h"

#include <algorithm>
#include <functional>
#include <set>

#include "questions/settling/slots.h"

namespace datapilot::questions {
namespace {

constexpr std::size_t beam_width = 40;
constexpr std::size_t most_settled = 6;
constexpr double best_score = 1.0;
constexpr double of_bonus = 0.35;
constexpr double beside_bonus = 0.12;

class Settler {
  public:
    Settler(const Source& source, const Request& request) : source_(source), request_(request) {}

    std::vector<Settled> settle() {
        std::vector<Partial> beam(1);
        beam[0].request = request_;
        for (const auto& slot : SlotMaker(source_, request_).slots()) {
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
        std::optional<std::size_t> listed{};    // table whose rows are asked for
        std::set<std::size_t> shown{};          // tables of the projections
    };

    void extend(const Partial& partial, const Slot& slot, std::vector<Partial>& out) const {
        for (const auto& option : slot.options) {
            auto next = partial;
            // As good as can be costs nothing, so that ways with more parts are not favoured.
            next.score += option.score - best_score;
            const auto dated = partial.measured ? partial.measured : partial.listed;
            next.score += slot.use == Use::period && dated
                              ? distance_from(*dated, option.element.table)
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
            // « étudiants de plus de 20 ans »: the age of the students.
            const bool beside =
                std::ranges::find(slot.beside, option.element.table) != slot.beside.end();
            if (beside) next.score += beside_bonus;
            if (slot.use == Use::projection) {
                // « l'identifiant et le nom des pays »: of one table.
                if (partial.shown.contains(option.element.table)) next.score += 0.15;
                next.shown.insert(option.element.table);
                const bool rows = option.element.is_table() && !partial.listed;
                if (rows) next.listed = option.element.table;
            }
            if (slot.use == Use::group && !partial.group) next.group = option.element.table;
            if (slot.use == Use::count) next.counted = option.element.table;
            const bool number = option.element.metric ||
                                (option.element.column && source_.fact(option.element).additive());
            // « plus d'une commande en 2024 », « sans commande en 2024 »: what happens then, or
            // not.
            const bool happens = slot.use == Use::existence ||
                                 (slot.use == Use::number && option.element.is_table());
            const bool measures = happens || slot.use == Use::count || slot.use == Use::measure ||
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

    // A period bounds what is measured, or listed: its own date, or the nearest.
    double distance_from(std::size_t measured, std::size_t table) const {
        const auto path = source_.joins.path(measured, table);
        return path ? -0.05 * static_cast<double>(path->size()) : 0;
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

    const Source& source_;
    const Request& request_;
};

}  // namespace

std::vector<Settled> settle(const Source& source, const Request& request) {
    return Settler(source, request).settle();
}

}  // namespace datapilot::questions
