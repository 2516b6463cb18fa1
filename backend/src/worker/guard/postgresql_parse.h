#pragma once

#include <pg_query/pg_query.pb-c.h>

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"

namespace datapilot::worker::guard {

// One SQL text as PostgreSQL's own parser reads it. Everything in the tree, and what is put into
// it, lives in the arena of this object.
class PostgresqlTree {
  public:
    // Error: sql_refused, where it is not SQL.
    static base::Result<PostgresqlTree> parse(const std::string& sql);

    PgQuery__ParseResult& root() { return *root_; }

    // A text of the tree's own.
    char* text(std::string_view value);
    // An empty node of the tree's own, e.g. make<PgQuery__Integer>(pg_query__integer__init).
    template <class Message>
    Message* make(void (*initialize)(Message*)) {
        auto* message = static_cast<Message*>(arena_->allocate(sizeof(Message)));
        initialize(message);
        return message;
    }

    // SQL that means what the tree says. Error: sql_refused, where it cannot be written.
    base::Result<std::string> deparse() const;

  private:
    class Arena {
      public:
        void* allocate(std::size_t size);

      private:
        std::vector<std::unique_ptr<char[]>> blocks_;
    };

    PostgresqlTree() : arena_(std::make_unique<Arena>()) {}

    std::unique_ptr<Arena> arena_;
    PgQuery__ParseResult* root_ = nullptr;
};

}  // namespace datapilot::worker::guard
