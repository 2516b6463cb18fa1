#include "ai/verified/verified_question.h"

namespace datapilot::ai::verified {

boost::json::object to_json(const VerifiedQuestion& verified) {
    return {{"id", verified.id.text()},
            {"question", verified.question},
            {"pattern", verified.pattern},
            {"created_at", base::iso_utc(verified.created_at)}};
}

}  // namespace datapilot::ai::verified
