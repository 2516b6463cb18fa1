import { fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import { SourceList } from "@/features/data-sources/source-list";
import { SourcePage } from "@/features/schema-browser/source-page";
import { UploadForm } from "@/features/data-sources/upload-form";
import { storeToken } from "@/lib/auth";
import type { DataSourceSchema } from "@/lib/contract";

import { plain, renderPage } from "../support/render";
import { source, user } from "../support/samples";
import { endpoint, http, HttpResponse, problem, server } from "../support/server";

const csv = (name: string, content = "a;b\n1;2\n") => new File([content], name);
const choose = (...files: File[]) =>
  userEvent.upload(screen.getByLabelText(/Déposez vos fichiers/), files, { applyAccept: false });

beforeEach(() => {
  storeToken("t1");
  server.use(http.get(endpoint("/auth/me"), () => HttpResponse.json(user)));
});

describe("an upload", () => {
  it("sends the name and every file, then hands the source on", async () => {
    let parts: [string, string][] = [];
    server.use(
      http.post(endpoint("/data-sources"), async ({ request }) => {
        const form = await request.formData();
        parts = [...form].map(([name, value]) => [
          name,
          typeof value === "string" ? value : value.name,
        ]);
        return HttpResponse.json(source, { status: 201 });
      }),
    );
    const done = jest.fn();
    renderPage(<UploadForm onDone={done} />);
    await choose(csv("ventes_2025.csv"), csv("clients.csv"));
    expect(screen.getByLabelText("Nom de ces données")).toHaveValue("Ventes 2025");
    await userEvent.click(screen.getByRole("button", { name: "Envoyer 2 fichiers" }));
    await waitFor(() => expect(done).toHaveBeenCalledWith(source));
    expect(parts).toEqual([
      ["name", "Ventes 2025"],
      ["files", "ventes_2025.csv"],
      ["files", "clients.csv"],
    ]);
  });

  it("takes files that are dropped", async () => {
    renderPage(<UploadForm onDone={jest.fn()} />);
    const zone = screen.getByLabelText(/Déposez vos fichiers/);
    fireEvent.drop(zone, { dataTransfer: { files: [csv("ventes.csv")] } });
    expect(await screen.findByText("ventes.csv")).toBeInTheDocument();
  });

  it("is not begun without a file, without a name, or with a workbook", async () => {
    renderPage(<UploadForm onDone={jest.fn()} />);
    await userEvent.click(screen.getByRole("button", { name: /Envoyer/ }));
    expect(screen.getByRole("alert")).toHaveTextContent("Choisissez au moins un fichier.");

    await choose(csv("ventes.csv"));
    await userEvent.clear(screen.getByLabelText("Nom de ces données"));
    await userEvent.click(screen.getByRole("button", { name: /Envoyer/ }));
    expect(screen.getByText("Donnez un nom à ces données.")).toBeInTheDocument();

    await choose(csv("clients.xlsx"));
    expect(screen.getByText(/Ceci est un classeur/)).toBeInTheDocument();
    expect(screen.getByRole("button", { name: /Envoyer/ })).toBeDisabled();
    await userEvent.click(screen.getByRole("button", { name: "Retirer clients.xlsx" }));
    expect(screen.getByRole("button", { name: /Envoyer/ })).toBeEnabled();
  });

  it("that is refused says why beside the file, and keeps the files for another try", async () => {
    server.use(
      http.post(endpoint("/data-sources"), () =>
        problem(422, "file_row_too_long", "Un fichier n'a pas pu être lu.", [
          { field: "ventes.csv", code: "file_row_too_long", message: "Ligne 7 : 3 cellules." },
        ]),
      ),
    );
    renderPage(<UploadForm onDone={jest.fn()} />);
    await choose(csv("ventes.csv"));
    await userEvent.click(screen.getByRole("button", { name: "Envoyer 1 fichier" }));
    expect(await screen.findByText("Ligne 7 : 3 cellules.")).toBeInTheDocument();
    expect(screen.getByRole("alert")).toHaveTextContent("Un fichier n'a pas pu être lu.");
    expect(screen.getByRole("button", { name: "Envoyer 1 fichier" })).toBeEnabled();
  });

  it("can be cancelled while it runs", async () => {
    server.use(http.post(endpoint("/data-sources"), () => new Promise<never>(() => undefined)));
    renderPage(<UploadForm onDone={jest.fn()} />);
    await choose(csv("ventes.csv"));
    await userEvent.click(screen.getByRole("button", { name: "Envoyer 1 fichier" }));
    expect(await screen.findByRole("progressbar")).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Annuler" }));
    expect(await screen.findByText("Envoi annulé. Rien n'a été conservé.")).toBeInTheDocument();
  });
});

describe("the list", () => {
  const onDemo = jest.fn();
  const list = () =>
    renderPage(<SourceList addHref="/sources/new" hrefOf={(id) => `/s/${id}`} onDemo={onDemo} />);
  const serve = (items: unknown[]) =>
    server.use(
      http.get(endpoint("/data-sources"), () => HttpResponse.json({ items, next_cursor: null })),
    );

  it("leads to each source", async () => {
    serve([source]);
    list();
    const link = await screen.findByRole("link", { name: "Ventes" });
    expect(link).toHaveAttribute("href", `/s/${source.id}`);
    expect(screen.getByText((text) => plain(text) === "1 234 lignes")).toBeInTheDocument();
  });

  it("that is empty says what to do, to who may do it", async () => {
    serve([]);
    list();
    expect(await screen.findByText("Aucune donnée pour l'instant")).toBeInTheDocument();
    expect(await screen.findByRole("link", { name: "Ajouter des données" })).toBeInTheDocument();
  });

  it("that is empty offers data to try, sent as any file is", async () => {
    serve([]);
    const sent: string[] = [];
    server.use(
      http.get("*/demo/:name", ({ params }) =>
        HttpResponse.text(`contenu;de;${String(params.name)}`),
      ),
      http.post(endpoint("/data-sources"), async ({ request }) => {
        const form = await request.formData();
        form.getAll("files").forEach((file) => sent.push((file as File).name));
        return HttpResponse.json(source, { status: 201 });
      }),
    );
    list();
    await userEvent.click(
      await screen.findByRole("button", { name: "Essayer avec des données de démonstration" }),
    );
    await waitFor(() => expect(onDemo).toHaveBeenCalledWith(source));
    expect(sent).toEqual(["clients.csv", "produits.csv", "commandes.csv", "lignes_commande.csv"]);
  });

  it("says why the data to try could not be fetched", async () => {
    serve([]);
    server.use(http.get("*/demo/:name", () => new HttpResponse(null, { status: 404 })));
    list();
    await userEvent.click(
      await screen.findByRole("button", { name: "Essayer avec des données de démonstration" }),
    );
    expect(await screen.findByRole("alert")).toHaveTextContent("Le serveur ne répond pas");
  });

  it("gives a viewer nothing to change", async () => {
    server.use(
      http.get(endpoint("/auth/me"), () => HttpResponse.json({ ...user, role: "viewer" })),
    );
    serve([source]);
    list();
    await screen.findByRole("link", { name: "Ventes" });
    expect(screen.queryByRole("button", { name: /Actions/ })).not.toBeInTheDocument();
  });

  it("that cannot be read says why and can be tried again", async () => {
    server.use(
      http.get(endpoint("/data-sources"), () => problem(503, "database_unavailable", "Panne."), {
        once: true,
      }),
    );
    list();
    expect(await screen.findByText("Panne.")).toBeInTheDocument();
    serve([source]);
    await userEvent.click(screen.getByRole("button", { name: "Réessayer" }));
    expect(await screen.findByRole("link", { name: "Ventes" })).toBeInTheDocument();
  });

  it("reads on where there is more", async () => {
    server.use(
      http.get(endpoint("/data-sources"), ({ request }) => {
        const cursor = new URL(request.url).searchParams.get("cursor");
        return HttpResponse.json(
          cursor === "c2"
            ? { items: [{ ...source, id: "2", name: "Stocks" }], next_cursor: null }
            : { items: [source], next_cursor: "c2" },
        );
      }),
    );
    list();
    await userEvent.click(await screen.findByRole("button", { name: "Afficher la suite" }));
    expect(await screen.findByRole("link", { name: "Stocks" })).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Ventes" })).toBeInTheDocument();
  });

  it("renames a source, and says what is wrong with a name", async () => {
    serve([source]);
    let sent: unknown;
    server.use(
      http.patch(endpoint(`/data-sources/${source.id}`), async ({ request }) => {
        sent = await request.json();
        serve([{ ...source, name: "Ventes 2025" }]);
        return HttpResponse.json({ ...source, name: "Ventes 2025" });
      }),
    );
    list();
    await userEvent.click(await screen.findByRole("button", { name: "Actions pour Ventes" }));
    await userEvent.click(await screen.findByRole("menuitem", { name: "Renommer" }));
    const field = await screen.findByLabelText("Nouveau nom");
    await userEvent.clear(field);
    await userEvent.click(screen.getByRole("button", { name: "Enregistrer" }));
    expect(screen.getByText("Donnez un nom à ces données.")).toBeInTheDocument();
    await userEvent.type(field, " Ventes 2025 {Enter}");
    expect(await screen.findByRole("link", { name: "Ventes 2025" })).toBeInTheDocument();
    expect(sent).toEqual({ name: "Ventes 2025" });
  });

  it("deletes a source only after a second word", async () => {
    serve([source]);
    const deleted = jest.fn();
    server.use(
      http.delete(endpoint(`/data-sources/${source.id}`), () => {
        deleted();
        serve([]);
        return new HttpResponse(null, { status: 204 });
      }),
    );
    list();
    const open = async () => {
      await userEvent.click(await screen.findByRole("button", { name: "Actions pour Ventes" }));
      await userEvent.click(await screen.findByRole("menuitem", { name: "Supprimer" }));
      return screen.findByRole("alertdialog", { name: "Supprimer « Ventes » ?" });
    };
    await open();
    await userEvent.click(screen.getByRole("button", { name: "Annuler" }));
    expect(deleted).not.toHaveBeenCalled();
    await open();
    await userEvent.click(screen.getByRole("button", { name: "Supprimer définitivement" }));
    expect(await screen.findByText("Aucune donnée pour l'instant")).toBeInTheDocument();
    expect(deleted).toHaveBeenCalledTimes(1);
  });
});

describe("what was understood of a source", () => {
  const schema: DataSourceSchema = {
    tables: [
      {
        name: "ventes",
        label: "Ventes",
        schema: null,
        comment: null,
        row_count: 1234,
        row_count_estimated: false,
        primary_key: [],
        indexes: [],
        file: { name: "ventes.csv", encoding: "windows-1252", separator: "\t" },
        warnings: [{ code: "column_mixed_types", message: "12 cellules illisibles." }],
        columns: [
          {
            name: "mt_ht",
            label: "Mt HT",
            type: "decimal",
            native_type: null,
            comment: null,
            nullable: true,
            distinct_count: 900,
            min: "1.20",
            max: "98450.00",
            sample_values: ["1234.56"],
            format: "decimal_comma",
          },
        ],
      },
    ],
    relationships: [
      {
        from_table: "ventes",
        from_columns: ["id_client"],
        to_table: "clients",
        to_columns: ["id"],
        certainty: 0.98,
        inferred: true,
      },
    ],
    table_count: 1,
    next_cursor: null,
  };

  beforeEach(() => {
    server.use(
      http.get(endpoint(`/data-sources/${source.id}`), () => HttpResponse.json(source)),
      http.get(endpoint(`/data-sources/${source.id}/schema`), () => HttpResponse.json(schema)),
      http.get(endpoint(`/data-sources/${source.id}/tables/ventes/preview`), () =>
        HttpResponse.json({
          columns: [{ name: "mt_ht", label: "Mt HT", type: "decimal" }],
          rows: [["1234.56"], [null]],
          row_count: 1234,
          truncated: true,
        }),
      ),
    );
  });

  it("shows a form of values that it does not know as the server calls it", async () => {
    const [table] = schema.tables;
    const columns = table?.columns.map((column) => ({ ...column, format: "a form to come" }));
    server.use(
      http.get(endpoint(`/data-sources/${source.id}/schema`), () =>
        HttpResponse.json({ ...schema, tables: [{ ...table, columns }] }),
      ),
    );
    renderPage(
      <SourcePage
        id={source.id}
        isNew={false}
        listHref="/s"
        askHref="/q"
        catalogHref="/c"
        onDeleted={jest.fn()}
      />,
    );
    expect(await screen.findByText("a form to come")).toBeInTheDocument();
  });

  it("names each column's type, format, range, blanks and samples", async () => {
    renderPage(
      <SourcePage
        id={source.id}
        isNew
        listHref="/s"
        askHref="/q"
        catalogHref="/c"
        onDeleted={jest.fn()}
      />,
    );
    const table = await screen.findByRole("table", { name: "Colonnes comprises" });
    expect(plain(table.textContent)).toContain("de 1,20 à 98 450,00");
    for (const words of ["Nombre décimal", "virgule décimale", "900 valeurs distinctes"]) {
      expect(screen.getByText(words)).toBeInTheDocument();
    }
    expect(screen.getByText("Avec des vides")).toBeInTheDocument();
    expect(screen.getByText("12 cellules illisibles.")).toBeInTheDocument();
    expect(screen.getByText("Séparateur tabulation")).toBeInTheDocument();
    expect(screen.getByText(/C'est prêt/)).toBeInTheDocument();
    expect(plain(screen.getByText(/déduit des noms/).textContent)).toContain("98 %");
  });

  it("shows the first rows on request", async () => {
    renderPage(
      <SourcePage
        id={source.id}
        isNew={false}
        listHref="/s"
        askHref="/q"
        catalogHref="/c"
        onDeleted={jest.fn()}
      />,
    );
    await userEvent.click(await screen.findByRole("button", { name: "Premières lignes" }));
    const rows = await screen.findByRole("table", { name: /premières lignes sur/ });
    expect(plain(rows.textContent)).toContain("1 234,56");
    expect(rows).toHaveTextContent("—");
  });
});
