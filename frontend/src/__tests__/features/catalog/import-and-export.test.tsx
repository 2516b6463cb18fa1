import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import { importFile, NotDefinitions } from "@/features/catalog/prepare/import-file";

import { layer } from "../../support/catalog";
import { layerUrl, press, showCatalog } from "../../support/catalog-page";
import { endpoint, http, HttpResponse, server } from "../../support/server";

afterEach(() => sessionStorage.clear());

describe("the whole catalog", () => {
  it("is generated again, exported, and replaced by a file", async () => {
    showCatalog();
    const asked: [string | null, string][] = [];
    server.use(
      http.post(endpoint(`${layerUrl}/generate`), () =>
        HttpResponse.json({ ...layer, version: 4 }),
      ),
      http.put(endpoint(layerUrl), async ({ request }) => {
        asked.push([request.headers.get("If-Match"), await request.text()]);
        return HttpResponse.json({ ...layer, version: 5 });
      }),
    );
    await press("Actions du catalogue");
    await userEvent.click(await screen.findByRole("menuitem", { name: "Générer à nouveau" }));
    expect(await screen.findByText(/Vos modifications sont conservées/)).toBeInTheDocument();
    await press("Actions du catalogue");
    await userEvent.click(await screen.findByRole("menuitem", { name: "Importer un fichier" }));
    const file = new File(["tables: []\n"], "catalogue.yaml");
    await userEvent.upload(screen.getByLabelText("Fichier"), file);
    await press("Remplacer les définitions");
    expect(await screen.findByText("Le catalogue a été importé.")).toBeInTheDocument();
    expect(asked).toEqual([['"4"', "tables: []\n"]]);
  });

  it.each([
    ["YAML", "application/yaml", ""],
    ["JSON", "application/json", ""],
    ["OSI", "application/json", "?format=osi"],
  ])("is exported as %s", async (form, accept, query) => {
    showCatalog();
    const click = jest.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation();
    URL.createObjectURL = () => "blob:x";
    URL.revokeObjectURL = () => undefined;
    await screen.findByRole("heading", { name: "Catalogue" });
    const asked: [string | null, string][] = [];
    server.use(
      http.get(endpoint(layerUrl), ({ request }) => {
        asked.push([request.headers.get("Accept"), new URL(request.url).search]);
        return HttpResponse.text("tables: []");
      }),
    );
    await press("Actions du catalogue");
    await userEvent.click(await screen.findByRole("menuitem", { name: `Exporter en ${form}` }));
    await waitFor(() => expect(click).toHaveBeenCalled());
    expect(asked).toEqual([[accept, query]]);
    click.mockRestore();
  });

  it("says why a file is none", async () => {
    showCatalog();
    await press("Actions du catalogue");
    await userEvent.click(await screen.findByRole("menuitem", { name: "Importer un fichier" }));
    await userEvent.upload(screen.getByLabelText("Fichier"), new File(["[]"], "a.json"));
    await press("Remplacer les définitions");
    expect(
      await screen.findByText("Ce fichier n'est pas un catalogue exporté."),
    ).toBeInTheDocument();
  });

  it("sends each form of file as what it is", () => {
    expect(importFile("a.yaml", "tables: []")).toEqual({
      query: "",
      contentType: "application/yaml",
      body: "tables: []",
    });
    expect(importFile("a.YML", "version: 1\nsemantic_model:\n").query).toBe("?format=osi");
    expect(importFile("a.json", '{"semantic_model":[]}').query).toBe("?format=osi");
    expect(importFile("a.json", '{"version":1,"definitions":{"tables":[]}}').body).toBe(
      '{"definitions":{"tables":[]}}',
    );
    expect(importFile("a.json", '{"tables":[]}').body).toBe('{"definitions":{"tables":[]}}');
    expect(() => importFile("a.json", "[]")).toThrow(NotDefinitions);
    expect(() => importFile("a.json", "{")).toThrow(NotDefinitions);
  });
});
