import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import { metricName } from "@/features/catalog/prepare/metric-name";

import { press, saved, showCatalog } from "../../support/catalog-page";

afterEach(() => sessionStorage.clear());

describe("metrics", () => {
  it("are added with a calculation, then refined in their place", async () => {
    showCatalog();
    await press(/^Mesures/);
    await press("Ajouter une mesure");
    const form = within(screen.getByRole("form", { name: "Ajouter une mesure" }));
    await userEvent.click(form.getByRole("button", { name: "Ajouter" }));
    expect(form.getByText("Donnez un nom à cette mesure.")).toBeInTheDocument();
    await userEvent.type(form.getByLabelText("Libellé"), "Panier moyen");
    await userEvent.selectOptions(form.getByLabelText("Calcul"), "Moyenne");
    await userEvent.click(form.getByRole("button", { name: "Ajouter" }));
    const card = within(await screen.findByRole("region", { name: "Panier moyen" }));
    expect(card.getByText("moyenne de Montant HT")).toBeInTheDocument();

    await userEvent.click(card.getByRole("button", { name: "Une condition" }));
    await userEvent.selectOptions(card.getByLabelText("Condition 1, colonne"), "Statut");
    await userEvent.type(card.getByLabelText("Valeurs"), "livrée{Enter}");
    expect(card.getByText("moyenne de Montant HT (Statut : livrée)")).toBeInTheDocument();

    await press("Voir l'effet et enregistrer");
    await userEvent.click(await screen.findByRole("button", { name: "Enregistrer" }));
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0]?.definitions.metrics?.[1]).toEqual({
      name: "panier_moyen",
      origin: "edited",
      label: "Panier moyen",
      table: "commandes",
      main: false,
      expression: {
        aggregate: "average",
        of: { column: "mt_ht" },
        where: { column: "statut", operator: "one_of", values: ["livrée"] },
      },
      format: "money",
      unit: "k€",
      tax: "excluded",
    });
  });

  it("are made into ratios, numbers and counts", async () => {
    showCatalog();
    await press(/^Mesures/);
    await press("Modifier CA HT");
    const fields = within(screen.getByRole("group", { name: "Modifier CA HT" }));
    await userEvent.selectOptions(fields.getByLabelText("Nature de : Calcul"), "Un quotient (÷)");
    await userEvent.selectOptions(
      fields.getByLabelText("Fonction de : Calcul, partie 2"),
      "Nombre de lignes",
    );
    expect(
      screen.getByText("somme de Montant HT (hors Statut : annulée) ÷ nombre de lignes"),
    ).toBeInTheDocument();
    await userEvent.selectOptions(
      fields.getByLabelText("Nature de : Calcul, partie 2"),
      "Un nombre",
    );
    const number = fields.getByLabelText("Nombre");
    await userEvent.clear(number);
    expect(fields.getByText("Écrivez un nombre, par exemple 1,5.")).toBeInTheDocument();
    await userEvent.type(number, "1,5");
    expect(screen.getByText(/÷ 1,5$/)).toBeInTheDocument();
  });

  it("are deleted and put back; one that was never saved is gone", async () => {
    showCatalog();
    await press(/^Mesures/);
    await press("Supprimer CA HT");
    expect(screen.getByText("supprimé")).toBeInTheDocument();
    await press("Remettre");
    expect(screen.queryByText("Modifications non enregistrées")).not.toBeInTheDocument();
    await press("Ajouter une mesure");
    await userEvent.type(screen.getByLabelText("Libellé"), "Essai");
    await press("Ajouter");
    await press("Supprimer Essai");
    expect(screen.queryByRole("region", { name: "Essai" })).not.toBeInTheDocument();
  });

  it.each([
    ["CA HT (net)", [], "ca_ht_net"],
    ["Délai moyen", ["delai_moyen"], "delai_moyen_2"],
    ["Œuvres vendues", [], "oeuvres_vendues"],
    ["2025", [], "mesure"],
  ])("names the metric %j beside %j as %j", (label, taken, name) =>
    expect(metricName(label, taken)).toBe(name),
  );
});
