#include "runtime/temporary_folder.h"

#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>

namespace datapilot::runtime {

TemporaryFolder::TemporaryFolder() {
    auto pattern = (std::filesystem::temp_directory_path() / "datapilot-XXXXXX").string();
    if (!mkdtemp(pattern.data())) {
        throw std::system_error{errno, std::generic_category(), "mkdtemp " + pattern};
    }
    path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code left_behind;  // nothing that a destructor could do about it
    std::filesystem::remove_all(path_, left_behind);
}

}  // namespace datapilot::runtime
