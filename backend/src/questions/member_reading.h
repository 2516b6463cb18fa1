#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "questions/families.h"
#include "questions/rule_engine.h"
#include "questions/source.h"

namespace datapilot::questions {

// Reads questions over a source whose tables have one shape (the files of two rounds): the words
// say which is meant, or the question before did; otherwise it is asked back.
class MemberReading {
  public:
    MemberReading(const catalog::Catalog& catalog, const definitions::Definitions& definitions);

    // Whether the source has one such family; nothing else may be called otherwise.
    bool applies() const { return family_.has_value(); }
    Reading read(const Question& question) const;
    // The words that say which member is meant.
    std::vector<language::TokenRange> mentioned(std::span<const language::Token> tokens) const;
    std::vector<std::string> suggestions(base::Language language, std::size_t count) const;

  private:
    // The member of the question before; none where it was about other tables.
    std::optional<std::size_t> member_of(const std::optional<query_plan::QueryPlan>& plan) const;
    Reading read_as(std::size_t member, const Question& question) const;
    // Both members, as « T1 vs T2 » asks: the same question of each, side by side.
    Reading compared(std::vector<std::size_t> members, std::span<const language::Token> tokens,
                     Question question) const;
    // « présentes en 2023 mais pas en 2022 »: what the first lists, less what the second does.
    Reading only_in(std::size_t first, std::size_t second, Question question) const;
    Reading ask_which(const std::vector<std::size_t>& members, const Question& question) const;
    std::optional<query_plan::QueryPlan> moved(query_plan::QueryPlan plan, std::size_t from,
                                               std::size_t to) const;
    // The plan says which of its family it is about.
    query_plan::QueryPlan said(query_plan::QueryPlan plan, std::size_t member) const;

    catalog::Catalog catalog_;
    std::optional<Family> family_;
    bool dated_ = false;  // rows have dates: a year is a period as well
    std::vector<std::unique_ptr<const Source>> sources_;  // one for each member
};

}  // namespace datapilot::questions
