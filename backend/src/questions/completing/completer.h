#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/text.h"
#include "questions/completing/expectation.h"
#include "questions/completing/offers.h"
#include "questions/completing/typed_reading.h"
#include "questions/completing/value_starts.h"

namespace datapilot::questions {

// What may be said about a source, and in which words.
struct Completing {
    const Source& source;
    const Offers& offers;
    const ValueStarts& values;
    base::Language language = base::Language::french;
    base::Date today;
    // Whether a whole question would be answered.
    std::function<bool(const std::string& question)> answers;
};

// How a text may go on: its last word finished, the next one, the whole question.
class Completer {
  public:
    Completer(const Completing& completing, std::string_view text, const TypedReading& reading);

    std::vector<Completion> all();

  private:
    // What takes the place of the text from a token on.
    struct Found {
        double rank = 0;
        std::size_t from = 0;
        Completion completion;
    };

    bool is_open() const;  // the last word may still grow
    void finish_words();
    void finish(std::size_t first);
    void add_next();
    std::vector<std::string> questions() const;
    void add(const Offer& offer, double rank, std::size_t from);
    void add(const ValueStarts::Start& value, double rank, std::size_t from);
    void add(Found found);
    double rank_of(const Offer& offer) const;
    double rank_of(Element column) const;
    std::size_t after_small_words(std::string_view said, std::size_t from) const;
    std::string continued(std::string_view said, std::size_t from) const;
    std::vector<std::string> continuations() const;

    const Completing& completing_;
    std::string_view text_;
    const TypedReading& reading_;
    Expectation expected_;
    std::vector<Found> found_;
};

}  // namespace datapilot::questions
