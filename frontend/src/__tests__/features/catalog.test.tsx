import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useSWRConfig } from "swr";

import { CatalogPage } from "@/features/catalog/catalog-page";
import { storeToken } from "@/lib/auth";
import type { Definitions, SemanticLayer, User } from "@/lib/contract";

import { definitions, layer } from "../support/catalog";
import { renderPage } from "../support/render";
import { source, user } from "../support/samples";
import { endpoint, http, HttpResponse, problem, server } from "../support/server";

const path = `/data-sources/${source.id}/semantic-layer`;

const reading = {
  status: "answered",
  interpretation: "Nombre de commandes par secteur",
  sql: "SELECT 1",
  message: null,
  choices: [],
  definitions: [],
};
const refused = {
  ...reading,
  status: "refused",
  interpretation: null,
  sql: null,
  message: "Je ne sais pas interpréter « secteur ».",
};

interface Sent {
  definitions: Definitions;
  version: number;
  questions?: string[];
}

let saved: Sent[] = [];
let previewed: Sent[] = [];

/** A server that keeps what it is told, as the real one does. */
function serve(first: SemanticLayer, role: User["role"] = "editor") {
  saved = [];
  previewed = [];
  storeToken("t1");
  server.use(
    http.get(endpoint("/auth/me"), () => HttpResponse.json({ ...user, role })),
    http.get(endpoint(`/data-sources/${source.id}`), () => HttpResponse.json(source)),
    http.get(endpoint(path), () => HttpResponse.json(first)),
    http.get(endpoint("/ai/suggestions"), () => HttpResponse.json({ items: ["CA par mois"] })),
    http.get(endpoint(`/data-sources/${source.id}/verified-questions`), () =>
      HttpResponse.json({ items: [] }),
    ),
    http.post(endpoint(`${path}/validate`), () => HttpResponse.json({ valid: true, problems: [] })),
    http.post(endpoint(`${path}/preview`), async ({ request }) => {
      const body = (await request.json()) as Sent;
      previewed.push(body);
      const questions = (body.questions ?? []).map((question, index) => ({
        question,
        changes: index === 0,
        now: index === 0 ? refused : reading,
        draft: reading,
      }));
      return HttpResponse.json({ questions, problems: [] });
    }),
    http.put(endpoint(path), async ({ request }) => {
      const body = (await request.json()) as Sent;
      saved.push(body);
      return HttpResponse.json({ ...first, ...body, version: body.version + 1 });
    }),
  );
}

/** As if another part of the page had told that something is read anew. */
function Elsewhere() {
  const { mutate } = useSWRConfig();
  return (
    <button type="button" onClick={() => void mutate(path)}>
      Ailleurs
    </button>
  );
}

function show(first: SemanticLayer = layer, role: User["role"] = "editor") {
  serve(first, role);
  return renderPage(
    <>
      <CatalogPage sourceId={source.id} sourceHref="/s" askHref="/q" />
      <Elsewhere />
    </>,
  );
}

const press = async (name: string | RegExp) =>
  userEvent.click(await screen.findByRole("button", { name }));
const openTable = () => press(/^Commandes/);
const editColumn = async (label: string) => {
  await openTable();
  await press(`Modifier ${label}`);
  return within(screen.getByRole("group", { name: `Modifier ${label}` }));
};
const columnIn = (sent: Sent | undefined, name: string) =>
  sent?.definitions.tables?.[0]?.columns?.find((column) => column.name === name);

afterEach(() => sessionStorage.clear());

