#include "runtime/log.h"

#include <fmt/chrono.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <chrono>
#include <memory>
#include <string>

namespace datapilot::runtime::log {
namespace {

spdlog::level::level_enum spdlog_level(Level level) {
    switch (level) {
        case Level::debug:
            return spdlog::level::debug;
        case Level::info:
            return spdlog::level::info;
        case Level::warning:
            return spdlog::level::warn;
        case Level::error:
            return spdlog::level::err;
    }
    return spdlog::level::info;
}

std::string_view name(Level level) {
    switch (level) {
        case Level::debug:
            return "debug";
        case Level::info:
            return "info";
        case Level::warning:
            return "warning";
        case Level::error:
            return "error";
    }
    return "info";
}

spdlog::logger& logger() {
    static const auto lines = [] {
        auto made = std::make_shared<spdlog::logger>(
            "datapilot", std::make_shared<spdlog::sinks::stderr_sink_mt>());
        made->set_pattern("%v");
        return made;
    }();
    return *lines;
}

std::string now() {
    const auto time = std::chrono::system_clock::now();
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
    const auto micros = std::chrono::duration_cast<std::chrono::microseconds>(time - seconds);
    return fmt::format("{:%FT%T}.{:06}Z",
                       fmt::gmtime(std::chrono::system_clock::to_time_t(seconds)), micros.count());
}

void write(Level level, std::string_view event, Fields fields) {
    if (!logger().should_log(spdlog_level(level))) return;
    boost::json::object line;
    line["time"] = now();
    line["level"] = name(level);
    line["event"] = event;
    for (const auto& [field, value] : fields) line[field] = value;
    logger().log(spdlog_level(level), "{}", boost::json::serialize(line));
}

}  // namespace

void set_level(Level level) {
    logger().set_level(spdlog_level(level));
}

void debug(std::string_view event, Fields fields) {
    write(Level::debug, event, fields);
}

void info(std::string_view event, Fields fields) {
    write(Level::info, event, fields);
}

void warning(std::string_view event, Fields fields) {
    write(Level::warning, event, fields);
}

void error(std::string_view event, Fields fields) {
    write(Level::error, event, fields);
}

}  // namespace datapilot::runtime::log
