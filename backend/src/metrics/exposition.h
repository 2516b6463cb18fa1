#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace datapilot::metrics {

// What a family of numbers is called, what it means, and by what it is told apart.
struct Description {
    std::string name;
    std::string help;
    std::vector<std::string> labels{};
};

enum class Kind { counter, gauge, histogram };

// The values of a description's labels, in their order.
using LabelValues = std::vector<std::string>;

// Writes the text format of Prometheus, version 0.0.4.
class Exposition {
  public:
    // The lines before a family's samples.
    void begin(const Description& family, Kind kind);
    // A sample of the family; `suffix` and `bound` are those of a histogram's series.
    void sample(const Description& family, const LabelValues& values, double number,
                std::string_view suffix = "", std::string_view bound = "");

    // A family without labels, whole.
    void counter(std::string name, std::string help, double number);
    void gauge(std::string name, std::string help, double number);

    std::string take() { return std::move(text_); }

  private:
    std::string text_;
};

}  // namespace datapilot::metrics
