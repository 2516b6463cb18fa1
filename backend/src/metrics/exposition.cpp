#include "metrics/exposition.h"

#include <fmt/format.h>

#include <utility>

namespace datapilot::metrics {
namespace {

std::string_view name(Kind kind) {
    switch (kind) {
        case Kind::counter:
            return "counter";
        case Kind::gauge:
            return "gauge";
        case Kind::histogram:
            return "histogram";
    }
    return "untyped";
}

std::string escaped(std::string_view value) {
    std::string text;
    for (const char c : value) {
        if (c == '\\' || c == '"') text += '\\';
        text += c == '\n' ? std::string{"\\n"} : std::string(1, c);
    }
    return text;
}

}  // namespace

void Exposition::begin(const Description& family, Kind kind) {
    text_ += fmt::format("# HELP {} {}\n# TYPE {} {}\n", family.name, family.help, family.name,
                         name(kind));
}

void Exposition::sample(const Description& family, const LabelValues& values, double number,
                        std::string_view suffix, std::string_view bound) {
    std::string labels;
    const auto add = [&labels](std::string_view label, std::string_view value) {
        labels += fmt::format("{}{}=\"{}\"", labels.empty() ? "" : ",", label, escaped(value));
    };
    for (std::size_t i = 0; i < family.labels.size(); ++i) add(family.labels[i], values.at(i));
    if (!bound.empty()) add("le", bound);
    if (!labels.empty()) labels = "{" + labels + "}";
    text_ += fmt::format("{}{}{} {}\n", family.name, suffix, labels, number);
}

void Exposition::counter(std::string name, std::string help, double number) {
    const Description family{std::move(name), std::move(help)};
    begin(family, Kind::counter);
    sample(family, {}, number);
}

void Exposition::gauge(std::string name, std::string help, double number) {
    const Description family{std::move(name), std::move(help)};
    begin(family, Kind::gauge);
    sample(family, {}, number);
}

}  // namespace datapilot::metrics
