#include "command_line/ask.h"

#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <boost/json.hpp>
#include <cstdio>
#include <map>
#include <memory>
#include <utility>

#include "ai/answering/answer_question.h"
#include "ai/answering/question_check.h"
#include "base/json_text.h"
#include "command_line/answer_text.h"
#include "command_line/connect_option.h"
#include "command_line/definitions_file.h"
#include "command_line/local_source.h"
#include "command_line/model.h"
#include "command_line/options.h"
#include "command_line/session.h"
#include "command_line/terminal_text.h"
#include "semantic_layers/layer_check.h"

namespace datapilot::command_line {
namespace {

namespace json = boost::json;
namespace answering = ai::answering;
using runtime::Task;

constexpr std::size_t workers_needed = 1;

struct AskOptions {
    std::vector<std::string> files_and_question;
    std::string connect;
    std::string today;
    std::string choice;
    std::string definitions;  // a file, or empty
    std::optional<base::Language> language;
    answering::EngineWish engine = answering::EngineWish::automatic;
    bool json = false;

    std::string question() const { return files_and_question.back(); }
    std::vector<std::filesystem::path> files() const {
        return {files_and_question.begin(), files_and_question.end() - 1};
    }
    // Why these arguments do not go together, if they do not.
    const char* misuse() const {
        const bool has_files = files_and_question.size() > 1;
        if (connect.empty() && !has_files) {
            return "datapilot ask: donnez des fichiers CSV, ou un serveur avec --connect, puis la "
                   "question.";
        }
        if (!connect.empty() && has_files) {
            return "datapilot ask: avec --connect, donnez la question seule.";
        }
        return nullptr;
    }
    base::Language message_language() const { return language.value_or(base::Language::french); }
};

void print(std::FILE* file, std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), file);
    std::fflush(file);
}

int fail(const AskOptions& options, const base::Error& error) {
    const auto language = options.message_language();
    print(stderr, error_text(error, language, terminal_of(STDERR_FILENO)));
    if (options.json) {
        const json::object problem{{"code", base::name(error.code)},
                                   {"message", error.message.in(language)}};
        print(stdout, base::json_text(problem) + "\n");
    }
    return exit_error;
}

// « Lecture des fichiers… 45 % », on a screen only.
workers::ProgressSink reading_progress(base::Language language) {
    if (!terminal_of(STDERR_FILENO).screen) return [](const workers::Progress&) {};
    const bool french = language == base::Language::french;
    return [french](const workers::Progress& progress) {
        const auto percent = static_cast<int>(progress.part * 100);
        print(stderr, fmt::format("\r{} {} %\x1b[K{}", french ? "Lecture…" : "Reading…", percent,
                                  progress.part >= 1 ? "\r\x1b[K" : ""));
    };
}

void tell_warnings(const workers::IngestReport& report, base::Language language) {
    const auto terminal = terminal_of(STDERR_FILENO);
    for (const auto& table : report.tables) {
        for (const auto& warning : table.warnings) {
            const auto text = fmt::format("{} : {}\n", harmless(table.original_name),
                                          harmless(warning.message.in(language)));
            print(stderr, terminal.styled(Style::warning, text));
        }
    }
}

base::Result<answering::Asked> asked(const AskOptions& options) {
    answering::Asked asked{.question = options.question(), .language = options.language};
    asked.asked_at = base::SystemClock{}.now();
    const auto today = options.today.empty() ? answering::day_in(asked.time_zone, asked.asked_at)
                                             : answering::day_from_text(options.today);
    if (!today) return today.error();
    asked.today = *today;
    if (!options.choice.empty()) asked.choice = options.choice;
    asked.engine = options.engine;
    return asked;
}

