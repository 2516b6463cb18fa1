#include "definitions/yaml.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <charconv>
#include <optional>
#include <sstream>
#include <utility>
#include <vector>

#include "base/json_text.h"
#include "base/utf8.h"
#include "definitions/limits.h"

namespace datapilot::definitions {
namespace {

namespace json = boost::json;

constexpr std::size_t deepest = 32;
constexpr std::size_t most_nodes = 500'000;

base::Error unreadable(int line, const char* why) {
    const auto where = std::to_string(line + 1);
    return {base::Errc::malformed_request,
            {"Le YAML est illisible à la ligne " + where +
                 ". Corrigez-le ; les ancres, les alias et "
                 "les étiquettes (&, *, !) ne sont pas admis.",
             "The YAML cannot be read at line " + where +
                 ". Correct it; anchors, aliases and tags "
                 "(&, *, !) are not allowed."},
            why};
}

// Thrown out of the parser, which knows no other way to be stopped.
struct Refused {
    int line;
    const char* why;
};

// A whole number as to_string writes it: 007 and +5 are text.
std::optional<std::int64_t> whole_number(const std::string& text) {
    std::int64_t number = 0;
    const auto* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    if (read.ec != std::errc{} || read.ptr != end || std::to_string(number) != text) {
        return std::nullopt;
    }
    return number;
}

json::value plain_value(const std::string& text) {
    if (text == "true") return true;
    if (text == "false") return false;
    if (const auto number = whole_number(text)) return *number;
    return json::string{text};
}

// Builds the value as the parser meets it, so that nothing is read past the limits.
class Builder : public YAML::EventHandler {
  public:
    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        check(mark, anchor, "?");
        add(mark, nullptr);
    }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
        throw Refused{mark.line, "an alias"};
    }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& text) override {
        check(mark, anchor, tag);
        if (!base::utf8_length(text)) throw Refused{mark.line, "not UTF-8"};
        const bool is_key = !open_.empty() && open_.back().value.is_object() && !open_.back().key;
        if (is_key) return begin_field(mark, text);
        const bool quoted = tag == "!";
        add(mark, quoted ? json::value(json::string{text}) : plain_value(text));
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override {
        open(mark, tag, anchor, json::array{});
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override {
        open(mark, tag, anchor, json::object{});
    }
    void OnMapEnd() override { close(); }

    json::value take() && { return std::move(whole_); }

  private:
    struct Open {
        json::value value;
        std::optional<std::string> key{};
        int line = 0;
    };

    void check(const YAML::Mark& mark, YAML::anchor_t anchor, const std::string& tag) {
        if (anchor != YAML::NullAnchor) throw Refused{mark.line, "an anchor"};
        if (tag != "?" && tag != "!" && !tag.empty()) throw Refused{mark.line, "a tag"};
        if (++nodes_ > most_nodes) throw Refused{mark.line, "too many nodes"};
    }

    void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
              json::value empty) {
        check(mark, anchor, tag);
        if (open_.size() >= deepest) throw Refused{mark.line, "nested too deep"};
        if (!open_.empty() && open_.back().value.is_object() && !open_.back().key) {
            throw Refused{mark.line, "a key that is no text"};
        }
        open_.push_back({std::move(empty), std::nullopt, mark.line});
    }

    void close() {
        auto done = std::move(open_.back());
        open_.pop_back();
        YAML::Mark mark;
        mark.line = done.line;
        add(mark, std::move(done.value));
    }

    void begin_field(const YAML::Mark& mark, const std::string& key) {
        if (open_.back().value.get_object().contains(key)) {
            throw Refused{mark.line, "a repeated key"};
        }
        open_.back().key = key;
    }

    void add(const YAML::Mark& mark, json::value value) {
        if (open_.empty()) {
            whole_ = std::move(value);
            return;
        }
        auto& parent = open_.back();
        if (auto* array = parent.value.if_array()) {
            array->push_back(std::move(value));
            return;
        }
        if (!parent.key) throw Refused{mark.line, "a key that is no text"};
        parent.value.get_object()[*parent.key] = std::move(value);
        parent.key.reset();
    }

    json::value whole_;
    std::vector<Open> open_;
    std::size_t nodes_ = 0;
};

// Words that no reader takes for anything but text; all others go between quotes.
bool is_plain_text(const std::string& text) {
    const auto is_letter = [](unsigned char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC3 && c <= 0xC5);
    };
    const auto is_plain = [&](unsigned char c) {
        const bool continues = c >= 0x80 && c < 0xC0;  // a letter of two bytes
        return is_letter(c) || continues || (c >= '0' && c <= '9') || c == ' ' || c == '_' ||
               c == '-' || c == '.' || c == '\'';
    };
    static constexpr std::string_view others[] = {"true", "false", "null", "Null", "NULL",
                                                  "yes",  "no",    "on",   "off"};
    return !text.empty() && is_letter(static_cast<unsigned char>(text.front())) &&
           text.back() != ' ' && std::ranges::all_of(text, is_plain) &&
           std::ranges::find(others, text) == std::end(others);
}

void write_text(YAML::Emitter& out, const std::string& text) {
    if (!is_plain_text(text)) out << YAML::DoubleQuoted;
    out << text;
}

void write(YAML::Emitter& out, const json::value& value) {
    if (const auto* object = value.if_object()) {
        out << YAML::BeginMap;
        for (const auto& field : *object) {
            out << YAML::Key;
            write_text(out, std::string{field.key()});
            out << YAML::Value;
            write(out, field.value());
        }
        out << YAML::EndMap;
    } else if (const auto* array = value.if_array()) {
        const bool of_texts =
            std::ranges::all_of(*array, [](const auto& item) { return item.is_primitive(); });
        if (of_texts) out << YAML::Flow;
        out << YAML::BeginSeq;
        for (const auto& item : *array) write(out, item);
        out << YAML::EndSeq;
    } else if (const auto* string = value.if_string()) {
        write_text(out, std::string{*string});
    } else if (value.is_null()) {
        out << YAML::Null;
    } else {
        out << base::json_text(value);  // a number or a boolean: the same in YAML
    }
}

}  // namespace

base::Result<json::value> json_of_yaml(std::string_view text) {
    if (text.size() > most_bytes) {
        return base::Error{base::Errc::payload_too_large,
                           {"Le document dépasse 4 Mo.", "The document exceeds 4 MB."}};
    }
    try {
        std::istringstream stream{std::string{text}};
        YAML::Parser parser(stream);
        Builder builder;
        if (!parser.HandleNextDocument(builder)) return json::value{nullptr};
        Builder more;
        if (parser.HandleNextDocument(more)) return unreadable(0, "several documents");
        return std::move(builder).take();
    } catch (const Refused& refused) {
        return unreadable(refused.line, refused.why);
    } catch (const YAML::Exception& failure) {
        return unreadable(std::max(failure.mark.line, 0), failure.what());
    }
}

std::string yaml_of_json(const json::value& value) {
    YAML::Emitter out;
    write(out, value);
    return std::string{out.c_str(), out.size()} + "\n";
}

}  // namespace datapilot::definitions
