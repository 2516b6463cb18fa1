#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "http/request.h"
#include "llm/protocol.h"

namespace datapilot::ai::models {

// A tenant's own model as it is kept: all that may be shown, and the key that may not.
struct OwnModel {
    llm::ProviderKind kind{};
    std::string url;
    std::string model;
    std::optional<std::string> sealed_key{};  // see ModelKeyVault; absent where it wants none

    bool operator==(const OwnModel&) const = default;
};

// What a client tells of one; the key may be left out where it is kept already.
struct OwnModelInput {
    llm::ModelAddress address;  // its key is empty
    std::optional<std::string> key{};
};

// OwnModelInput of docs/api/openapi.yaml, checked.
base::Result<OwnModelInput> own_model_from(const http::Request& request);

// Whether a kept key may go where the input leads: a changed kind or address wants it again, or
// whoever may write the settings could have it sent to themselves.
bool may_keep_key(const OwnModel& kept, const llm::ModelAddress& wanted);

// validation_failed of the field `key`.
base::Error key_wanted();

}  // namespace datapilot::ai::models