describe("a source without definitions", () => {
  it("has one button that generates them, and says what it did", async () => {
    show({ ...layer, version: 0, updated_at: null });
    server.use(http.post(endpoint(`${path}/generate`), () => HttpResponse.json(layer)));
    expect(await screen.findByText(/pas encore décrites/)).toBeInTheDocument();
    await press("Générer le catalogue");
    expect(await screen.findByText(/2 tables décrites, 6 colonnes/)).toBeInTheDocument();
    expect(screen.getByRole("button", { name: /^Commandes/ })).toBeInTheDocument();
  });

  it("says why they could not be generated", async () => {
    show({ ...layer, version: 0 });
    server.use(http.post(endpoint(`${path}/generate`), () => problem(409, "conflict", "Occupé.")));
    await press("Générer le catalogue");
    expect(await screen.findByRole("alert")).toHaveTextContent("Occupé.");
  });

  it("gives a viewer nothing to press", async () => {
    show({ ...layer, version: 0 }, "viewer");
    expect(await screen.findByText(/Un éditeur de votre entreprise/)).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Générer le catalogue" })).not.toBeInTheDocument();
  });
});

describe("an edit in place", () => {
  it("shows its effect on questions, then saves the whole document over the version that was read", async () => {
    show();
    const fields = await editColumn("Région");
    await userEvent.type(fields.getByLabelText("Synonymes"), "secteur{Enter}");
    expect(screen.getByText("Modifications non enregistrées")).toBeInTheDocument();
    await press("Voir l'effet et enregistrer");

    const dialog = within(await screen.findByRole("dialog"));
    expect(await dialog.findByDisplayValue("Nombre de commandes par secteur")).toBeInTheDocument();
    const now = within(await dialog.findByRole("group", { name: "Aujourd'hui" }));
    expect(now.getByText("ne répond pas")).toBeInTheDocument();
    const draft = within(dialog.getByRole("group", { name: "Avec vos modifications" }));
    expect(draft.getByText("répond")).toBeInTheDocument();
    expect(saved).toEqual([]);

    await userEvent.click(dialog.getByRole("button", { name: "Enregistrer" }));
    expect(await screen.findByText(/Le catalogue est enregistré/)).toBeInTheDocument();
    expect(saved[0]?.version).toBe(3);
    expect(columnIn(saved[0], "region")).toEqual({
      name: "region",
      label: "Région",
      role: "dimension",
      origin: "edited",
      synonyms: ["secteur"],
    });
    expect(saved[0]?.definitions.metrics).toEqual(definitions.metrics);
    expect(previewed[0]?.definitions).toEqual(saved[0]?.definitions);
    expect(screen.queryByText("Modifications non enregistrées")).not.toBeInTheDocument();
  });

  it("tries any other question", async () => {
    show();
    const fields = await editColumn("Région");
    await userEvent.type(fields.getByLabelText("Libellé"), " client");
    await press("Voir l'effet et enregistrer");
    const first = await screen.findByLabelText("Question 1");
    await userEvent.clear(first);
    await userEvent.type(first, "CA par zone");
    await waitFor(() => expect(previewed.at(-1)?.questions?.[0]).toBe("CA par zone"));
  });

  it("that is typed back is no change", async () => {
    show();
    const label = (await editColumn("Région")).getByLabelText("Libellé");
    await userEvent.type(label, "s");
    expect(screen.getByText("1 élément")).toBeInTheDocument();
    await userEvent.type(label, "{Backspace}");
    expect(screen.queryByText("Modifications non enregistrées")).not.toBeInTheDocument();
  });

  it("is given up after it was asked whether that is meant", async () => {
    show();
    await userEvent.type((await editColumn("Région")).getByLabelText("Libellé"), "s");
    await press("Abandonner");
    const dialog = within(await screen.findByRole("alertdialog"));
    await userEvent.click(dialog.getByRole("button", { name: "Abandonner" }));
    await waitFor(() =>
      expect(screen.queryByText("Modifications non enregistrées")).not.toBeInTheDocument(),
    );
    expect(screen.getByText("Région")).toBeInTheDocument();
  });

  it("is there again after the page was left, and warns who closes it", async () => {
    const page = show();
    await userEvent.type((await editColumn("Région")).getByLabelText("Libellé"), "s");
    const leaving = new Event("beforeunload", { cancelable: true });
    window.dispatchEvent(leaving);
    expect(leaving.defaultPrevented).toBe(true);
    page.unmount();
    show();
    expect(await screen.findByText(/ont été retrouvées/)).toBeInTheDocument();
    expect(screen.getByText("Modifications non enregistrées")).toBeInTheDocument();
  });

  it("sets role, format, unit and tax", async () => {
    show();
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

  it("hides a table, names it and gives it a date", async () => {
    show();
    await press("Modifier Commandes");
    const fields = within(screen.getByRole("group", { name: "Modifier Commandes" }));
    await userEvent.selectOptions(fields.getByLabelText("Date par défaut"), "Aucune");
    await userEvent.type(fields.getByLabelText("Description"), "Toutes.");
    await userEvent.click(fields.getByRole("checkbox", { name: /Masquer cette table/ }));
    expect(screen.getByText("Masquée")).toBeInTheDocument();
    await press("Fermer");
    expect(screen.getByText("Toutes.")).toBeInTheDocument();
  });
});

describe("somebody else's save", () => {
  const theirs: SemanticLayer = {
    ...layer,
    version: 4,
    definitions: {
      ...definitions,
      calendar: { origin: "edited", first_fiscal_month: 7, first_day_of_week: 1 },
    },
  };
  const meet = async () => {
    show();
    await userEvent.type((await editColumn("Région")).getByLabelText("Libellé"), "s");
    server.use(
      http.put(endpoint(path), () => problem(409, "conflict"), { once: true }),
      http.get(endpoint(path), () => HttpResponse.json(theirs)),
    );
    await press("Voir l'effet et enregistrer");
    await userEvent.click(await screen.findByRole("button", { name: "Enregistrer" }));
    expect(await screen.findByText(/Quelqu'un d'autre a enregistré/)).toBeInTheDocument();
  };

  it("is kept beside my changes, which are saved over it", async () => {
    await meet();
    await press("Reprendre mes modifications");
    await waitFor(() =>
      expect(screen.queryByText(/Quelqu'un d'autre a enregistré/)).not.toBeInTheDocument(),
    );
    await press("Voir l'effet et enregistrer");
    await userEvent.click(await screen.findByRole("button", { name: "Enregistrer" }));
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0]?.version).toBe(4);
    expect(saved[0]?.definitions.calendar?.first_fiscal_month).toBe(7);
    expect(columnIn(saved[0], "region")?.label).toBe("Régions");
  });

  it("is taken in the place of my changes", async () => {
    await meet();
    await press("Prendre sa version");
    await waitFor(() =>
      expect(screen.queryByText("Modifications non enregistrées")).not.toBeInTheDocument(),
    );
    await press("Calendrier");
    expect(screen.getByLabelText("L'exercice commence en")).toHaveValue("7");
  });
});

