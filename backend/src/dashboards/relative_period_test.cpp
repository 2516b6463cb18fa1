#include "dashboards/relative_period.h"

#include "questions/wholesaler.h"

namespace datapilot::dashboards {
namespace {

class RelativePeriodTest : public questions::Wholesaler {
  protected:
    std::optional<PeriodPreset> preset_in(const std::string& question) {
        const auto reading = read(question);
        const auto* understood = std::get_if<questions::Understood>(&reading);
        EXPECT_TRUE(understood) << question;
        return understood ? relative_period(question, understood->plan) : std::nullopt;
    }
};

TEST_F(RelativePeriodTest, WordsThatCountFromTodayFollowTheCalendar) {
    EXPECT_EQ(preset_in("nombre de commandes ce mois-ci"), PeriodPreset::this_month);
    EXPECT_EQ(preset_in("Nombre de commandes le mois dernier par statut"),
              PeriodPreset::last_month);
    EXPECT_EQ(preset_in("nombre de commandes cette année"), PeriodPreset::this_year);
    EXPECT_EQ(preset_in("nombre de commandes d'hier"), PeriodPreset::yesterday);
    EXPECT_EQ(preset_in("commandes d'aujourd'hui par canal"), PeriodPreset::today);
    EXPECT_EQ(preset_in("nombre de commandes cette semaine"), PeriodPreset::this_week);
    EXPECT_EQ(preset_in("nombre de commandes la semaine dernière"), PeriodPreset::last_week);
    EXPECT_EQ(preset_in("nombre de commandes l'an dernier"), PeriodPreset::last_year);
    EXPECT_EQ(preset_in("number of orders last year"), PeriodPreset::last_year);
}

TEST_F(RelativePeriodTest, WordsThatNameTheDaysDoNot) {
    EXPECT_EQ(preset_in("nombre de commandes en juin 2025"), std::nullopt);
    EXPECT_EQ(preset_in("nombre de commandes en 2025"), std::nullopt);
    EXPECT_EQ(preset_in("nombre de commandes par statut"), std::nullopt);
}

}  // namespace
}  // namespace datapilot::dashboards
