#include "worker/ingest/encoding.h"

#include <unicode/ucnv.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <vector>

#include "worker/ingest/input_file.h"
#include "worker/ingest/limits.h"

namespace datapilot::worker::ingest {
namespace {

using base::Errc;
using base::Error;

constexpr std::size_t block_size = 1 << 20;
constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

Error not_text(std::string french, std::string english) {
    return {Errc::file_not_text, {std::move(french), std::move(english)}};
}

// What people send in the place of a CSV file, told by its first bytes.
std::optional<Error> other_format(std::string_view head) {
    if (head.starts_with("PK\x03\x04") || head.starts_with("\xD0\xCF\x11\xE0")) {
        return not_text(
            "Ce fichier est un classeur ou une archive, pas du texte. Dans Excel, choisissez "
            "« Enregistrer sous » puis « CSV UTF-8 », et envoyez le fichier obtenu.",
            "This file is a workbook or an archive, not text. In Excel, choose “Save as” then "
            "“CSV UTF-8”, and send the file you get.");
    }
    if (head.starts_with("%PDF")) {
        return not_text("Ce fichier est un PDF, pas du texte. Envoyez un export CSV.",
                        "This file is a PDF, not text. Send a CSV export.");
    }
    return std::nullopt;
}

Error binary_file() {
    return not_text(
        "Ce fichier n'est pas du texte. Envoyez un fichier CSV (texte séparé par des virgules, "
        "des points-virgules ou des tabulations).",
        "This file is not text. Send a CSV file (text separated by commas, semicolons or tabs).");
}

// Counts what tells UTF-8 from Windows-1252 and text from anything else.
class TextStatistics {
  public:
    void add(std::string_view bytes, bool last) {
        carry_.append(bytes);
        const auto text = reinterpret_cast<const uint8_t*>(carry_.data());
        const auto size = static_cast<int32_t>(carry_.size());
        int32_t at = 0;
        while (at < size) {
            at = skip_plain(text, at, size);
            if (at >= size || (!last && size - at < U8_MAX_LENGTH)) break;
            classify(text, at, size);
        }
        carry_.erase(0, static_cast<std::size_t>(at));
    }

    bool binary() const { return zeros_ > 0 || controls_ * 1000 > total_; }
    bool utf8() const { return invalid_ == 0 || multibyte_ > 10 * invalid_; }
    std::int64_t invalid() const { return invalid_; }

  private:
    // Eight bytes at a time past what is neither a control character nor beyond ASCII.
    int32_t skip_plain(const uint8_t* text, int32_t at, int32_t size) {
        while (size - at >= 8) {
            std::uint64_t word = 0;
            std::memcpy(&word, text + at, 8);
            const auto below_space = (word - 0x2020202020202020ULL) & ~word;
            if ((word | below_space) & 0x8080808080808080ULL) break;
            at += 8;
            total_ += 8;
        }
        return at;
    }

    void classify(const uint8_t* text, int32_t& at, int32_t size) {
        const uint8_t first = text[at];
        ++total_;
        if (first < 0x80) {
            zeros_ += first == 0;
            controls_ += first < 0x20 && (first < '\t' || first > '\r');
            ++at;
            return;
        }
        UChar32 character = 0;
        U8_NEXT(text, at, size, character);
        (character < 0 ? invalid_ : multibyte_) += 1;
    }

