import { screen } from "@testing-library/react";

import { whatWasMade } from "@/features/catalog/prepare/what-was-made";
import { wordsIn } from "@/features/catalog/use-words";

import { definitions, layer } from "../../support/catalog";
import { layerUrl, press, showCatalog } from "../../support/catalog-page";
import { endpoint, http, HttpResponse, problem, server } from "../../support/server";

afterEach(() => sessionStorage.clear());

describe("a source without definitions", () => {
  it("has one button that generates them, and says what it did", async () => {
    showCatalog({ ...layer, version: 0, updated_at: null });
    server.use(http.post(endpoint(`${layerUrl}/generate`), () => HttpResponse.json(layer)));
    expect(await screen.findByText(/pas encore décrites/)).toBeInTheDocument();
    await press("Générer le catalogue");
    expect(await screen.findByText(/2 tables décrites, 6 colonnes/)).toBeInTheDocument();
    expect(screen.getByRole("button", { name: /^Commandes/ })).toBeInTheDocument();
  });

  it("says why they could not be generated", async () => {
    showCatalog({ ...layer, version: 0 });
    server.use(
      http.post(endpoint(`${layerUrl}/generate`), () => problem(409, "conflict", "Occupé.")),
    );
    await press("Générer le catalogue");
    expect(await screen.findByRole("alert")).toHaveTextContent("Occupé.");
  });

  it("gives a viewer nothing to press", async () => {
    showCatalog({ ...layer, version: 0 }, "viewer");
    expect(await screen.findByText(/Un éditeur de votre entreprise/)).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Générer le catalogue" })).not.toBeInTheDocument();
  });

  it("says what a generation made", () => {
    expect(whatWasMade(definitions, wordsIn("fr"))).toContain(
      "2 tables décrites, 6 colonnes, 1 mesure proposée, 1 lien",
    );
  });
});
