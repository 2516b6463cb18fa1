#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "http/header.h"
#include "http/method.h"

namespace datapilot::http {

// Which pages may call the API from a browser (CORS), as an explicit list.
class OriginPolicy {
  public:
    explicit OriginPolicy(std::vector<std::string> allowed) : allowed_(std::move(allowed)) {}

    // A request without Origin does not come from another site's page.
    bool admits(const Headers& request) const;

    // What lets the page that called read the answer.
    void expose(const Headers& request, Headers& answer) const;

    // The answer's headers to a preflight for a path with these methods.
    static Headers preflight(const std::vector<Method>& methods);

  private:
    std::vector<std::string> allowed_;
};

// The value of Allow.
std::string list_of(const std::vector<Method>& methods);

}  // namespace datapilot::http
