import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import { withItem } from "@/features/catalog/prepare/items";
import { found } from "@/features/catalog/prepare/search";

import { definitions, withSynonym } from "../../support/catalog";
import { showCatalog } from "../../support/catalog-page";

afterEach(() => sessionStorage.clear());

describe("a search", () => {
  it("finds by name, label and synonym, without accents, and keeps the paths", () => {
    const draft = withItem(definitions, withSynonym("Territoire"));
    const byColumn = found(draft, "territ");
    expect(byColumn.tables).toHaveLength(1);
    expect(byColumn.tables[0]?.columns).toEqual([
      { value: withSynonym("Territoire").value, path: "tables.0.columns.1" },
    ]);
    expect(found(draft, "REGION").tables[0]?.columns).toHaveLength(1);
    expect(found(draft, "clients").tables.map(({ path }) => path)).toEqual(["tables.1"]);
    expect(found(draft, "clients").links).toHaveLength(1);
    expect(found(draft, "ca ht").metrics.map(({ path }) => path)).toEqual(["metrics.0"]);
    expect(found({}, "")).toEqual({ tables: [], metrics: [], links: [] });
  });

  it("is searched, and says where there is nothing of that name", async () => {
    showCatalog();
    const search = await screen.findByRole("searchbox", { name: "Chercher dans le catalogue" });
    await userEvent.type(search, "montant");
    expect(screen.getByText("Montant HT")).toBeInTheDocument();
    expect(screen.queryByText("Région")).not.toBeInTheDocument();
    await userEvent.type(search, " zorglub");
    expect(screen.getByText("Rien de ce nom dans le catalogue.")).toBeInTheDocument();
  });
});
