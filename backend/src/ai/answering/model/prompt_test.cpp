#include "ai/answering/model/prompt.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json/serialize.hpp>

namespace datapilot::ai::answering::model {
namespace {

using catalog::ColumnType;

// One line a table: name, then columns; `*_id` refers to the table of that name, dt_ is a date,
// mt_, qte_, taux_ are numbers. Names as French companies write them, some in English.
constexpr std::string_view subjects[] = {
    "clients nom adresse ville code_postal pays segment email telephone mt_plafond dt_creation",
    "commandes clients_id commerciaux_id dt_cmd statut mt_ht mt_ttc canal dt_livraison_prevue",
    "lignes_commande commandes_id produits_id qte mt_ht taux_remise",
    "produits lib_produit categories_id fournisseurs_id mt_prix_vente mt_prix_achat marque",
    "categories lib_categorie",
    "fournisseurs raison_sociale ville pays delai_jours",
    "factures clients_id commandes_id dt_facture dt_echeance mt_ht mt_tva mt_ttc statut",
    "paiements factures_id dt_paiement mt_paye mode_paiement",
    "avoirs factures_id dt_avoir mt_avoir motif",
    "commerciaux nom prenom agences_id mt_objectif dt_embauche",
    "agences lib_agence ville regions_id",
    "regions lib_region",
    "stocks produits_id entrepots_id qte_stock qte_reservee dt_inventaire",
    "entrepots lib_entrepot ville capacite",
    "mouvements_stock produits_id entrepots_id dt_mouvement qte type_mouvement",
    "livraisons commandes_id transporteurs_id dt_expedition dt_livraison statut",
    "transporteurs lib_transporteur",
    "retours commandes_id produits_id dt_retour motif qte",
    "salaries nom prenom services_id poste dt_embauche mt_salaire sexe",
    "services lib_service",
    "absences salaries_id dt_debut dt_fin motif nb_jours",
    "contrats salaries_id type_contrat dt_debut dt_fin",
    "formations lib_formation mt_cout duree_heures",
    "inscriptions formations_id salaries_id dt_inscription note",
    "tickets clients_id dt_ouverture dt_cloture priorite sujet statut",
    "interventions tickets_id techniciens_id dt_intervention duree_minutes",
    "techniciens nom specialite",
    "campagnes lib_campagne canal dt_debut mt_budget nb_clics",
    "prospects nom entreprise campagnes_id dt_contact statut",
    "opportunites prospects_id commerciaux_id mt_estime etape probabilite dt_cloture",
    "vehicules immatriculation modele agences_id km_compteur dt_achat",
    "pleins vehicules_id dt_plein litres mt_plein",
    "machines lib_machine ateliers_id dt_mise_service",
    "ateliers lib_atelier",
    "pannes machines_id dt_panne duree_heures cause",
    "ordres_fabrication produits_id machines_id dt_lancement qte_prevue qte_produite qte_rebut",
    "notes_frais salaries_id dt_frais mt_frais nature statut",
    "ecritures comptes_id dt_ecriture mt_debit mt_credit lib_ecriture",
    "comptes num_compte lib_compte",
    "budgets services_id annee mt_prevu mt_engage"};
// The rest of a real database: what no question of ours is about.
constexpr std::string_view noise[] = {
    "log_connexion", "param_systeme", "hist_tarif",  "tmp_import", "ref_devise",
    "arch_courrier", "trad_libelle",  "droit_acces", "file_tache", "audit_technique"};

std::vector<std::string> words(std::string_view line) {
    std::vector<std::string> all;
    for (std::size_t at = 0; at < line.size();) {
        const auto end = std::min(line.find(' ', at), line.size());
        all.emplace_back(line.substr(at, end - at));
        at = end + 1;
    }
    return all;
}

ColumnType type_of(const std::string& name) {
    if (name.starts_with("dt_")) return ColumnType::date;
    if (name.starts_with("mt_") || name.starts_with("taux_")) return ColumnType::decimal;
    if (name.starts_with("qte") || name.starts_with("nb_") || name.ends_with("_id")) {
        return ColumnType::integer;
    }
    return ColumnType::text;
}

void add_table(catalog::Catalog& catalog, const std::vector<std::string>& names) {
    catalog::Table table{.name = names[0], .label = names[0], .row_count = 1000, .columns = {}};
    table.columns.push_back({.name = "id", .type = ColumnType::integer, .distinct_count = 1000});
    table.primary_key = {"id"};
    for (std::size_t i = 1; i < names.size(); ++i) {
        table.columns.push_back(
            {.name = names[i], .type = type_of(names[i]), .distinct_count = 90});
        if (!names[i].ends_with("_id")) continue;
        catalog.relationships.push_back(
            {names[0], {names[i]}, names[i].substr(0, names[i].size() - 3), {"id"}});
    }
    // What every table of such a database drags along.
    for (const auto* common : {"cree_par", "dt_maj", "maj_par", "commentaire", "actif"}) {
        table.columns.push_back({.name = common, .type = type_of(common)});
    }
    catalog.tables.push_back(std::move(table));
}

catalog::Catalog hundred_tables() {
    catalog::Catalog catalog;
    for (const auto line : subjects) add_table(catalog, words(line));
    for (int copy = 1; catalog.tables.size() < 100; ++copy) {
        for (const auto name : noise) {
            if (catalog.tables.size() == 100) break;
            add_table(catalog, {std::string{name} + "_" + std::to_string(copy), "code", "valeur",
                                "dt_effet", "mt_base", "origine", "ordre"});
        }
    }
    return catalog;
}

struct Labelled {
    const char* question;
    std::vector<std::string> needed;
};

const std::vector<Labelled>& labelled() {
    static const std::vector<Labelled> all{
        {"chiffre d'affaires par client en 2025", {"clients"}},
        {"montant HT des commandes par ville de client", {"commandes", "clients"}},
        {"quantités vendues par produit", {"lignes_commande", "produits"}},
        {"top 10 des produits par quantité commandée", {"produits", "lignes_commande"}},
        {"nombre de produits par catégorie", {"produits", "categories"}},
        {"quels fournisseurs de quel pays livrent le plus de produits ?",
         {"fournisseurs", "produits"}},
        {"factures impayées à échéance dépassée", {"factures"}},
        {"total payé par mode de paiement", {"paiements"}},
        {"montant des avoirs par motif", {"avoirs"}},
        {"objectif des commerciaux par agence", {"commerciaux", "agences"}},
        {"commandes par région et par mois", {"commandes", "regions", "agences", "commerciaux"}},
        {"stock par entrepôt", {"stocks", "entrepots"}},
        {"mouvements de stock de la semaine dernière", {"mouvements_stock"}},
        {"délai de livraison par transporteur", {"livraisons", "transporteurs"}},
        {"retours par motif et par produit", {"retours", "produits"}},
        {"salaire moyen par service", {"salaries", "services"}},
        {"jours d'absence par salarié", {"absences", "salaries"}},
        {"contrats qui finissent ce mois-ci", {"contrats"}},
        {"coût des formations suivies par service",
         {"formations", "inscriptions", "salaries", "services"}},
        {"tickets ouverts par priorité", {"tickets"}},
        {"durée moyenne des interventions par technicien", {"interventions", "techniciens"}},
        {"budget des campagnes par canal", {"campagnes"}},
        {"prospects issus de chaque campagne", {"prospects", "campagnes"}},
        {"montant estimé des opportunités par commercial", {"opportunites", "commerciaux"}},
        {"litres de carburant par véhicule", {"pleins", "vehicules"}},
        {"heures de panne par machine", {"pannes", "machines"}},
        {"pannes par atelier", {"pannes", "machines", "ateliers"}},
        {"taux de rebut des ordres de fabrication par produit", {"ordres_fabrication", "produits"}},
        {"notes de frais par salarié et par nature", {"notes_frais", "salaries"}},
        {"débit et crédit par compte", {"ecritures", "comptes"}},
        {"budget prévu contre engagé par service", {"budgets", "services"}},
        {"clients sans commande depuis un an", {"clients", "commandes"}},
        {"invoices by customer city", {"factures", "clients"}},
        {"average salary by department", {"salaries", "services"}},
        {"panier moyen par canal de vente", {"commandes"}},
        {"part des clients par segment", {"clients"}},
        {"nombre d'embauches par année", {"salaries"}},
        {"capacité totale des entrepôts par ville", {"entrepots"}},
        {"factures par commercial", {"factures", "commandes", "commerciaux"}},
        {"remise moyenne par catégorie de produit", {"lignes_commande", "produits", "categories"}}};
    return all;
}

class PromptTest : public ::testing::Test {
  protected:
    llm::Request request(const std::string& question, Egress egress = Egress::schema) const {
        return request_for({.question = question,
                            .calendar = {.today = base::Date{std::chrono::year{2025} / 6 / 30}},
                            .egress = egress},
                           catalog_, rules_.shortlist(question, shortlist_limits));
    }

