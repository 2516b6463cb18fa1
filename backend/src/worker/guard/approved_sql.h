#pragma once

#include <string>
#include <utility>

namespace datapilot::worker::guard {

// SQL from anyone: a person, a model, a stored widget, our own rules.
class UntrustedSql {
  public:
    explicit UntrustedSql(std::string text) : text_(std::move(text)) {}
    const std::string& text() const { return text_; }

  private:
    std::string text_;
};

// SQL that a guard has read and found harmless; nothing else makes one, and nothing else is run.
class ApprovedSql {
  public:
    const std::string& text() const { return text_; }

  private:
    friend class DuckdbGuard;
    friend class MysqlGuard;
    friend class PostgresqlGuard;
    explicit ApprovedSql(std::string text) : text_(std::move(text)) {}

    std::string text_;
};

}  // namespace datapilot::worker::guard
