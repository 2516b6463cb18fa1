#include "ai/export_routes.h"

#include <fstream>
#include <memory>
#include <utility>

#include "ai/export_text.h"
#include "ai/export_workbook.h"
#include "base/json_text.h"
#include "http/body_writer.h"
#include "http/validation.h"
#include "runtime/temporary_folder.h"
#include "tenancy/role.h"

namespace datapilot::ai {
namespace {

using http::Response;
using runtime::Task;

constexpr std::size_t piece_bytes = 64 << 10;
constexpr auto workbook_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

enum class Format { csv, json, xlsx };

std::optional<Format> format_from(std::string_view name) {
    if (name == "csv") return Format::csv;
    if (name == "json") return Format::json;
    if (name == "xlsx") return Format::xlsx;
    return std::nullopt;
}

// Sends lines in pieces of a size that a network likes.
class Pieces {
  public:
    explicit Pieces(http::BodyWriter* writer) : writer_(writer) {}

    Task<void> add(std::string line) {
        gathered_ += line;
        if (gathered_.size() >= piece_bytes) co_await flush();
    }
    Task<void> flush() { return writer_->write(std::exchange(gathered_, {})); }

  private:
    http::BodyWriter* writer_;
    std::string gathered_;
};

Task<void> write_csv(std::shared_ptr<const AllRows> all, http::BodyWriter* writer) {
    Pieces pieces{writer};
    co_await pieces.add(csv_header(all->columns));
    for (const auto& row : all->rows) co_await pieces.add(csv_line(all->columns, row));
    co_await pieces.flush();
}

Task<void> write_json(std::shared_ptr<const AllRows> all, http::BodyWriter* writer) {
    Pieces pieces{writer};
    std::string before = "[";
    for (const auto& row : all->rows) {
        auto line = before + base::json_text(json_row(all->columns, row));
        co_await pieces.add(std::move(line));
        before = ",\n";
    }
    std::string end = all->rows.empty() ? "[]\n" : "]\n";
    co_await pieces.add(std::move(end));
    co_await pieces.flush();
}

Response lines(AllRows rows, Format format) {
    const auto all = std::make_shared<const AllRows>(std::move(rows));
    const bool csv = format == Format::csv;
    const auto write = csv ? &write_csv : &write_json;
    auto produce = [all, write](http::BodyWriter& writer) { return write(all, &writer); };
    return http::stream(csv ? "text/csv; charset=utf-8" : "application/json", std::move(produce));
}

// A file that is gone once it is sent.
struct SentFile {
    runtime::TemporaryFolder folder;
    std::ifstream content;
};

std::string next_piece(SentFile& file) {
    std::string piece(piece_bytes, '\0');
    file.content.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    piece.resize(static_cast<std::size_t>(file.content.gcount()));
    return piece;
}

Task<void> send(std::shared_ptr<SentFile> file, runtime::BlockingPool* files,
                http::BodyWriter* writer) {
    for (;;) {
        auto read = [file] { return next_piece(*file); };
        auto piece = co_await files->run(std::move(read));
        // The stream has begun: a cut is all that is left to say.
        if (!piece) throw std::runtime_error("no thread to read the exported file");
        if (piece->empty()) co_return;
        co_await writer->write(std::move(*piece));
    }
}

}  // namespace

void ExportRoutes::add_to(http::Router& router) {
    router.secured(http::Method::get, "/api/v1/ai/answers/{id}/export", tenancy::Role::viewer,
                   http::handler(this, &ExportRoutes::export_rows));
}

Task<Response> ExportRoutes::export_rows(tenancy::TenantScope scope, http::Request request) {
    const auto name = request.query("format");
    const auto format = format_from(name.value_or(""));
    if (!format) {
        co_return http::problem(http::invalid_field(
            "format", name ? base::FieldErrc::not_allowed : base::FieldErrc::required));
    }
    auto rows =
        co_await assistant_.all_rows(std::move(scope), request.id_parameter<base::AnswerId>("id"));
    if (!rows) co_return http::problem(rows.error());
    auto attachment = "attachment; filename=\"" + file_stem(rows->question) + "." + *name + "\"";
    if (*format != Format::xlsx) {
        co_return lines(std::move(*rows), *format)
            .with("Content-Disposition", std::move(attachment));
    }
    auto file = co_await workbook(std::move(*rows));
    if (!file) co_return http::problem(file.error());
    co_return std::move(*file).with("Content-Disposition", std::move(attachment));
}

Task<base::Result<Response>> ExportRoutes::workbook(AllRows all) {
    auto write = [all = std::make_shared<const AllRows>(std::move(all))] {
        auto file = std::make_shared<SentFile>();
        const auto path =
            write_workbook({all->question, all->columns, all->rows}, file->folder.path());
        file->content.open(path, std::ios::binary);
        return file;
    };
    auto file = co_await files_.run(std::move(write));
    if (!file) co_return file.error();
    auto produce = [file = std::move(*file), files = &files_](http::BodyWriter& writer) {
        return send(file, files, &writer);
    };
    co_return http::stream(workbook_type, std::move(produce));
}

}  // namespace datapilot::ai
