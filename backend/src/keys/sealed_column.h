#pragma once

#include <span>

#include "postgres/sql.h"

namespace datapilot::keys {

// A column of Fernet tokens, in the statements that bring it under another key.
struct SealedColumn {
    postgres::Sql next;     // (tenant_id, id) behind ($1, $2), or the first ones, $3 at most
    postgres::Sql lock;     // the token as `sealed`, of the row ($1, $2)
    postgres::Sql replace;  // by $3
    const char* action;     // for the audit log
    const char* object_type;
};

// All that there are.
std::span<const SealedColumn> sealed_columns();

}  // namespace datapilot::keys
