#pragma once

#include <gtest/gtest.h>

#include <boost/asio/io_context.hpp>
#include <memory>
#include <utility>

#include "postgres/pool.h"
#include "runtime/run.h"
#include "support/postgres_server.h"
#include "tenancy/tenant_scope.h"

namespace datapilot::tests {

// A suite with a database of its own, and an event loop and a pool for each test.
class DatabaseTest : public ::testing::Test {
  protected:
    static void SetUpTestSuite() { database_ = std::make_unique<Database>(); }
    static void TearDownTestSuite() { database_.reset(); }

    void TearDown() override { run(pool_.close()); }

    template <class T>
    T run(runtime::Task<T> task) {
        return runtime::run(loop_, std::move(task));
    }

    static const Database& database() { return *database_; }

    // A tenant with one user of this role.
    tenancy::TenantScope new_tenant(tenancy::Role role = tenancy::Role::owner);

    boost::asio::io_context loop_;
    postgres::Pool pool_{loop_.get_executor(), {database_->application_url()}};

  private:
    static inline std::unique_ptr<Database> database_;
};

}  // namespace datapilot::tests
