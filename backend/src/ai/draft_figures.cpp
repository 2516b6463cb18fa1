#include "ai/draft_figures.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "ai/answering/outcome.h"
#include "definitions/merge.h"
#include "semantic_layers/generation/generate.h"

namespace datapilot::ai {
namespace {

using answering::Outcome;
using runtime::Task;
using tenancy::TenantScope;

constexpr std::int64_t most_rows = 3;
constexpr std::chrono::seconds longest{10};  // a preview is worth no more waiting

base::Error no_reading() {
    return {base::Errc::conflict,
            {"Cette question n'a pas de lecture sûre : il n'y a pas de chiffres à montrer.",
             "This question has no sure reading: there are no figures to show."}};
}

base::Result<Outcome> outcome_of(const Knowledge& known, const questions::Question& question) {
    auto reading = known.rules().read(question);
    auto* understood = std::get_if<questions::Understood>(&reading);
    if (understood == nullptr) return no_reading();
    return answering::planned_outcome(std::move(understood->plan), known.subject().catalog,
                                      question.language);
}

}  // namespace

Task<base::Result<KnowledgeBase::Known>> DraftFigures::known(
    TenantScope scope, data_sources::DataSource source,
    std::optional<definitions::Definitions> draft) {
    if (!draft) co_return co_await means_.knowledge.about(std::move(scope), std::move(source));
    auto catalog = co_await means_.sources.catalog(std::move(scope), source.id);
    if (!catalog) co_return catalog.error();
    // Indexing a wide source takes long enough to hold up every other request.
    auto learn = [catalog = std::move(*catalog), draft = std::move(*draft)]() mutable {
        const auto whole =
            definitions::completed(std::move(draft), semantic_layers::generate(catalog));
        return std::make_shared<const Knowledge>(catalog, whole);
    };
    co_return co_await means_.blocking.run(std::move(learn));
}

Task<base::Result<Outcome>> DraftFigures::read(KnowledgeBase::Known known,
                                               questions::Question question) {
    auto read_apart = [known = std::move(known), question = std::move(question)] {
        return std::make_shared<base::Result<Outcome>>(outcome_of(*known, question));
    };
    auto outcome = co_await means_.blocking.run(std::move(read_apart));
    if (!outcome) co_return outcome.error();
    co_return std::move(**outcome);
}

Task<base::Result<boost::json::object>> DraftFigures::first_rows(
    TenantScope scope, base::DataSourceId id, semantic_layers::FiguresBody body) {
    auto source = co_await means_.sources.find(scope, std::move(id));
    if (!source) co_return source.error();
    auto learnt = co_await known(scope, *source, std::move(body.definitions));
    if (!learnt) co_return learnt.error();
    questions::Question question{
        .text = std::move(body.question), .language = body.language, .today = body.today};
    auto outcome = co_await read(std::move(*learnt), std::move(question));
    if (!outcome) co_return outcome.error();
    workers::QueryJob job;
    job.sql = outcome->sql;
    job.row_cap = most_rows;
    auto ran = co_await means_.sources.query(std::move(scope), std::move(*source), std::move(job),
                                             std::min(query_time_, longest));
    if (!ran) co_return ran.error();
    answering::take_rows(*outcome, std::move(ran->table), body.language);
    co_return boost::json::object{{"columns", answering::columns_to_json(outcome->columns)},
                                  {"rows", results::rows_to_json(outcome->rows)},
                                  {"truncated", outcome->truncated}};
}

}  // namespace datapilot::ai
