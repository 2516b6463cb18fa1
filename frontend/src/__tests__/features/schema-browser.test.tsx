import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import { keysOf } from "@/features/data-sources/column-keys";
import { isStale } from "@/features/schema-browser/prepare/age";
import { syncStep } from "@/features/schema-browser/prepare/sync-step";
import { SourcePage } from "@/features/schema-browser/source-page";
import { storeToken } from "@/lib/auth";
import type { DataSource, Relationship, Table } from "@/lib/contract";
import { createFormatter } from "@/lib/format";
import { translatorOver } from "@/lib/i18n/dictionary";
import { fr } from "@/lib/i18n/fr";

import { plain, renderPage } from "../support/render";
import { schemaColumn, serverSource, table, user } from "../support/samples";
import { endpoint, http, HttpResponse, problem, server } from "../support/server";

const link: Relationship = {
  from_table: "commandes",
  from_columns: ["client_id"],
  to_table: "clients",
  to_columns: ["id"],
  certainty: 1,
  inferred: false,
};

const orders = table("commandes", {
  comment: "Une ligne par commande.",
  primary_key: ["id"],
  columns: [
    schemaColumn("id", { type: "integer", native_type: "bigint" }),
    schemaColumn("client_id", { type: "integer", native_type: "bigint" }),
    schemaColumn("mt_ht", {
      type: "decimal",
      native_type: "numeric(12,2)",
      comment: "Hors taxes",
      sample_values: ["12.50"],
    }),
  ],
});

/** A schema of many tables, by pages, as the server searches it. */
function serveSchema(tables: Table[], source: () => DataSource = () => serverSource) {
  const asked: URLSearchParams[] = [];
  server.use(
    http.get(endpoint(`/data-sources/${serverSource.id}`), () => HttpResponse.json(source())),
    http.get(endpoint(`/data-sources/${serverSource.id}/schema`), ({ request }) => {
      const query = new URL(request.url).searchParams;
      asked.push(query);
      const found = tables.filter((one) =>
        query.has("table")
          ? one.name === query.get("table")
          : one.name.includes(query.get("q") ?? ""),
      );
      const from = Number(query.get("cursor") ?? 0);
      const to = from + Number(query.get("limit") ?? 100);
      return HttpResponse.json({
        tables: found.slice(from, to),
        relationships: [link],
        table_count: found.length,
        next_cursor: to < found.length ? String(to) : null,
      });
    }),
  );
  return asked;
}

function show() {
  renderPage(
    <SourcePage
      id={serverSource.id}
      isNew={false}
      listHref="/s"
      askHref="/q"
      catalogHref="/c"
      onDeleted={jest.fn()}
    />,
  );
}

beforeEach(() => {
  storeToken("t1");
  server.use(http.get(endpoint("/auth/me"), () => HttpResponse.json(user)));
  // What a list in view measures; jsdom draws nothing.
  Object.defineProperty(Element.prototype, "clientHeight", { configurable: true, value: 520 });
  Object.defineProperty(Element.prototype, "clientWidth", { configurable: true, value: 300 });
});

describe("the keys of a column", () => {
  it("are those of its table alone", () => {
    expect(keysOf(orders, "id", [link])).toEqual({ isPrimary: true, refersTo: [] });
    expect(keysOf(orders, "client_id", [link, link])).toEqual({
      isPrimary: false,
      refersTo: ["clients.id"],
    });
    const together = {
      ...link,
      from_columns: ["société", "client_id"],
      to_columns: ["société", "id"],
    };
    expect(keysOf(orders, "client_id", [together]).refersTo).toEqual(["clients.id"]);
    expect(keysOf(table("autre"), "client_id", [link]).refersTo).toEqual([]);
  });
});

describe("the age of a schema", () => {
  const now = Date.parse("2026-01-20T12:00:00Z");
  it.each([
    ["2026-01-13T12:00:01Z", false],
    ["2026-01-13T11:59:59Z", true],
    [null, false],
  ])("read at %s is stale: %s", (at, stale) => {
    expect(isStale(at, now)).toBe(stale);
  });
});

describe("the tables of a server", () => {
  it("open with their columns, native types, keys, comments and samples", async () => {
    serveSchema([orders, table("clients")]);
    show();
    const columns = await screen.findByRole("table", { name: "Colonnes comprises" });
    expect(within(columns).getByText("numeric(12,2)")).toBeInTheDocument();
    expect(within(columns).getByText("Hors taxes")).toBeInTheDocument();
    expect(within(columns).getByText("Clé primaire")).toBeInTheDocument();
    expect(within(columns).getByText("clients.id")).toBeInTheDocument();
    expect(plain(columns.textContent)).toContain("12,50");
    expect(screen.getByText("Une ligne par commande.")).toBeInTheDocument();
    expect(screen.getAllByText(/≈/).length).toBeGreaterThan(0);
  });

  it("are chosen by a click or by the arrows", async () => {
    serveSchema([orders, table("clients"), table("produits")]);
    show();
    await userEvent.click(await screen.findByRole("option", { name: /clients/ }));
    expect(await screen.findByRole("heading", { name: "clients" })).toBeInTheDocument();
    screen.getByRole("listbox", { name: "Tables" }).focus();
    await userEvent.keyboard("{ArrowDown}");
    expect(await screen.findByRole("heading", { name: "produits" })).toBeInTheDocument();
    await userEvent.keyboard("{Home}");
    expect(await screen.findByRole("heading", { name: "commandes" })).toBeInTheDocument();
  });

  it("a thousand of them draw only those in view, and are read by pages", async () => {
    const many = Array.from({ length: 1000 }, (_, index) =>
      table(`t${String(index).padStart(4, "0")}`),
    );
    const asked = serveSchema(many);
    show();
    await screen.findByRole("option", { name: /t0000/ });
    expect(plain(screen.getByText(/1 000 tables|1.000 tables/).textContent)).toBe("1 000 tables");
    expect(screen.getAllByRole("option").length).toBeLessThan(40);
    expect(asked.filter((query) => !query.has("table"))).toHaveLength(1);
    expect(asked[0]?.get("values")).toBe("false");
    expect(screen.getByRole("option", { name: /t0000/ })).toHaveAttribute("aria-setsize", "1000");
  });

  it("are searched by the server once the typing rests", async () => {
    const asked = serveSchema([orders, table("clients")]);
    show();
    await screen.findByRole("option", { name: /commandes/ });
    await userEvent.type(screen.getByRole("searchbox"), "clie");
    await waitFor(() =>
      expect(screen.queryByRole("option", { name: /commandes/ })).not.toBeInTheDocument(),
    );
    expect(asked.filter((query) => query.has("q")).map((query) => query.get("q"))).toEqual([
      "clie",
    ]);
    await userEvent.type(screen.getByRole("searchbox"), "zzz");
    expect(await screen.findByText("Aucune table ni colonne de ce nom.")).toBeInTheDocument();
  });
});

