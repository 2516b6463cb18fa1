#include "questions/wholesaler.h"

// Two links between the same tables, told apart by the role that the question says.
namespace datapilot::questions {
namespace {

using testing::AllOf;
using testing::Not;

class RolesTest : public Wholesaler {
  protected:
    void SetUp() override {
        Catalog air;
        auto name = text("AirportName", {"Orly", "Bron", "Blagnac"});
        air.tables.push_back({"airports",
                              "airports",
                              90,
                              {text("AirportCode", {"ORY", "LYN", "TLS"}), std::move(name),
                               text("City", {"Paris", "Lyon", "Toulouse"})},
                              {"AirportCode"}});
        air.tables.push_back(
            {"flights",
             "flights",
             900,
             {number("FlightNo", "1", "900", 900), text("SourceAirport", {"ORY", "LYN"}),
              text("DestAirport", {"ORY", "TLS"})},
             {"FlightNo"}});
        for (const auto* role : {"SourceAirport", "DestAirport"}) {
            air.relationships.push_back(
                {"flights", {role}, "airports", {"AirportCode"}, Cardinality::many_to_one});
        }
        over(std::move(air));
    }
};

TEST_F(RolesTest, the_role_that_is_said_is_followed) {
    EXPECT_THAT(sql("aéroports sans vol au départ"),
                AllOf(HasSubstr("f.\"SourceAirport\" = a."), Not(HasSubstr("DestAirport"))));
    EXPECT_THAT(sql("aéroports sans vol à l'arrivée"),
                AllOf(HasSubstr("f.\"DestAirport\" = a."), Not(HasSubstr("SourceAirport"))));
}

TEST_F(RolesTest, each_of_two_conditions_keeps_its_role) {
    EXPECT_THAT(sql("Quels aéroports n'ont ni vols au départ ni vols à l'arrivée ?"),
                AllOf(HasSubstr("f.\"SourceAirport\" = a."), HasSubstr("f2.\"DestAirport\" = a.")));
}

}  // namespace
}  // namespace datapilot::questions
