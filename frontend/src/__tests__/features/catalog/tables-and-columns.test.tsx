import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import { columnsToCount, lookOf, numberLook } from "@/features/catalog/prepare/columns";
import { tableOf } from "@/features/catalog/prepare/names";
import { withTyped } from "@/features/catalog/prepare/synonyms";
import { wordsIn } from "@/features/catalog/use-words";

import { columnOf, definitions } from "../../support/catalog";
import { columnIn, editColumn, press, saved, showCatalog } from "../../support/catalog-page";

const { w } = wordsIn("fr");

afterEach(() => sessionStorage.clear());

describe("a column", () => {
  it("sets role, format, unit and tax", async () => {
    showCatalog();
    const fields = await editColumn("Statut");
    await userEvent.selectOptions(fields.getByLabelText("Rôle"), "Mesure");
    await userEvent.selectOptions(fields.getByLabelText("Calcul par défaut"), "Moyenne");
    await userEvent.selectOptions(fields.getByLabelText("Format"), "Montant");
    await userEvent.type(fields.getByLabelText("Unité"), "k€");
    await userEvent.selectOptions(fields.getByLabelText("Taxes"), "Toutes taxes comprises (TTC)");
    expect(screen.getByText("Moyenne · k€ TTC")).toBeInTheDocument();
    await press("Voir l'effet et enregistrer");
    await userEvent.click(await screen.findByRole("button", { name: "Enregistrer" }));
    await waitFor(() =>
      expect(columnIn(saved[0], "statut")).toMatchObject({
        role: "measure",
        aggregation: "average",
        format: "money",
        unit: "k€",
        tax: "included",
      }),
    );
  });

  it("says how a number looks", () => {
    const money = columnOf("m", {
      role: "measure",
      format: "money",
      tax: "excluded",
      aggregation: "sum",
    });
    expect(numberLook(money, w)).toBe("Somme · € HT");
    expect(numberLook({ ...money, unit: "k€" }, w)).toBe("Somme · k€ HT");
    expect(numberLook(columnOf("d"), w)).toBe("");
    expect(lookOf({ format: "percent" }, w)).toBe("%");
    expect(lookOf({ format: "days" }, w)).toBe("jours");
    expect(lookOf({}, w)).toBe("");
  });
});

describe("a table", () => {
  it("hides a table, names it and gives it a date", async () => {
    showCatalog();
    await press("Modifier Commandes");
    const fields = within(screen.getByRole("group", { name: "Modifier Commandes" }));
    await userEvent.selectOptions(fields.getByLabelText("Date par défaut"), "Aucune");
    await userEvent.type(fields.getByLabelText("Description"), "Toutes.");
    await userEvent.click(fields.getByRole("checkbox", { name: /Masquer cette table/ }));
    expect(screen.getByText("Masquée")).toBeInTheDocument();
    await press("Fermer");
    expect(screen.getByText("Toutes.")).toBeInTheDocument();
  });

  it("offers numbers first, and what is hidden last", () => {
    const table = tableOf(definitions, "commandes");
    expect(columnsToCount(table)[0]?.name).toBe("mt_ht");
    expect(columnsToCount(null)).toEqual([]);
  });
});

describe("synonyms", () => {
  it("takes several typed words at once, none twice, none too many", () => {
    expect(withTyped(["a"], "b, a; c")).toEqual(["a", "b", "c"]);
    expect(withTyped(["a"], "b,c", 2)).toEqual(["a", "b"]);
  });
});
