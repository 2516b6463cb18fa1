#include "command_line/eval.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <boost/json.hpp>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "base/json_text.h"
#include "command_line/evaluation.h"
#include "command_line/evaluation_report.h"
#include "command_line/model.h"
#include "command_line/options.h"
#include "command_line/progress_bar.h"
#include "command_line/session.h"

namespace datapilot::command_line {
namespace {

using runtime::Task;
using Lines = std::vector<boost::json::object>;

struct EvalOptions {
    std::string questions;
    std::string out;
    std::string connect;
    ai::answering::EngineWish engine = ai::answering::EngineWish::automatic;
    bool resume = false;
    std::size_t parallel = std::max(std::thread::hardware_concurrency(), 1U);
};

int fail(const base::Error& error) {
    const auto text = error_text(error, base::Language::french, terminal_of(STDERR_FILENO));
    std::fputs(text.c_str(), stderr);
    return exit_error;
}

bool write_lines(const std::string& path, const Lines& lines) {
    std::ofstream out{path, std::ios::binary | std::ios::trunc};
    for (const auto& line : lines) out << base::json_text(line) << '\n';
    out.close();
    return !out.fail();
}

base::Error not_written(const std::string& path) {
    return {base::Errc::storage_full,
            {"Impossible d'écrire « " + path + " » : vérifiez le dossier et la place libre.",
             "“" + path + "” cannot be written: check the folder and the free space."}};
}

// Appends each line as it comes, so that a run that was ended can be resumed.
class LineFile {
  public:
    explicit LineFile(const std::string& path) : out_(path, std::ios::binary | std::ios::app) {}

    void append(const boost::json::object& line) {
        const std::scoped_lock lock(mutex_);
        out_ << boost::json::serialize(line) << std::endl;
    }

  private:
    std::mutex mutex_;
    std::ofstream out_;
};

// The lines of an earlier run that say something; one that was cut in the middle does not.
std::map<std::string, boost::json::object> lines_in(const std::string& path) {
    std::map<std::string, boost::json::object> done;
    std::ifstream in{path};
    for (std::string line; std::getline(in, line);) {
        boost::system::error_code broken;
        const auto value = boost::json::parse(line, broken);
        if (broken || !value.is_object()) continue;
        const auto* id = value.as_object().if_contains("id");
        if (id && id->is_string()) done[std::string{id->as_string()}] = value.as_object();
    }
    return done;
}

Task<int> evaluate_file(const EvalOptions* options, const Model* model, const Workers* workers) {
    const auto start = std::chrono::steady_clock::now();
    std::optional<ConnectOption> server;
    if (!options->connect.empty()) {
        auto connect = ConnectOption::read(options->connect);
        if (!connect) co_return fail(connect.error());
        server.emplace(std::move(*connect));
    }
    const auto sources = server ? SourcesAre::databases : SourcesAre::files;
    const auto set = read_evaluation_set(options->questions, sources);
    if (!set) co_return fail(set.error());
    EvaluationWay way{
        .engine = options->engine, .model = model->means(), .server = server ? &*server : nullptr};
    if (options->resume) way.done = lines_in(options->out);
    if (!options->resume && !write_lines(options->out, {})) {
        co_return fail(not_written(options->out));
    }
    Lines lines;
    {
        LineFile kept{options->out};
        ProgressBar progress{set->questions.size(), terminal_of(STDERR_FILENO)};
        LineSink answered = [&](const boost::json::object& line) {
            kept.append(line);
            progress.advance();
        };
        lines = co_await evaluate(&*set, workers, std::move(way), std::move(answered));
    }
    // Once more in the set's order, each once.
    if (!write_lines(options->out, lines)) co_return fail(not_written(options->out));
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now() - start);
    const auto cost = model->cost(sum_of(lines, "tokens_in"), sum_of(lines, "tokens_out"));
    const auto summary =
        evaluation_summary(lines, took) + score_summary(*set, lines) + model_summary(lines, cost);
    std::fputs(summary.c_str(), stdout);
    co_return exit_answered;
}

void declare(CLI::App& app, EvalOptions& options) {
    app.add_option("--questions", options.questions, "Les questions, un objet JSON par ligne")
        ->required();
    app.add_option("--out", options.out, "Où écrire les réponses, un objet JSON par ligne")
        ->required();
    app.add_option("--connect", options.connect,
                   "Un serveur plutôt que les fichiers : 'postgresql://…/{db}' ou mysql://…, où "
                   "{db} est la base de chaque question");
    app.add_option("--parallel", options.parallel, "Questions en même temps")
        ->check(CLI::Range(1, 64));
    app.add_flag("--resume", options.resume,
                 "Reprendre : les questions qui ont leur ligne dans --out ne sont pas reposées");
    add_engine(app, options.engine);
}

}  // namespace

Command eval_command() {
    const auto options = std::make_shared<EvalOptions>();
    return {"eval", "Répondre à un fichier de questions dont les réponses sont connues",
            [options](CLI::App& app) { declare(app, *options); },
            [options] {
                const auto model = Model::from_environment(options->engine);
                if (!model) return fail(model.error());
                return run_with_workers(options->parallel, [&](const Workers* workers) {
                    return evaluate_file(options.get(), &*model, workers);
                });
            }};
}

}  // namespace datapilot::command_line
