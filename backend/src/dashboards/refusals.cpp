#include "dashboards/refusals.h"

#include <fmt/format.h>

#include "dashboards/widget_body.h"

namespace datapilot::dashboards {

using base::Errc;

base::Error no_such_dashboard() {
    return {Errc::not_found,
            {"Ce tableau de bord n'existe pas, ou il a été supprimé.",
             "There is no such dashboard, or it was deleted."}};
}

base::Error no_such_widget() {
    return {Errc::not_found,
            {"Ce widget n'existe pas, ou il a été supprimé.",
             "There is no such widget, or it was deleted."}};
}

base::Error no_such_workspace() {
    return {Errc::not_found,
            {"Cet espace n'existe pas, ou il a été supprimé.",
             "There is no such workspace, or it was deleted."}};
}

base::Error no_such_source() {
    return {Errc::not_found,
            {"La source de données d'un widget n'existe pas, ou elle a été supprimée.",
             "The data source of a widget does not exist, or it was deleted."}};
}

base::Error too_many_dashboards(std::int64_t most) {
    return {
        Errc::conflict,
        {fmt::format("Votre entreprise a déjà {} tableaux de bord : supprimez-en d'abord.", most),
         fmt::format("Your company has {} dashboards already: delete some first.", most)}};
}

base::Error too_many_widgets() {
    return {
        Errc::conflict,
        {fmt::format("Ce tableau de bord a déjà {} widgets : supprimez-en d'abord.", most_widgets),
         fmt::format("This dashboard has {} widgets already: delete some first.", most_widgets)}};
}

base::Error changed_since(std::int64_t current_version) {
    const base::Text message{
        "Ce tableau de bord a été modifié entre-temps : rechargez-le, puis refaites votre "
        "modification.",
        "This dashboard was changed in the meantime: load it again, then repeat your change."};
    return {Errc::conflict,
            message,
            {},
            {{"version",
              base::FieldErrc::not_allowed,
              {fmt::format("La version actuelle est la {}.", current_version),
               fmt::format("The current version is {}.", current_version)}}}};
}

base::Error id_of_another_dashboard() {
    const base::Text message{"L'identifiant d'un widget est celui d'un autre tableau de bord.",
                             "The id of a widget is that of another dashboard."};
    return {
        Errc::validation_failed, message, {}, {{"widgets", base::FieldErrc::not_allowed, message}}};
}

}  // namespace datapilot::dashboards
