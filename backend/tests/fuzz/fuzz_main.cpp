// Mutates the lines of a corpus for a while. Usage: x_fuzz SECONDS CORPUS… [-- SEED]
// Built with the asan preset it finds memory errors too; a crash leaves its input on stderr's last
// line, and the seed makes the run again.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "fuzz/fuzz_target.h"

namespace {

class Mutator {
  public:
    Mutator(std::vector<std::string> corpus, unsigned seed)
        : corpus_(std::move(corpus)), random_(seed) {}

    std::string next() {
        auto input = pick();
        for (auto changes = below(4) + 1; changes > 0; --changes) change(input);
        return input;
    }

  private:
    std::size_t below(std::size_t limit) { return limit == 0 ? 0 : random_() % limit; }
    const std::string& pick() { return corpus_[below(corpus_.size())]; }

    void change(std::string& input) {
        const auto at = below(input.size() + 1);
        const auto& other = pick();
        const auto from = below(other.size());
        const auto part = other.substr(from, below(40) + 1);
        switch (below(6)) {
            case 0:
                input.insert(at, part);
                break;
            case 1:
                input.erase(at, below(12) + 1);
                break;
            case 2:
                input.replace(at, std::min(part.size(), input.size() - at), part);
                break;
            case 3:
                input.insert(at, 1, static_cast<char>(below(256)));
                break;
            case 4:
                for (auto copies = below(200); copies > 0; --copies) input.insert(at, part);
                break;
            default:
                input = input.substr(0, at) + " " + other.substr(from);
        }
    }

    std::vector<std::string> corpus_;
    std::mt19937 random_;
};

}  // namespace

int main(int count, char** arguments) {
    if (count < 3) return 2;
    const std::chrono::seconds time{std::atoi(arguments[1])};
    unsigned seed = std::random_device{}();
    std::vector<std::string> corpus;
    for (int i = 2; i < count; ++i) {
        if (std::string_view{arguments[i]} == "--" && i + 1 < count) {
            seed = static_cast<unsigned>(std::strtoul(arguments[i + 1], nullptr, 10));
            break;
        }
        std::ifstream file{arguments[i]};
        for (std::string line; std::getline(file, line);) corpus.push_back(line);
    }
    if (corpus.empty()) return 2;
    std::fprintf(stderr, "seed %u\n", seed);
    Mutator mutator{std::move(corpus), seed};
    const auto end = std::chrono::steady_clock::now() + time;
    long inputs = 0;
    for (; std::chrono::steady_clock::now() < end; ++inputs) fuzz_one(mutator.next());
    std::printf("%ld inputs\n", inputs);
}
