#include "worker/guard/postgresql_parse.h"

#include <pg_query.h>

#include <cstring>
#include <utility>

#include "worker/guard/refusal.h"

namespace datapilot::worker::guard {
namespace {

base::Error not_understood(const PgQueryError* error) {
    return refusal("ce n'est pas une requête SELECT que PostgreSQL comprend. Corrigez le SQL.",
                   "it is not a SELECT query that PostgreSQL understands. Correct the SQL.",
                   error && error->message ? error->message : "no tree");
}

struct FreeParsed {
    PgQueryProtobufParseResult value;
    ~FreeParsed() { pg_query_free_protobuf_parse_result(value); }
};

struct FreeDeparsed {
    PgQueryDeparseResult value;
    ~FreeDeparsed() { pg_query_free_deparse_result(value); }
};

}  // namespace

void* PostgresqlTree::Arena::allocate(std::size_t size) {
    return blocks_.emplace_back(new char[size]).get();
}

base::Result<PostgresqlTree> PostgresqlTree::parse(const std::string& sql) {
    const FreeParsed parsed{pg_query_parse_protobuf(sql.c_str())};
    if (parsed.value.error) return not_understood(parsed.value.error);
    PostgresqlTree tree;
    ProtobufCAllocator allocator{
        .alloc = [](void* arena,
                    std::size_t size) { return static_cast<Arena*>(arena)->allocate(size); },
        .free = [](void*, void*) {},
        .allocator_data = tree.arena_.get()};
    const auto& bytes = parsed.value.parse_tree;
    tree.root_ = pg_query__parse_result__unpack(&allocator, bytes.len,
                                                reinterpret_cast<const uint8_t*>(bytes.data));
    if (!tree.root_) return not_understood(nullptr);
    return tree;
}

char* PostgresqlTree::text(std::string_view value) {
    auto* copy = static_cast<char*>(arena_->allocate(value.size() + 1));
    std::memcpy(copy, value.data(), value.size());
    copy[value.size()] = '\0';
    return copy;
}

base::Result<std::string> PostgresqlTree::deparse() const {
    std::string bytes(pg_query__parse_result__get_packed_size(root_), '\0');
    pg_query__parse_result__pack(root_, reinterpret_cast<uint8_t*>(bytes.data()));
    const FreeDeparsed deparsed{
        pg_query_deparse_protobuf({.len = bytes.size(), .data = bytes.data()})};
    if (deparsed.value.error) return not_understood(deparsed.value.error);
    return std::string{deparsed.value.query};
}

}  // namespace datapilot::worker::guard
