#pragma once

#include <cstdio>
#include <memory>
#include <span>
#include <string>

namespace datapilot::worker::ingest {

// A file read or written from start to end. The disk's failures throw std::system_error.
class InputFile {
  public:
    explicit InputFile(const std::string& path);
    std::size_t read(std::span<char> into);

  private:
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    std::unique_ptr<std::FILE, Close> file_;
};

class OutputFile {
  public:
    explicit OutputFile(const std::string& path);
    void write(std::span<const char> bytes);
    // What was buffered reaches the disk, or it throws.
    void close();

  private:
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    std::unique_ptr<std::FILE, Close> file_;
};

}  // namespace datapilot::worker::ingest
