#pragma once

#include <boost/json/object.hpp>
#include <string>

#include "postgres/transaction.h"
#include "runtime/task.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::audit {

// Something that the user of a scope did, or that was tried in their name.
struct Event {
    std::string action;       // of docs/audit.md: "data_source.created"
    std::string object_type;  // what it was done to: "data_source"
    std::string object_id{};  // empty where it was done to none that is kept
    std::string request_id;
    boost::json::object detail{};
};

// In the transaction of what the event tells, so that neither is there without the other.
runtime::Task<void> record(postgres::Transaction* transaction, tenancy::TenantScope scope,
                           Event event);

}  // namespace datapilot::audit
