#include "command_line/model.h"

#include <utility>
#include <variant>

#include "ai/answering/model/model_road.h"

namespace datapilot::command_line {

using ai::answering::EngineWish;
using ai::answering::model::Egress;

base::Result<Model> Model::from_environment(EngineWish engine) {
    Model model;
    if (engine == EngineWish::rules) return model;
    auto loaded = config::load_model(config::process_variables());
    if (const auto* faults = std::get_if<config::Faults>(&loaded)) {
        return base::Error{base::Errc::validation_failed, faults->front()};
    }
    model.settings_ = std::get<config::ModelSettings>(std::move(loaded));
    if (auto address = llm::operators_model(model.settings_)) {
        model.network_ =
            std::make_unique<http_client::NetworkClient>(llm::network_settings(model.settings_));
        model.connection_ = std::make_unique<llm::Connection>(
            *model.network_, std::move(*address), llm::CallLimits{model.settings_.most_time});
    }
    const auto means = model.means();
    if (engine == EngineWish::model) {
        auto objection = ai::answering::model::objection_to(means.provider, means.egress);
        if (objection) return std::move(*objection);
    }
    return model;
}

ai::answering::ModelMeans Model::means() const {
    if (!connection_) return {};
    return {&connection_->provider(),
            ai::answering::model::egress_from(settings_.egress).value_or(Egress::none)};
}

std::int64_t Model::cost(std::int64_t input_tokens, std::int64_t output_tokens) const {
    constexpr std::int64_t tokens_of_a_price = 1000;
    const auto cost = input_tokens * settings_.input_price + output_tokens * settings_.output_price;
    return (cost + tokens_of_a_price - 1) / tokens_of_a_price;
}

}  // namespace datapilot::command_line
