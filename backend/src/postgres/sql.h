#pragma once

namespace datapilot::postgres {

// A statement as it stands in the source. It can only be made of a literal, so input cannot become
// SQL: values go in as parameters ($1, $2, …).
class Sql {
  public:
    consteval Sql(const char* literal) : text_(literal) {}

    const char* text() const { return text_; }

  private:
    const char* text_;
};

}  // namespace datapilot::postgres