const justStarted = {
  started_at: "2026-01-13T08:29:00Z",
  progress: null,
  phase: null,
  tables_read: null,
  table_count: null,
};

describe("what a sync is doing", () => {
  const { text } = translatorOver(fr, "fr");
  const step = (phase: "structure" | "relationships" | null) =>
    syncStep({ ...justStarted, phase }, text, createFormatter("fr"));

  it("is said for each phase", () => {
    expect(step(null)).toBe("Connexion au serveur…");
    expect(step("structure")).toBe("Tables, colonnes et clés…");
    expect(step("relationships")).toBe("Liens entre les tables…");
  });
});

describe("a sync", () => {
  it("shows its progress, then reads the schema again", async () => {
    let status: DataSource["status"] = "ready";
    const asked = serveSchema([orders], () => ({
      ...serverSource,
      status,
      synced_at: status === "ready" ? "2026-01-13T08:30:00Z" : serverSource.synced_at,
      sync:
        status === "syncing"
          ? {
              ...justStarted,
              progress: 0.4,
              phase: "contents",
              tables_read: 375,
              table_count: 1000,
            }
          : null,
    }));
    server.use(
      http.post(endpoint(`/data-sources/${serverSource.id}/sync`), () => {
        status = "syncing";
        return HttpResponse.json(
          {
            ...serverSource,
            status,
            sync: justStarted,
          },
          { status: 202 },
        );
      }),
    );
    show();
    await screen.findByRole("option", { name: /commandes/ });
    await userEvent.click(screen.getByRole("button", { name: "Actualiser le schéma" }));
    const progress = await screen.findByRole("progressbar", { name: "Lecture du schéma" });
    expect(screen.getByText("Connexion au serveur…")).toBeInTheDocument();
    await waitFor(() => expect(progress).toHaveAttribute("aria-valuenow", "40"), {
      timeout: 3000,
    });
    const step = screen.getByText(/^Contenu des tables/);
    expect(plain(step.textContent)).toBe("Contenu des tables : 375 sur 1 000");
    const before = asked.length;
    status = "ready";
    await waitFor(() => expect(screen.queryByRole("progressbar")).not.toBeInTheDocument(), {
      timeout: 3000,
    });
    await waitFor(() => expect(asked.length).toBeGreaterThan(before));
  });

  it("that failed says why, and that the schema before is still used", async () => {
    serveSchema([orders], () => ({
      ...serverSource,
      status: "failed",
      sync_error: { code: "source_unreachable", message: "Le serveur ne répond pas." },
    }));
    show();
    const alert = await screen.findByRole("alert");
    expect(alert).toHaveTextContent("le précédent reste utilisé");
    expect(alert).toHaveTextContent("Le serveur ne répond pas.");
  });

  it("that cannot begin says why", async () => {
    serveSchema([orders]);
    server.use(
      http.post(endpoint(`/data-sources/${serverSource.id}/sync`), () =>
        problem(503, "overloaded", "Le serveur est très occupé."),
      ),
    );
    show();
    await userEvent.click(await screen.findByRole("button", { name: "Actualiser le schéma" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("Le serveur est très occupé.");
  });

  it("is not a viewer's to begin", async () => {
    server.use(
      http.get(endpoint("/auth/me"), () => HttpResponse.json({ ...user, role: "viewer" })),
    );
    serveSchema([orders]);
    show();
    await screen.findByText(/Schéma lu le/);
    expect(screen.queryByRole("button", { name: /schéma/ })).not.toBeInTheDocument();
  });

  it("offers to change the connection, and warns of what the last test found", async () => {
    serveSchema([orders], () => ({
      ...serverSource,
      warnings: [{ code: "connection_rights", message: "Cet utilisateur peut écrire." }],
    }));
    show();
    expect(await screen.findByText("Cet utilisateur peut écrire.")).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Actions pour Gestion" }));
    await userEvent.click(screen.getByRole("menuitem", { name: "Modifier la connexion" }));
    expect(await screen.findByRole("dialog", { name: "Modifier la connexion" })).toBeVisible();
    expect(await screen.findByLabelText("Serveur")).toHaveValue("bdd.duval.fr");
  });
});
