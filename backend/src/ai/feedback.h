#pragma once

#include <boost/json/object.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "base/ids.h"
#include "base/result.h"
#include "http/request.h"

namespace datapilot::ai {

enum class Verdict { right, wrong };

std::string_view name(Verdict verdict);

enum class Verify { no, yes };

// What a user says of an answer of theirs.
struct Feedback {
    base::AnswerId answer;
    Verdict verdict{};
    std::optional<std::string> comment{};
    Verify verify = Verify::no;  // as a verified question from now on
};

// POST /ai/answers/{id}/feedback. Fails with validation_failed.
base::Result<Feedback> feedback_from(const http::Request& request);

// Feedback of docs/api/openapi.yaml.
boost::json::object to_json(const Feedback& feedback);

}  // namespace datapilot::ai
