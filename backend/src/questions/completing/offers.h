#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "questions/completing/typed_text.h"
#include "questions/source.h"

namespace datapilot::questions {

// Something that a text may be completed with.
struct Offer {
    CompletionKind kind = CompletionKind::measure;
    std::size_t table = 0;
    bool grain = false;  // « mois », after « par »
    double worth = 0;    // of columns: what people cut by before the others, keys last
    base::Text label{};
    base::Text said{};  // what is typed for it: « CA » for « CA (prix × quantité) »
    std::string detail{};
    std::vector<std::string> keys{};  // the words of each way to say it
};

// What the names of a source offer, and the periods where it has dates; values are not among them.
class Offers {
  public:
    explicit Offers(const Source& source);

    struct Start {
        const Offer* offer;
        bool first = false;  // the words begin it; otherwise they stand inside
        bool whole = false;  // they are all of it
    };
    // Those with words that begin with this key.
    std::vector<Start> starting(std::string_view key) const;
    const std::vector<Offer>& all() const { return offers_; }

  private:
    void add_names(const Source& source, std::size_t table);
    void add_metrics(const Source& source);
    void add_periods();
    void add_years(const Source& source);

    std::vector<Offer> offers_;
};

// The words that carry meaning, folded, each after a blank: " nombre trains annules".
std::string offer_key(std::string_view text);

}  // namespace datapilot::questions