    const catalog::Catalog catalog_ = hundred_tables();
    const questions::RuleEngine rules_{catalog_};
};

TEST_F(PromptTest, OfAHundredTablesARequestHoldsUnderSixThousandTokens) {
    for (const auto& one : labelled()) {
        for (const auto egress : {Egress::schema, Egress::samples}) {
            EXPECT_LT(llm::estimated_tokens(request(one.question, egress)), 6000) << one.question;
        }
    }
}

TEST_F(PromptTest, OfAHundredTablesTheNeededOnesAreShown) {
    std::size_t whole = 0;
    std::string without;
    for (const auto& one : labelled()) {
        const auto schema = request(one.question).system.at(1);
        std::string missing;
        for (const auto& table : one.needed) {
            if (schema.find("table \"" + table + "\"") == std::string::npos) missing += table + " ";
        }
        if (missing.empty()) {
            ++whole;
        } else {
            without += std::string{one.question} + ": " + missing + "\n";
        }
    }
    EXPECT_GE(whole * 100, labelled().size() * 95) << without;
}

TEST_F(PromptTest, ThePrefixOfASmallSchemaIsTheSameForEveryQuestion) {
    catalog::Catalog small;
    small.tables = {catalog_.tables.begin(), catalog_.tables.begin() + 5};
    const questions::RuleEngine rules{small};
    const auto prefix = [&](const std::string& question) {
        return request_for({.question = question}, small,
                           rules.shortlist(question, shortlist_limits))
            .system;
    };
    EXPECT_EQ(prefix("total des commandes"), prefix("nombre de clients par ville"));
}

TEST_F(PromptTest, AFollowUpCarriesThePlanWithoutItsWords) {
    query_plan::QueryPlan plan{.shape = query_plan::Shape::list};
    plan.sources.push_back({"clients", {"Clients", "Clients"}, {{3, 9}}});
    const auto message = std::get<llm::UserText>(
        request_for({.question = "et par ville ?", .previous = plan}, catalog_, {}).messages.at(0));
    EXPECT_NE(message.text.find("<previous>"), std::string::npos);
    EXPECT_EQ(message.text.find("words"), std::string::npos) << message.text;
}

TEST_F(PromptTest, SpeaksTheLanguageOfTheQuestionAndSaysTheDay) {
    const auto french = request("total ?");
    EXPECT_NE(french.system[0].find("Tu traduis"), std::string::npos);
    EXPECT_NE(std::get<llm::UserText>(french.messages[0]).text.find("lundi 2025-06-30"),
              std::string::npos);
    const auto english =
        request_for({.question = "total?", .language = base::Language::english}, catalog_, {});
    EXPECT_NE(english.system[0].find("You turn"), std::string::npos);
    EXPECT_NE(english.system[0].find("DuckDB's"), std::string::npos);
}

}  // namespace
}  // namespace datapilot::ai::answering::model
