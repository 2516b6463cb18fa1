import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import { CatalogPage } from "@/features/catalog/catalog-page";

import { layer } from "../../support/catalog";
import { layerUrl, openTable, press, serveCatalog, showCatalog } from "../../support/catalog-page";
import { renderPage } from "../../support/render";
import { source } from "../../support/samples";
import { endpoint, http, HttpResponse, problem, server } from "../../support/server";

afterEach(() => sessionStorage.clear());

describe("the whole catalog", () => {
  it("is read, not changed, by a viewer", async () => {
    showCatalog(layer, "viewer");
    await openTable();
    expect(screen.getByText("Somme · k€ HT")).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: /^Modifier/ })).not.toBeInTheDocument();
    await press(/^Mesures/);
    expect(
      await screen.findByText("somme de Montant HT (hors Statut : annulée)"),
    ).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: /Ajouter|Supprimer/ })).not.toBeInTheDocument();
    await press(/^Liens/);
    expect(await screen.findByRole("img")).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: /Accepter|Supprimer/ })).not.toBeInTheDocument();
    await press("Calendrier");
    expect(screen.getByLabelText("L'exercice commence en")).toBeDisabled();
    await press("Questions vérifiées");
    expect(await screen.findByText(/Aucune pour l'instant/)).toBeInTheDocument();
    await press("Actions du catalogue");
    expect(screen.queryByRole("menuitem", { name: /Importer/ })).not.toBeInTheDocument();
  });

  it("shows a version that was saved elsewhere, as long as nothing is changed here", async () => {
    showCatalog();
    await openTable();
    server.use(
      http.get(endpoint(layerUrl), () =>
        HttpResponse.json({ ...layer, version: 9, updated_at: "2026-01-13T08:30:00Z" }),
      ),
    );
    await userEvent.click(screen.getByRole("button", { name: "Ailleurs" }));
    expect(await screen.findByText(/^Version 9/)).toBeInTheDocument();
  });

  it("that cannot be read is asked for again", async () => {
    serveCatalog(layer);
    server.use(
      http.get(
        endpoint(layerUrl),
        () => problem(503, "store_unavailable" as never, "Indisponible."),
        {
          once: true,
        },
      ),
    );
    renderPage(<CatalogPage sourceId={source.id} sourceHref="/s" askHref="/q" />);
    expect(await screen.findByRole("alert")).toHaveTextContent("Indisponible.");
    await press("Réessayer");
    expect(await screen.findByRole("heading", { name: "Catalogue" })).toBeInTheDocument();
  });
});