    std::string carry_;
    std::int64_t total_ = 0;
    std::int64_t zeros_ = 0;
    std::int64_t controls_ = 0;
    std::int64_t multibyte_ = 0;
    std::int64_t invalid_ = 0;
};

std::optional<Encoding> marked_utf16(std::string_view head) {
    if (head.starts_with("\xFF\xFE")) return Encoding::utf16_le;
    if (head.starts_with("\xFE\xFF")) return Encoding::utf16_be;
    return std::nullopt;
}

const char* converter_name(Encoding encoding) {
    switch (encoding) {
        case Encoding::windows_1252:
            return "windows-1252";
        case Encoding::utf16_le:
            return "UTF-16LE";
        case Encoding::utf16_be:
            return "UTF-16BE";
        default:
            return "UTF-8";
    }
}

struct CloseConverter {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter open_converter(const char* encoding) {
    UErrorCode status = U_ZERO_ERROR;
    Converter converter{ucnv_open(encoding, &status)};
    if (U_FAILURE(status)) throw std::runtime_error(u_errorName(status));
    return converter;
}

}  // namespace

std::string_view name(Encoding encoding) {
    switch (encoding) {
        case Encoding::utf8:
            return "utf-8";
        case Encoding::utf8_bom:
            return "utf-8-bom";
        case Encoding::windows_1252:
            return "windows-1252";
        case Encoding::utf16_le:
        case Encoding::utf16_be:
            return "utf-16";
    }
    return "utf-8";
}

bool DetectedText::needs_transcoding() const {
    return invalid_sequences > 0 || (encoding != Encoding::utf8 && encoding != Encoding::utf8_bom);
}

base::Result<DetectedText> detect_text(const std::string& path) {
    InputFile file{path};
    std::vector<char> block(block_size);
    TextStatistics statistics;
    DetectedText text;
    while (const auto size = file.read(block)) {
        const std::string_view bytes{block.data(), size};
        if (text.bytes == 0) {
            if (auto error = other_format(bytes)) return *error;
            if (bytes.starts_with(utf8_mark)) text.encoding = Encoding::utf8_bom;
            if (const auto utf16 = marked_utf16(bytes)) text.encoding = *utf16;
        }
        text.bytes += static_cast<std::int64_t>(size);
        if (text.bytes > largest_file) {
            return Error{Errc::file_too_large,
                         {"Ce fichier est trop gros : 8 Go au plus. Découpez-le en plusieurs "
                          "fichiers.",
                          "This file is too large: 8 GB at most. Split it into several files."}};
        }
        statistics.add(bytes, false);
    }
    statistics.add({}, true);
    if (text.bytes == 0) {
        return Error{Errc::file_empty,
                     {"Ce fichier est vide. Vérifiez l'export, puis envoyez-le de nouveau.",
                      "This file is empty. Check the export, then send it again."}};
    }
    if (text.encoding == Encoding::utf16_le || text.encoding == Encoding::utf16_be) return text;
    if (statistics.binary()) return binary_file();
    if (!statistics.utf8()) {
        text.encoding = Encoding::windows_1252;
    } else {
        text.invalid_sequences = statistics.invalid();
    }
    return text;
}

void transcode_to_utf8(const std::string& from, const DetectedText& text, const std::string& to) {
    InputFile input{from};
    OutputFile output{to};
    const auto source = open_converter(converter_name(text.encoding));
    const auto target = open_converter("UTF-8");
    std::vector<char> in(block_size);
    std::vector<char> out(block_size);
    std::array<UChar, 1 << 14> pivot{};
    UChar* pivot_source = pivot.data();
    UChar* pivot_target = pivot.data();
    bool more = true;
    bool first = true;
    while (more) {
        const auto size = input.read(in);
        more = size == in.size();
        const char* read = in.data();
        UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
        while (status == U_BUFFER_OVERFLOW_ERROR) {
            status = U_ZERO_ERROR;
            char* written = out.data();
            ucnv_convertEx(target.get(), source.get(), &written, out.data() + out.size(), &read,
                           in.data() + size, pivot.data(), &pivot_source, &pivot_target,
                           pivot.data() + pivot.size(), first ? 1 : 0, more ? 0 : 1, &status);
            first = false;
            output.write({out.data(), static_cast<std::size_t>(written - out.data())});
        }
        if (U_FAILURE(status)) throw std::runtime_error(u_errorName(status));
    }
    output.close();
}

}  // namespace datapilot::worker::ingest
