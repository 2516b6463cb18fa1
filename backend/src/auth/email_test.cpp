#include "auth/email.h"

#include <gtest/gtest.h>

namespace datapilot::auth {
namespace {

TEST(Email, CaseAndBlanksAroundMakeNoOtherAccount) {
    EXPECT_EQ(normalised_email("  Jeanne.Martin@Exemple.FR\n"), "jeanne.martin@exemple.fr");
}

TEST(Email, TakesWhatBusinessesUse) {
    for (const char* address : {"a@b.co", "compta+factures@pme-du-nord.fr", "o'neil@x.museum",
                                "123@456.fr", "a_b@sous.domaine.exemple.fr"}) {
        EXPECT_TRUE(normalised_email(address)) << address;
    }
}

TEST(Email, RefusesWhatIsNoAddress) {
    for (const char* text :
         {"", "   ", "jeanne", "jeanne@", "@exemple.fr", "jeanne@exemple", "jean ne@exemple.fr",
          "jeanne@exemple..fr", ".jeanne@exemple.fr", "jeanne.@exemple.fr", "je..anne@exemple.fr",
          "jeanne@-exemple.fr", "jeanne@exemple.fr.", "a@b@exemple.fr", "jeanne@exem_ple.fr",
          "\"jeanne\"@exemple.fr", "jeanne@exemple.fr\r\nBcc: x@y.fr", "élise@exemple.fr"}) {
        EXPECT_FALSE(normalised_email(text)) << text;
    }
}

TEST(Email, RefusesWhatIsTooLong) {
    EXPECT_TRUE(normalised_email(std::string(64, 'a') + "@exemple.fr"));
    EXPECT_FALSE(normalised_email(std::string(65, 'a') + "@exemple.fr"));
    std::string domain = "exemple.fr";
    while (domain.size() < 260) domain = "sous." + domain;
    EXPECT_FALSE(normalised_email("a@" + domain));
}

}  // namespace
}  // namespace datapilot::auth
