#include "worker/ingest/input_file.h"

#include <cerrno>
#include <system_error>

namespace datapilot::worker::ingest {
namespace {

[[noreturn]] void fail(const char* what) {
    throw std::system_error(errno, std::generic_category(), what);
}

}  // namespace

InputFile::InputFile(const std::string& path) : file_(std::fopen(path.c_str(), "rbe")) {
    if (!file_) fail("cannot open the received file");
    std::setvbuf(file_.get(), nullptr, _IONBF, 0);
}

std::size_t InputFile::read(std::span<char> into) {
    const auto size = std::fread(into.data(), 1, into.size(), file_.get());
    if (size < into.size() && std::ferror(file_.get())) fail("cannot read the received file");
    return size;
}

OutputFile::OutputFile(const std::string& path) : file_(std::fopen(path.c_str(), "wbe")) {
    if (!file_) fail("cannot create a working file");
}

void OutputFile::write(std::span<const char> bytes) {
    if (std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size()) {
        fail("cannot write a working file");
    }
}

void OutputFile::close() {
    if (std::fclose(file_.release()) != 0) fail("cannot write a working file");
}

}  // namespace datapilot::worker::ingest