int show(const answering::Answer& answer, const AskOptions& options) {
    if (options.json) {
        // An answer that nobody keeps has no id, and is of no conversation.
        auto object = answering::to_json(answer);
        object["id"] = nullptr;
        object["conversation_id"] = nullptr;
        print(stdout, base::json_text(object) + "\n");
    } else {
        print(stdout, answer_text(answer, terminal_of(STDOUT_FILENO)));
    }
    return answer.status() == answering::Status::answered ? exit_answered : exit_not_answered;
}

Task<LocalSource::Loaded> load(const AskOptions* options, const Workers* workers) {
    if (options->connect.empty()) {
        auto progress = reading_progress(options->message_language());
        co_return co_await LocalSource::load(workers->pool, options->files(), std::move(progress));
    }
    const auto connect = ConnectOption::read(options->connect);
    if (!connect) co_return connect.error();
    auto server = co_await connect->server({});
    if (!server) co_return server.error();
    co_return co_await LocalSource::connect(workers->pool, std::move(*server));
}

// What does not fit the data is told, and left out.
std::optional<base::Error> define(LocalSource& source, const AskOptions& options) {
    if (options.definitions.empty()) return std::nullopt;
    const auto definitions = definitions_in(options.definitions);
    if (!definitions) return definitions.error();
    const auto language = options.message_language();
    const auto terminal = terminal_of(STDERR_FILENO);
    for (const auto& problem :
         semantic_layers::problems_of(*definitions, source.subject().catalog)) {
        const auto text = fmt::format("{} : {}\n", harmless(problem.path),
                                      harmless(problem.message.in(language)));
        print(stderr, terminal.styled(Style::warning, text));
    }
    source.define(*definitions);
    return std::nullopt;
}

Task<int> ask(const AskOptions* options, const Model* model, const Workers* workers) {
    auto question = asked(*options);
    if (!question) co_return fail(*options, question.error());
    if (auto objection = answering::objection_to(question->question)) {
        co_return fail(*options, *objection);
    }
    auto source = co_await load(options, workers);
    if (!source) co_return fail(*options, source.error());
    tell_warnings((*source)->report(), options->message_language());
    if (auto error = define(**source, *options)) co_return fail(*options, *error);

    answering::Means means{.run = (*source)->runner(), .model = model->means()};
    auto answer = co_await answering::answer_question((*source)->subject(), std::move(*question),
                                                      std::move(means));
    if (!answer) co_return fail(*options, answer.error());
    co_return show(*answer, *options);
}

void declare(CLI::App& app, AskOptions& options) {
    app.add_option("FILE… QUESTION", options.files_and_question,
                   "Un ou plusieurs fichiers CSV, puis la question entre guillemets ; avec "
                   "--connect, la question seule")
        ->required()
        ->expected(1, 1000);
    app.add_option("--connect", options.connect,
                   "Un serveur plutôt que des fichiers : postgresql://… ou mysql://…");
    app.add_option("--today", options.today, "La date du jour de la question (AAAA-MM-JJ)");
    app.add_option("--choice", options.choice, "Le choix en réponse à une demande de précision");
    app.add_option("--definitions", options.definitions,
                   "Ce que veulent dire les colonnes et les mesures : un fichier YAML ou JSON");
    app.add_flag("--json", options.json, "La réponse en JSON, celle de POST /api/v1/ai/query");
    add_engine(app, options.engine);
    add_language(app, options.language);
}

}  // namespace

Command ask_command() {
    const auto options = std::make_shared<AskOptions>();
    return {"ask", "Poser une question à des fichiers CSV, ou à un serveur",
            [options](CLI::App& app) { declare(app, *options); },
            [options] {
                if (const auto* wrong = options->misuse()) {
                    print(stderr, std::string{wrong} + "\n");
                    return static_cast<int>(exit_usage);
                }
                const auto model = Model::from_environment(options->engine);
                if (!model) return fail(*options, model.error());
                return run_with_workers(workers_needed, [&](const Workers* workers) {
                    return ask(options.get(), &*model, workers);
                });
            }};
}

}  // namespace datapilot::command_line
