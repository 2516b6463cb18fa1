#pragma once

#include "runtime/temporary_folder.h"

namespace datapilot::tests {

using runtime::TemporaryFolder;

}  // namespace datapilot::tests
