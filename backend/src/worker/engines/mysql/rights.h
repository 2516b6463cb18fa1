#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace datapilot::worker::mysql {

// What a user may do besides reading, as the lines of SHOW GRANTS tell; none where it only reads.
std::vector<base::Text> beyond_reading(const std::vector<std::string>& grants);

// What an administrator of the server can run to make a user that only reads these schemas.
std::string read_only_user_sql(const std::vector<std::string>& schemas);

}  // namespace datapilot::worker::mysql
