#pragma once

#include <optional>
#include <string>
#include <vector>

#include "query_plan/query_plan.h"
#include "questions/items.h"

// What a question asks, before its words are settled on columns.
namespace datapilot::questions {

// Something named, with all that it may be.
struct Reference {
    std::vector<SchemaMatch> candidates;
    std::optional<std::size_t> of;  // index in Request::mentions: « nom *du client* »
    language::TokenRange words;
    bool several = false;  // « les montants », « par nombre de couverts »: no sum, no unit
};

// What a settled reference is.
inline Element chosen(const Reference& reference) {
    return reference.candidates.front().element;
}

// « combien de *chiens* », « les 10 *ventes* les plus chères »: rows of the table that has the
// value.
inline Reference rows_with(const std::vector<ValueMatch>& values, language::TokenRange words) {
    Reference out{{}, std::nullopt, words};
    for (const auto& value : values) {
        out.candidates.push_back({{value.column.table}, value.quality, true});
    }
    return out;
}

// What is counted, summed, ordered by…
struct Target {
    query_plan::AggregateFunction function = query_plan::AggregateFunction::count_rows;
    std::optional<Reference> what{};  // none: the rows of what is asked about
    bool counts = false;              // rows of a table, or distinct values
    bool distinct = false;
    query_plan::Transform transform = query_plan::Transform::none;
    std::optional<Reference> of{};    // « part des annulés *dans les programmés* »
    std::optional<Reference> less{};  // taken away from it; of two dates, where the days begin
    bool function_said = false;       // « le salaire *moyen* le plus élevé »
    bool number_of = false;           // « nombre moyen de jours »: the number of each, averaged
    bool of_rows = false;             // « facture moyenne »: of what each row is worth
    bool is_age = false;              // the later the date of birth, the younger
    language::TokenRange words{};
};

enum class TestKind {
    number,     // column compared with numbers
    value,      // column is one of the values
    text,       // column contains, starts with…
    period,     // date column in a period
    weekday,    // date column on these days of the week
    missing,    // column has no value
    average,    // column compared with an aggregate of it over all rows
    columns,    // two columns of a row compared
    count,      // so many related rows
    existence,  // some related row
};

// How the values of a test stand beside each other.
enum class ValuesJoined {
    not_said,
    by_and,        // « femmes et hommes »
    by_and_again,  // « à Brest et à Vannes »
    versus,        // « Lyon vs Lille »: each by itself
};

struct Test {
    TestKind kind = TestKind::value;
    std::optional<Reference> column{};
    std::optional<Reference> other{};  // the second column, or what the aggregate is over
    query_plan::Comparator comparator = query_plan::Comparator::equal;
    std::string low{}, high{};           // numbers; `high` for between
    std::vector<std::string> numbers{};  // any of these
    language::Unit unit = language::Unit::none;
    std::vector<ValueMatch> values{};
    query_plan::TextMatch match = query_plan::TextMatch::contains;
    std::string pattern{};
    language::Period period{};
    std::vector<int> weekdays{};  // 1 is Monday
    query_plan::AggregateFunction function = query_plan::AggregateFunction::average;
    // « le salaire *moyen* dépasse 4000 »: what is compared is made of many rows.
    std::optional<query_plan::AggregateFunction> of_many{};
    bool negated = false;
    bool distinct = false;    // « plus de 5 restaurants *différents* »
    bool of_average = false;  // « plus cher que le prix moyen *de la famille Outillage* »
    bool of_row = false;      // « plus âgés *que Fernando* »: than the row of that value
    bool lacks = false;       // « les villes *sans* restaurant japonais »: none of their rows
    bool either = false;      // joined to the test before by « ou »
    bool part = false;        // « part des ventes *en Bretagne* »: of the part, not of the whole
    bool repeats = false;     // adds nothing to a test before: « au yoga, *pas à la chorale* »
    bool apart = false;       // « à la fois … et … »: its own row
    ValuesJoined joined = ValuesJoined::not_said;
    std::vector<std::size_t>
        beside{};  // tables of the noun it stands after: « étudiants de 20 ans »
    language::TokenRange words{};
};

struct Ordering {
    Target by;
    query_plan::Direction direction = query_plan::Direction::ascending;
    language::TokenRange words{};
};

// « le plus jeune », « top 10 », « le plus de commandes ».
struct Extreme {
    std::optional<Target> by{};  // none: the measure of the question
    query_plan::Direction direction = query_plan::Direction::descending;
    std::int64_t rows = 1;
    bool counted = false;             // a number of rows was asked for
    std::optional<Reference> what{};  // « top 10 *clients* »
    bool per_group = false;           // « de chaque catégorie »
    language::TokenRange words{};
};

struct Grouping {
    std::optional<Reference> by{};
    std::optional<language::Grain> grain{};
    bool each = false;  // « pour chaque client », where « par client » may also be an act's doer
    language::TokenRange words{};
    bool within = false;     // « CA moyen par client »: what is averaged is first summed for each
    bool hidden = false;     // tells groups apart, and is not shown
    bool unit = false;       // « au m2 »: of each, whatever their number
    bool any_grain = false;  // « évolution »: by month, or by year where there are only years
};

struct Request {
    std::vector<Reference> mentions;     // tables the question speaks of, in order
    std::vector<Reference> projections;  // what to show of each row
    std::vector<Target> measures;
    std::vector<Grouping> groups;
    std::vector<Test> tests;
    std::vector<Ordering> orders;
    std::optional<Extreme> extreme{};
    bool distinct = false;
    bool everything = false;           // « toutes les informations »
    bool breakdown = false;            // « répartition par formule »: how many in each
    bool newcomers = false;            // « nouveaux clients »
    bool difference = false;           // between the two measures
    bool ratio = false;                // of the first measure to the second
    bool asks_who = false;             // « qui a pris … ? »
    std::vector<Reference> removes{};  // « enlève la région »: no group, no test of the plan before
    bool removes_tests = false;        // « sans le filtre »
    std::optional<language::TokenRange> rank{};  // « classé combien »: of the row that is named
    std::optional<language::TokenRange> goes_on{};  // begins with « et », « pareil pour »
    std::optional<language::PeriodComparison> comparison{};
    std::vector<std::string> unknown;          // words nobody understood
    std::vector<language::TokenRange> unused;  // understood words that found no place
    double score = 0;                          // of the cut that it was read from
};

}  // namespace datapilot::questions
