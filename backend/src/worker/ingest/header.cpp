#include "worker/ingest/header.h"

#include <unicode/unistr.h>

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "worker/ingest/limits.h"
#include "worker/ingest/text_trim.h"

namespace datapilot::worker::ingest {
namespace {

using base::Errc;
using base::Error;

// Line ends and runs of blanks inside a name would make it impossible to type.
std::string tidy(std::string_view text) {
    std::string result;
    for (const char c : trimmed(text)) {
        const char plain = static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
        if (plain == ' ' && (result.empty() || result.back() == ' ')) continue;
        result += plain;
    }
    return result;
}

std::string folded(const std::string& text) {
    std::string result;
    icu::UnicodeString::fromUTF8(text).foldCase().toUTF8String(result);
    return result;
}

std::string numbered(std::size_t index) {
    return "colonne_" + std::to_string(index + 1);
}

std::string list_of(const std::vector<std::string>& names) {
    constexpr std::size_t most_named = 5;
    std::string list;
    for (std::size_t i = 0; i < std::min(names.size(), most_named); ++i) {
        list += (i ? ", " : "") + names[i];
    }
    return names.size() > most_named ? list + "…" : list;
}

Error name_too_long(std::size_t index) {
    const auto column = std::to_string(index + 1);
    const auto most = std::to_string(longest_column_name);
    return {Errc::file_header_invalid,
            {"Le nom de la colonne " + column + " est trop long (" + most +
                 " octets au plus). La première ligne du fichier doit donner le nom des colonnes.",
             "The name of column " + column + " is too long (" + most +
                 " bytes at most). The first line of the file must name the columns."}};
}

Error few_names(std::size_t names, std::size_t columns) {
    const auto some = std::to_string(names);
    const auto all = std::to_string(columns);
    return {Errc::file_header_invalid,
            {"La première ligne ne donne que " + some + " nom(s) pour " + all +
                 " colonnes : ce n'est sans doute pas la ligne d'en-tête. Supprimez ce qui la "
                 "précède (un titre, par exemple) ou donnez à chaque colonne un nom à elle, puis "
                 "envoyez le fichier de nouveau.",
             "The first line gives only " + some + " name(s) for " + all +
                 " columns: it is probably not the header. Remove what stands above the header (a "
                 "title, for example) or give each column a name of its own, then send the file "
                 "again."}};
}

// Why these cells cannot name the columns. A name that is missing or repeated here and there is put
// right; a line that leaves most columns without one is a title or a group of columns, and what
// follows would be read wrong.
std::optional<Error> unfit(const std::vector<std::string>& cells, const std::vector<bool>& hollow) {
    std::set<std::string> names;
    std::size_t columns = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto name = tidy(cells[i]);
        if (name.size() > longest_column_name) return name_too_long(i);
        if (name.empty() && hollow[i]) continue;
        ++columns;
        if (!name.empty()) names.insert(folded(name));
    }
    if (2 * names.size() < columns) return few_names(names.size(), columns);
    return std::nullopt;
}

class Namer {
  public:
    std::string take(const std::string& wished) {
        auto name = wished;
        for (int copy = 2; !taken_.insert(folded(name)).second; ++copy) {
            name = wished + "_" + std::to_string(copy);
        }
        return name;
    }

  private:
    std::set<std::string> taken_;
};

}  // namespace

base::Result<Header> name_columns(const std::vector<std::string>& cells,
                                  const std::vector<bool>& hollow) {
    if (auto reason = unfit(cells, hollow)) return std::move(*reason);
    Header header;
    Namer namer;
    std::vector<std::string> unnamed;
    std::vector<std::string> renamed;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto name = tidy(cells[i]);
        if (name.empty() && hollow[i]) {
            header.names.emplace_back();
            continue;
        }
        const auto wished = name.empty() ? numbered(i) : name;
        header.names.push_back(namer.take(wished));
        if (name.empty()) {
            unnamed.push_back(header.names.back());
        } else if (header.names.back() != wished) {
            renamed.push_back(header.names.back());
        }
    }
    if (!unnamed.empty()) {
        header.warnings.push_back({"empty_headers_named",
                                   {"Des colonnes sans nom ont été nommées : " + list_of(unnamed),
                                    "Columns without a name were named: " + list_of(unnamed)}});
    }
    if (!renamed.empty()) {
        header.warnings.push_back(
            {"duplicate_headers_renamed",
             {"Des colonnes portaient le même nom ; elles ont été renommées : " + list_of(renamed),
              "Columns had the same name; they were renamed: " + list_of(renamed)}});
    }
    return header;
}

Header numbered_columns(std::size_t count) {
    Header header;
    for (std::size_t i = 0; i < count; ++i) header.names.push_back(numbered(i));
    header.warnings.push_back(
        {"header_missing",
         {"Le fichier n'a pas de ligne d'en-tête : les colonnes ont été nommées colonne_1, "
          "colonne_2…",
          "The file has no header line: the columns were named colonne_1, colonne_2…"}});
    return header;
}

}  // namespace datapilot::worker::ingest