describe("a problem", () => {
  it("of what is saved stands at its item", async () => {
    const message = "La colonne « mt_ht » n'existe plus dans la source.";
    const found = { item: "ca_ht", severity: "error", code: "column_missing", message } as const;
    show({ ...layer, problems: [{ ...found, path: "metrics.0.expression.of" }] });
    await press(/^Mesures/);
    const metric = within(await screen.findByRole("region", { name: "CA HT" }));
    expect(metric.getByText(message)).toBeInTheDocument();
  });

  it("of the draft is found while it is edited, and named by the save that is refused", async () => {
    show();
    const message = "Une mesure doit être une colonne de nombres.";
    server.use(
      http.post(endpoint(`${path}/validate`), () =>
        HttpResponse.json({
          valid: false,
          problems: [
            {
              path: "tables.0.columns.2.role",
              item: "commandes.statut",
              severity: "error",
              code: "type_mismatch",
              message,
            },
          ],
        }),
      ),
      http.put(endpoint(path), () =>
        problem(422, "validation_failed", "Vérifiez la saisie.", [
          { field: "definitions.tables.0.columns.2.unit", code: "too_long", message: "Trop long." },
        ]),
      ),
    );
    const fields = await editColumn("Statut");
    await userEvent.selectOptions(fields.getByLabelText("Rôle"), "Mesure");
    expect(await screen.findByText(message)).toBeInTheDocument();
    await press("Voir l'effet et enregistrer");
    await userEvent.click(await screen.findByRole("button", { name: "Enregistrer" }));
    expect(await screen.findByText(/Trop long\./)).toBeInTheDocument();
    expect(screen.getByText("Vérifiez la saisie.")).toBeInTheDocument();
  });
});

