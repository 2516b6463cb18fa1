#include "postgres/migrations.h"

#include <gtest/gtest.h>

#include <boost/asio/io_context.hpp>

#include "runtime/run.h"
#include "support/postgres_server.h"

namespace datapilot::postgres {
namespace {

TEST(Migrations, Run) {
    tests::Database database;
}

}  // namespace
}  // namespace datapilot::postgres
