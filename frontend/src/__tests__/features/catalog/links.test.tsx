import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import { pictureOf, shortened } from "@/features/catalog/prepare/picture";

import { linkOf } from "../../support/catalog";
import { press, showCatalog } from "../../support/catalog-page";

afterEach(() => sessionStorage.clear());

describe("links", () => {
  it("are drawn, and accepted, changed, removed and added in a table", async () => {
    showCatalog();
    await press(/^Liens/);
    expect(
      await screen.findByRole("img", { name: "Dessin des liens entre les tables" }),
    ).toBeInTheDocument();
    const table = within(screen.getByRole("table", { name: "Liens entre les tables" }));
    expect(table.getByText(/sûr à 90/)).toBeInTheDocument();
    await press("Accepter Commandes → Clients");
    expect(table.getByText("modifié")).toBeInTheDocument();
    await userEvent.selectOptions(
      table.getByLabelText("Cardinalité de Commandes → Clients"),
      "un vers un",
    );
    await press("Supprimer Commandes → Clients");
    expect(screen.queryByRole("img")).not.toBeInTheDocument();
    await press("Remettre Commandes → Clients");
    expect(table.getByText("déduit")).toBeInTheDocument();

    await press("Ajouter un lien");
    const form = within(screen.getByRole("form", { name: "Ajouter un lien" }));
    const to = within(form.getByRole("group", { name: "Vers" }));
    await userEvent.selectOptions(to.getByLabelText("Table"), "Commandes");
    expect(form.getByRole("button", { name: "Ajouter" })).toBeDisabled();
    await userEvent.selectOptions(to.getByLabelText("Colonne"), "Client");
    await userEvent.click(form.getByRole("button", { name: "Ajouter" }));
    expect(table.getAllByRole("row")).toHaveLength(3);
    expect(screen.getByText("1 élément")).toBeInTheDocument();
  });
});

describe("the picture of the links", () => {
  const links = [
    linkOf("lignes.cmd", "commandes.id"),
    linkOf("commandes.client", "clients.id"),
    linkOf("lignes.produit", "produits.id"),
    linkOf("clients.parrain", "clients.id"),
    linkOf("lignes.lot", "lots.id", { origin: "deleted" }),
  ];
  const picture = pictureOf(links);
  const at = (name: string) => picture.tables.find((table) => table.name === name);

  it("places the side of many left of the side of one, and nothing over another", () => {
    const xs = ["lignes", "commandes", "clients"].map((name) => at(name)?.x ?? NaN);
    expect(xs).toEqual(xs.toSorted((a, b) => a - b));
    expect(at("produits")?.x).toBe(at("commandes")?.x);
    for (const one of picture.tables) {
      for (const other of picture.tables) {
        const apart =
          one === other ||
          one.x !== other.x ||
          one.y + one.height < other.y ||
          other.y + other.height < one.y;
        expect(apart).toBe(true);
      }
    }
  });

  it("leaves out what is deleted, and draws a table that refers to itself", () => {
    expect(at("lots")).toBeUndefined();
    expect(picture.links).toHaveLength(4);
    expect(picture.links.every(({ path }) => !path.includes("NaN"))).toBe(true);
    const right = Math.max(...picture.links.map(({ x }) => x));
    expect(picture.width).toBeGreaterThan(right);
    expect(picture.tables.every(({ y, height }) => y + height <= picture.height)).toBe(true);
  });

  it("ends where links make a circle", () => {
    const circle = pictureOf([linkOf("a.x", "b.x"), linkOf("b.y", "c.y"), linkOf("c.z", "a.z")]);
    expect(circle.tables).toHaveLength(3);
    expect(circle.links).toHaveLength(3);
  });

  it("draws one line for each pair of columns of a key of several", () => {
    const [line] = pictureOf([linkOf("ventes.magasin.caisse", "caisses.magasin.numero")]).links;
    expect(line?.path.match(/M /g)).toHaveLength(2);
  });

  it("is empty without links", () => {
    expect(pictureOf([]).tables).toEqual([]);
    expect(shortened("abcdef", 4)).toBe("abc…");
    expect(shortened("abc", 4)).toBe("abc");
  });
});
