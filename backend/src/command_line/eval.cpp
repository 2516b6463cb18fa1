#include "command_line/eval.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <boost/json.hpp>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <memory>
#include <optional>
#include <thread>

#include "base/json_text.h"
#include "command_line/evaluation.h"
#include "command_line/evaluation_report.h"
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
    Engine engine = Engine::automatic;
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

Task<int> evaluate_file(const EvalOptions* options, const Workers* workers) {
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
    Lines lines;
    {
        ProgressBar progress{set->questions.size(), terminal_of(STDERR_FILENO)};
        lines = co_await evaluate(&*set, server ? &*server : nullptr, workers,
                                  [&progress] { progress.advance(); });
    }
    if (!write_lines(options->out, lines)) co_return fail(not_written(options->out));
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now() - start);
    std::fputs(evaluation_summary(lines, took).c_str(), stdout);
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
    add_engine(app, options.engine);
}

}  // namespace

Command eval_command() {
    const auto options = std::make_shared<EvalOptions>();
    return {"eval", "Répondre à un fichier de questions dont les réponses sont connues",
            [options](CLI::App& app) { declare(app, *options); },
            [options] {
                if (const auto* objection = objection_to(options->engine)) {
                    return fail(*objection);
                }
                const auto cores = std::max(std::thread::hardware_concurrency(), 1U);
                return run_with_workers(cores, [options](const Workers* workers) {
                    return evaluate_file(options.get(), workers);
                });
            }};
}

}  // namespace datapilot::command_line
