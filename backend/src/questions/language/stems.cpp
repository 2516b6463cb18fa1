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

}  // namespace

std::string stem_french(std::string_view folded) {
    thread_local const Stemmer stemmer("french");
    return stemmer.stem(folded);
}

std::string stem_english(std::string_view folded) {
    thread_local const Stemmer stemmer("english");
    return stemmer.stem(folded);
}

}  // namespace datapilot::questions::language
