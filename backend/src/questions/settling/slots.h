#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "questions/request.h"
#include "questions/source.h"

namespace datapilot::questions {

// What a name of the question is for.
enum class Use {
    mention,
    projection,
    count,
    measure,
    group,
    number,
    text,
    order,
    extreme_entity,
    test,
    period,
    existence
};

struct Option {
    Element element;
    double score = 0;
};

// One choice to make, and how it is written down.
struct Slot {
    Use use = Use::projection;
    std::vector<Option> options;
    std::optional<std::size_t> of;      // the mention it belongs to
    std::vector<std::size_t> beside{};  // tables of the noun it stands after
    std::function<void(Request&, Element)> choose;
};

// The choices that a request leaves open, mentions first.
class SlotMaker {
  public:
    SlotMaker(const Source& source, const Request& request);

    std::vector<Slot> slots();

  private:
    double of_customers(Element element) const;
    bool speaks_of_money(const Reference& reference) const;
    double fit(const SchemaMatch& match, Use use) const;
    SchemaMatch referred(SchemaMatch match) const;

    void add(const Reference& reference, Use use, std::function<Reference&(Request&)> where);
    void add_measures();
    void add_test(std::size_t index);
    void add_values(std::size_t index);
    void add_dates(std::size_t index);

    const Source& source_;
    const Request& request_;
    std::vector<std::size_t> customers_;
    std::vector<Slot> slots_;
};

}  // namespace datapilot::questions
