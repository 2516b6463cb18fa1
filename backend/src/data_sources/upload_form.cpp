#include "data_sources/upload_form.h"

#include <fmt/format.h>

#include <utility>

#include "http/multipart.h"
#include "http/target.h"
#include "http/validation.h"

namespace datapilot::data_sources {
namespace {

using base::FieldErrc;
using runtime::Task;

constexpr std::size_t most_text_bytes = 2048;
constexpr std::size_t longest_name = 200;
constexpr std::int64_t bytes_between_checks = 16 << 20;

base::Error too_many_files(std::size_t limit) {
    return {
        base::Errc::too_many_files,
        {fmt::format("Plus de {} fichiers à la fois : répartissez-les en plusieurs sources.",
                     limit),
         fmt::format("More than {} files at once: split them over several data sources.", limit)}};
}

base::Error file_too_large(const std::string& name, std::int64_t limit) {
    const auto mebibytes = limit >> 20;
    base::Error error{
        base::Errc::file_too_large,
        {fmt::format("Le fichier « {} » dépasse {} Mio : découpez-le, par année par exemple.", name,
                     mebibytes),
         fmt::format("The file “{}” exceeds {} MiB: split it, by year for example.", name,
                     mebibytes)}};
    error.fields.push_back({name, base::Errc::file_too_large, error.message});
    return error;
}

base::Error quota_exceeded() {
    return {base::Errc::quota_exceeded,
            {"Ces fichiers dépassent l'espace de stockage qui reste à votre entreprise : supprimez "
             "les sources de données devenues inutiles.",
             "These files exceed the storage that your company has left: delete data sources that "
             "are no longer needed."}};
}

std::string trimmed(const std::string& text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

// The work on one request; it lives in the frame of UploadReader::read.
class Reading {
  public:
    Reading(http::MultipartReader form, const Storage& storage, runtime::BlockingPool& blocking,
            const UploadLimits& limits, UploadPlace place)
        : parts_(std::move(form)),
          storage_(storage),
          blocking_(blocking),
          limits_(limits),
          place_(std::move(place)) {}

    Task<base::Result<UploadForm>> read() {
        while (true) {
            auto part = co_await parts_.next();
            if (!part) co_return part.error();
            if (!*part) break;
            auto taken = co_await take(std::move(**part));
            if (!taken) co_return taken.error();
        }
        co_return checked();
    }

  private:
    Task<base::Result<void>> take(http::Part part) {
        if (part.name == "files") return take_file(std::move(part));
        return take_field(std::move(part.name));
    }

    Task<base::Result<void>> take_field(std::string name) {
        if (name != "name" && name != "workspace_id") {
            co_return http::invalid_field(std::move(name), FieldErrc::unknown_field);
        }
        auto text = co_await parts_.read_text(name, most_text_bytes);
        if (!text) co_return text.error();
        if (name == "name") {
            form_.name = trimmed(*text);
        } else {
            form_.workspace_id = http::as_uuid(*text);
            if (!form_.workspace_id) {
                co_return http::invalid_field(std::move(name), FieldErrc::invalid_format);
            }
        }
        co_return base::Result<void>{};
    }

    Task<base::Result<void>> take_file(http::Part part) {
        if (form_.files.size() == limits_.files) co_return too_many_files(limits_.files);
        const auto path = place_.folder / fmt::format("{}.upload", form_.files.size() + 1);
        form_.files.push_back({path.string(), part.filename.value_or("sans-nom.csv")});
        form_.sizes.push_back(0);
        auto open_file = [path] { return IncomingFile{path}; };
        auto opened = co_await blocking_.run(std::move(open_file));
        if (!opened) co_return opened.error();
        co_return co_await receive(&*opened);
    }

    Task<base::Result<void>> receive(IncomingFile* file) {
        while (true) {
            const auto bytes = co_await parts_.read();
            if (!bytes) co_return bytes.error();
            if (bytes->empty()) break;
            if (auto objection = objection_to(bytes->size())) co_return std::move(*objection);
            auto wrote = co_await write(file, *bytes);
            if (!wrote) co_return wrote.error();
        }
        auto finish = [file] { return file->finish(); };
        co_return co_await ended(std::move(finish));
    }

    Task<base::Result<void>> write(IncomingFile* file, std::string_view bytes) {
        since_check_ += static_cast<std::int64_t>(bytes.size());
        const bool check = since_check_ >= bytes_between_checks;
        if (check) since_check_ = 0;
        return ended([this, file, bytes, check]() -> std::optional<base::Error> {
            if (check) {
                if (auto full = storage_.room()) return full;
            }
            return file->write(bytes);
        });
    }

    // Runs a blocking step that gives an error or nothing.
    template <class Step>
    Task<base::Result<void>> ended(Step step) {
        auto marked = [step = std::move(step)] { return std::pair{true, step()}; };
        auto failure = co_await blocking_.run(std::move(marked));
        if (!failure) co_return failure.error();
        if (failure->second) co_return std::move(*failure->second);
        co_return base::Result<void>{};
    }

    std::optional<base::Error> objection_to(std::size_t more) {
        const auto bytes = static_cast<std::int64_t>(more);
        form_.sizes.back() += bytes;
        place_.bytes_left -= bytes;
        if (form_.sizes.back() > limits_.file_bytes) {
            return file_too_large(form_.files.back().original_name, limits_.file_bytes);
        }
        if (place_.bytes_left < 0) return quota_exceeded();
        return std::nullopt;
    }

    base::Result<UploadForm> checked() {
        http::FieldErrors errors;
        errors.check_length("name", form_.name, 1, longest_name);
        if (form_.files.empty()) errors.add("files", FieldErrc::required);
        if (!errors.empty()) return errors.error();
        return std::move(form_);
    }

    http::MultipartReader parts_;
    const Storage& storage_;
    runtime::BlockingPool& blocking_;
    const UploadLimits& limits_;
    UploadPlace place_;
    UploadForm form_;
    std::int64_t since_check_ = 0;
};

}  // namespace

Task<base::Result<UploadForm>> UploadReader::read(http::Request* request, UploadPlace place) {
    auto form = http::MultipartReader::of(*request);
    if (!form) co_return form.error();
    Reading reading{std::move(*form), storage_, blocking_, limits_, std::move(place)};
    co_return co_await reading.read();
}

}  // namespace datapilot::data_sources
