// The reader of definitions against mutated YAML: what is read is bounded, and what is written of
// it reads back the same. In the corpus, `\n` stands for a line's end: an input is one line.
#include <cstdio>
#include <cstdlib>
#include <string>

#include "definitions/json.h"
#include "definitions/osi.h"
#include "definitions/yaml.h"
#include "fuzz/fuzz_target.h"

namespace {

using namespace datapilot::definitions;

std::string with_lines(std::string_view input) {
    std::string text;
    for (std::size_t i = 0; i < input.size(); ++i) {
        if (input.substr(i, 2) == "\\n") {
            text += '\n';
            ++i;
        } else {
            text += input[i];
        }
    }
    return text;
}

[[noreturn]] void fail(const char* what) {
    std::fprintf(stderr, "%s\n", what);
    std::abort();
}

}  // namespace

void fuzz_one(std::string_view input) {
    const auto document = json_of_yaml(with_lines(input));
    if (!document) return;
    if (const auto osi = definitions_from_osi(*document)) {
        if (*definitions_from_osi(osi_of(*osi, {})) != *osi) fail("OSI reads back otherwise");
    }
    const auto read = definitions_from_json(*document, "");
    if (!read) return;
    const auto again = json_of_yaml(yaml_of_json(to_json(*read)));
    if (!again) fail("what was written cannot be read");
    const auto back = definitions_from_json(*again, "");
    if (!back || !(*back == *read)) fail("YAML reads back otherwise");
}
