#include "worker/engines/mysql/rights.h"

#include <gtest/gtest.h>

namespace datapilot::worker::mysql {
namespace {

std::string told(const std::vector<std::string>& grants) {
    std::string all;
    for (const auto& right : beyond_reading(grants)) all += right.english + "; ";
    return all;
}

TEST(MysqlRights, AUserThatOnlyReadsHasNoneBeyond) {
    EXPECT_EQ(told({"GRANT USAGE ON *.* TO `lecteur`@`%` IDENTIFIED BY PASSWORD '*A'",
                    "GRANT SELECT, SHOW VIEW ON `ventes`.* TO `lecteur`@`%`",
                    "GRANT SELECT (`a`, `INSERT, x`) ON `ventes`.`t` TO `lecteur`@`%`"}),
              "");
}

TEST(MysqlRights, WhatItMayDoBesidesIsNamed) {
    EXPECT_EQ(told({"GRANT SELECT, INSERT, UPDATE ON `v`.* TO `x`@`%`"}), "it can change data; ");
    EXPECT_EQ(told({"GRANT UPDATE (`a`) ON `v`.`t` TO `x`@`%`"}), "it can change data; ");
    EXPECT_EQ(told({"GRANT FILE ON *.* TO `x`@`%`"}),
              "it can read and write files of the server; ");
    EXPECT_EQ(told({"GRANT EXECUTE ON `v`.* TO `x`@`%`"}), "it can call procedures; ");
    EXPECT_EQ(told({"GRANT SUPER ON *.* TO `x`@`%`"}), "it can administer the server; ");
    EXPECT_EQ(told({"GRANT SELECT ON `v`.* TO `x`@`%` WITH GRANT OPTION"}),
              "it can administer the server; ");
    EXPECT_EQ(told({"GRANT ALL PRIVILEGES ON *.* TO `root`@`localhost` WITH GRANT OPTION"}),
              "it can change data; it can administer the server; ");
}

TEST(MysqlRights, NamesThatLookLikeGrantsAreNotRead) {
    EXPECT_EQ(told({"GRANT SELECT ON `a ON INSERT`.* TO `FILE, SUPER`@`%`"}), "");
    EXPECT_EQ(told({"GRANT `INSERT ON role`@`%` TO `x`@`%`"}), "");
}

TEST(MysqlRights, TheSqlOfAReaderGrantsReadingAlone) {
    EXPECT_EQ(read_only_user_sql({"ma_base", "a`b%"}),
              "CREATE USER 'datapilot_lecture'@'%' IDENTIFIED BY '<mot de passe>';\n"
              "GRANT SELECT, SHOW VIEW ON `ma\\_base`.* TO 'datapilot_lecture'@'%';\n"
              "GRANT SELECT, SHOW VIEW ON `a``b\\%`.* TO 'datapilot_lecture'@'%';\n");
}

}  // namespace
}  // namespace datapilot::worker::mysql
