#include "data_sources/refusals.h"

namespace datapilot::data_sources {

using base::Errc;

base::Error no_such_source() {
    return {Errc::not_found,
            {"Cette source de données n'existe pas, ou a été supprimée.",
             "No such data source; it may have been deleted."}};
}

base::Error no_such_workspace() {
    return {Errc::not_found,
            {"Cet espace de travail n'existe pas, ou a été supprimé.",
             "No such workspace; it may have been deleted."}};
}

base::Error name_taken(const std::string& name) {
    return {Errc::conflict,
            {"Une source de données s'appelle déjà « " + name + " » : choisissez un autre nom.",
             "A data source is already called “" + name + "”: choose another name."}};
}

base::Error quota_exceeded() {
    return {Errc::quota_exceeded,
            {"L'espace de stockage de votre entreprise est épuisé : supprimez les sources de "
             "données devenues inutiles.",
             "Your company's storage is used up: delete data sources that are no longer needed."}};
}

base::Error no_connection() {
    return {Errc::conflict,
            {"Cette source est faite de fichiers : elle n'a pas de connexion.",
             "This source is made of files: it has no connection."}};
}

base::Error nothing_to_sync() {
    return {
        Errc::conflict,
        {"Une source de fichiers n'a rien à synchroniser : importez les nouveaux fichiers dans "
         "une nouvelle source.",
         "A source of files has nothing to synchronise: upload the new files as a new source."}};
}

base::Error unreadable_connection() {
    return {Errc::internal,
            {"La connexion enregistrée ne peut plus être lue. Modifiez la source et saisissez à "
             "nouveau sa connexion et son mot de passe.",
             "The stored connection cannot be read any more. Edit the source and enter its "
             "connection and password again."},
            "no encryption key opens the connection"};
}

base::Error error_of(const postgres::Violation& violation, const std::string& name) {
    if (violation.kind == postgres::Violation::Kind::foreign_key) return no_such_workspace();
    return name_taken(name);
}

}  // namespace datapilot::data_sources