describe("metrics", () => {
  it("are added with a calculation, then refined in their place", async () => {
    show();
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
    show();
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
    show();
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
});

describe("links", () => {
  it("are drawn, and accepted, changed, removed and added in a table", async () => {
    show();
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

describe("the calendar", () => {
  it("sets the fiscal year, the week and the default dates", async () => {
    show();
    await press("Calendrier");
    await userEvent.selectOptions(screen.getByLabelText("L'exercice commence en"), "juillet");
    expect(
      screen.getByText("L'« exercice 2024/2025 » commence en juillet 2024."),
    ).toBeInTheDocument();
    await userEvent.selectOptions(screen.getByLabelText("La semaine commence le"), "dimanche");
    await userEvent.selectOptions(screen.getByLabelText("Commandes"), "Aucune");
    expect(screen.getByText("2 éléments")).toBeInTheDocument();
  });
});

describe("the whole catalog", () => {
  it("is read, not changed, by a viewer", async () => {
    show(layer, "viewer");
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

  it("is searched, and says where there is nothing of that name", async () => {
    show();
    const search = await screen.findByRole("searchbox", { name: "Chercher dans le catalogue" });
    await userEvent.type(search, "montant");
    expect(screen.getByText("Montant HT")).toBeInTheDocument();
    expect(screen.queryByText("Région")).not.toBeInTheDocument();
    await userEvent.type(search, " zorglub");
    expect(screen.getByText("Rien de ce nom dans le catalogue.")).toBeInTheDocument();
  });

  it("shows a version that was saved elsewhere, as long as nothing is changed here", async () => {
    show();
    await openTable();
    server.use(
      http.get(endpoint(path), () =>
        HttpResponse.json({ ...layer, version: 9, updated_at: "2026-01-13T08:30:00Z" }),
      ),
    );
    await userEvent.click(screen.getByRole("button", { name: "Ailleurs" }));
    expect(await screen.findByText(/^Version 9/)).toBeInTheDocument();
  });

  it("is generated again, exported, and replaced by a file", async () => {
    show();
    const asked: [string | null, string][] = [];
    server.use(
      http.post(endpoint(`${path}/generate`), () => HttpResponse.json({ ...layer, version: 4 })),
      http.put(endpoint(path), async ({ request }) => {
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
    show();
    const click = jest.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation();
    URL.createObjectURL = () => "blob:x";
    URL.revokeObjectURL = () => undefined;
    await screen.findByRole("heading", { name: "Catalogue" });
    const asked: [string | null, string][] = [];
    server.use(
      http.get(endpoint(path), ({ request }) => {
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
    show();
    await press("Actions du catalogue");
    await userEvent.click(await screen.findByRole("menuitem", { name: "Importer un fichier" }));
    await userEvent.upload(screen.getByLabelText("Fichier"), new File(["[]"], "a.json"));
    await press("Remplacer les définitions");
    expect(
      await screen.findByText("Ce fichier n'est pas un catalogue exporté."),
    ).toBeInTheDocument();
  });

  it("that cannot be read is asked for again", async () => {
    serve(layer);
    server.use(
      http.get(endpoint(path), () => problem(503, "store_unavailable" as never, "Indisponible."), {
        once: true,
      }),
    );
    renderPage(<CatalogPage sourceId={source.id} sourceHref="/s" askHref="/q" />);
    expect(await screen.findByRole("alert")).toHaveTextContent("Indisponible.");
    await press("Réessayer");
    expect(await screen.findByRole("heading", { name: "Catalogue" })).toBeInTheDocument();
  });
});
