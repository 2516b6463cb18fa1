#include <libstemmer.h>

#include <memory>
#include <stdexcept>

#include "questions/language/tokens.h"

namespace datapilot::questions::language {

namespace {

struct CloseStemmer {
    void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};

// A stemmer keeps its word inside: one for each thread.
class Stemmer {
  public:
    explicit Stemmer(const char* language) : stemmer_(sb_stemmer_new(language, "UTF_8")) {
        if (!stemmer_) throw std::runtime_error("libstemmer lacks a language");
    }

    std::string stem(std::string_view word) const {
        constexpr std::size_t longest = 64;
        if (word.size() > longest) return std::string(word);
        const auto* letters = reinterpret_cast<const sb_symbol*>(word.data());
        const auto* stem = sb_stemmer_stem(stemmer_.get(), letters, static_cast<int>(word.size()));
        if (stem == nullptr) throw std::bad_alloc();
        const auto length = static_cast<std::size_t>(sb_stemmer_length(stemmer_.get()));
        return std::string(reinterpret_cast<const char*>(stem), length);
    }

  private:
    std::unique_ptr<sb_stemmer, CloseStemmer> stemmer_;
};

// Snowball keeps the plural of « vendus », « sortis » and « jeux ».
std::string_view without_plural(std::string_view word) {
    constexpr std::string_view vowels = "aiou";
    constexpr std::size_t shortest = 4;
    if (word.size() < shortest) return word;
    const bool plural = (word.back() == 's' && vowels.find(word[word.size() - 2]) != vowels.npos) ||
                        word.ends_with("eux") || word.ends_with("oux");
    return plural ? word.substr(0, word.size() - 1) : word;
}

}  // namespace

std::string stem_french(std::string_view folded) {
    thread_local const Stemmer stemmer("french");
    return stemmer.stem(without_plural(folded));
}

std::string stem_english(std::string_view folded) {
    thread_local const Stemmer stemmer("english");
    return stemmer.stem(folded);
}

}  // namespace datapilot::questions::language
