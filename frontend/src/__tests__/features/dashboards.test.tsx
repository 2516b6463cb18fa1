import { configure, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import { DashboardList } from "@/features/dashboards/dashboard-list";
import { DashboardPage } from "@/features/dashboards/dashboard-page";
import { PinButton } from "@/features/dashboards/pin/pin-button";
import { storeToken } from "@/lib/auth";
import type { Dashboard, DashboardDocument, DashboardFilters, User } from "@/lib/contract";

import { dashboard, END, ndjson, widget, widgetData } from "../support/dashboards";
import { renderPage } from "../support/render";
import { user } from "../support/samples";
import { endpoint, http, HttpResponse, problem, server } from "../support/server";

// Saving waits for the hand to rest.
configure({ asyncUtilTimeout: 5000 });

interface Asked {
  filters: DashboardFilters;
  widget_ids: string[];
  refresh?: boolean;
}

const schema = { table_count: 0, next_cursor: null, tables: [] };

/** A server with one dashboard, whose data is what `events` says; tells what it was asked. */
function serve(shown: Dashboard, events: object[], who: Partial<User> = {}) {
  const asked: Asked[] = [];
  const saved: DashboardDocument[] = [];
  storeToken("t");
  server.use(
    http.get(endpoint("/auth/me"), () => HttpResponse.json({ ...user, ...who })),
    http.get(endpoint("/dashboards/d1"), () => HttpResponse.json(shown)),
    http.get(endpoint("/data-sources/:id/schema"), () => HttpResponse.json(schema)),
    http.post(endpoint("/dashboards/d1/data"), async ({ request }) => {
      const body = (await request.json()) as Asked;
      asked.push(body);
      const wanted = events.filter(
        (event) => "widget_id" in event && body.widget_ids.includes(String(event.widget_id)),
      );
      return new HttpResponse(ndjson(...wanted, END));
    }),
    http.put(endpoint("/dashboards/d1"), async ({ request }) => {
      const document = (await request.json()) as DashboardDocument;
      saved.push(document);
      const widgets = document.widgets.map((each) => widget(each.id ?? "", each));
      return HttpResponse.json({ ...shown, ...document, widgets, version: document.version + 1 });
    }),
  );
  return { asked, saved };
}

function showPage() {
  renderPage(
    <DashboardPage
      id="d1"
      sharedHref={(token) => `/shared/${token}`}
      onOpen={jest.fn()}
      onDeleted={jest.fn()}
    />,
  );
}

const card = (name: string) => screen.findByRole("article", { name });
const both = [widgetData("a"), widgetData("b")];

describe("a dashboard", () => {
  it("shows each widget as it comes, and one that fails spoils no other", async () => {
    const failed = {
      event: "error",
      widget_id: "b",
      problem: {
        type: "",
        title: "",
        status: 422,
        code: "query_timeout",
        message: "Ce calcul a été arrêté après 30 s.",
        request_id: "r",
        errors: [],
      },
    };
    const { asked } = serve(dashboard(), [widgetData("a"), failed]);
    showPage();
    const first = await card("CA par région a");
    expect(await within(first).findByRole("table")).toBeInTheDocument();
    const second = await card("CA par canal");
    expect(await within(second).findByRole("alert")).toHaveTextContent(/arrêté après 30 s/);
    await userEvent.click(within(second).getByRole("button", { name: "Réessayer" }));
    await waitFor(() => expect(asked).toHaveLength(2));
    expect(asked[1]).toMatchObject({ widget_ids: ["b"], refresh: true });
  });

  it("is filtered by a click on a bar, but for the widget that was clicked, and a second click ends it", async () => {
    const { asked } = serve(dashboard(), both);
    showPage();
    const first = await card("CA par région a");
    const bar = await within(first).findByRole("button", { name: "Bretagne" });
    await userEvent.click(bar);
    await waitFor(() => expect(asked).toHaveLength(2));
    expect(asked[1]).toMatchObject({
      widget_ids: ["b"],
      filters: { conditions: [{ table: "ventes", column: "region", values: ["Bretagne"] }] },
    });
    expect(screen.getByText("Région : Bretagne")).toBeInTheDocument();
    await userEvent.click(bar);
    await waitFor(() => expect(asked).toHaveLength(3));
    expect(asked[2]).toMatchObject({ widget_ids: ["b"], filters: { conditions: [] } });
    expect(screen.queryByText("Région : Bretagne")).not.toBeInTheDocument();
  });

  it("is asked again for a period, which its editor may keep", async () => {
    const { asked, saved } = serve(dashboard(), both);
    showPage();
    await userEvent.click(await screen.findByRole("button", { name: /^Période/ }));
    await userEvent.click(screen.getByRole("button", { name: "Ce mois" }));
    await waitFor(() => expect(asked).toHaveLength(2));
    expect(asked[1]?.filters.period).toEqual({ preset: "this_month" });
    expect(saved).toHaveLength(0);
    await userEvent.click(screen.getByRole("button", { name: "Garder ces filtres" }));
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0]?.filters.period).toEqual({ preset: "this_month" });
  });

  it("saves by itself, and takes a removal back", async () => {
    const { saved } = serve(dashboard(), both);
    showPage();
    const first = await card("CA par région a");
    await userEvent.click(within(first).getByRole("button", { name: /^Actions/ }));
    await userEvent.click(await screen.findByRole("menuitem", { name: "Retirer" }));
    expect(screen.queryByRole("article", { name: "CA par région a" })).not.toBeInTheDocument();
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0]?.widgets.map(({ id }) => id)).toEqual(["b"]);
    await userEvent.keyboard("{Control>}z{/Control}");
    expect(await card("CA par région a")).toBeInTheDocument();
    await waitFor(() => expect(saved).toHaveLength(2));
    expect(saved[1]).toMatchObject({ version: 2, widgets: [{ id: "a" }, { id: "b" }] });
  });

  it("tells a conflict, and the other version can be taken without losing this one", async () => {
    const theirs = dashboard({ name: "Ventes de Jeanne", version: 5 });
    serve(dashboard(), both);
    server.use(
      http.put(endpoint("/dashboards/d1"), () =>
        problem(409, "conflict", "conflict", [
          { field: "version", code: "not_allowed", message: "" },
        ]),
      ),
    );
    showPage();
    await userEvent.click(await screen.findByRole("button", { name: "Actions pour Ventes" }));
    await userEvent.click(await screen.findByRole("menuitem", { name: "Renommer" }));
    await userEvent.clear(screen.getByLabelText("Nom du tableau de bord"));
    await userEvent.type(screen.getByLabelText("Nom du tableau de bord"), "Les miennes{Enter}");
    expect(await screen.findByText(/Quelqu'un d'autre a modifié/)).toBeInTheDocument();
    server.use(http.get(endpoint("/dashboards/d1"), () => HttpResponse.json(theirs)));
    await userEvent.click(screen.getByRole("button", { name: "Prendre sa version" }));
    expect(await screen.findByRole("heading", { name: "Ventes de Jeanne" })).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: /^Annuler/ }));
    expect(await screen.findByRole("heading", { name: "Les miennes" })).toBeInTheDocument();
  });

  it("shows a viewer nothing that changes it", async () => {
    serve(dashboard(), both, { role: "viewer" });
    showPage();
    await card("CA par région a");
    expect(screen.queryByRole("button", { name: "Ajouter" })).not.toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Partager" })).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Actions pour CA par canal" }));
    expect(await screen.findByRole("menuitem", { name: "Actualiser" })).toBeInTheDocument();
    expect(screen.queryByRole("menuitem", { name: "Retirer" })).not.toBeInTheDocument();
  });

  it("that is empty says the next step", async () => {
    serve(dashboard({ widgets: [] }), []);
    showPage();
    expect(await screen.findByRole("button", { name: "Poser une question" })).toBeInTheDocument();
  });

  it("that is not there says so", async () => {
    serve(dashboard(), []);
    server.use(
      http.get(endpoint("/dashboards/d1"), () =>
        problem(404, "not_found", "Ce tableau de bord n'existe pas."),
      ),
    );
    showPage();
    expect(await screen.findByText("Ce tableau de bord n'existe pas.")).toBeInTheDocument();
  });

  it("is shared by a link that is shown once", async () => {
    serve(dashboard(), both);
    const link = {
      id: "l1",
      created_at: "2026-01-12T08:30:00Z",
      expires_at: "2026-02-11T08:30:00Z",
    };
    const items: object[] = [];
    server.use(
      http.get(endpoint("/dashboards/d1/links"), () =>
        HttpResponse.json({ items, next_cursor: null }),
      ),
      http.post(endpoint("/dashboards/d1/links"), async ({ request }) => {
        expect(await request.json()).toEqual({ days: 7 });
        items.push(link);
        return HttpResponse.json({ ...link, token: "jeton" }, { status: 201 });
      }),
    );
    showPage();
    await userEvent.click(await screen.findByRole("button", { name: "Partager" }));
    expect(await screen.findByText("Aucun lien n'ouvre ce tableau de bord.")).toBeInTheDocument();
    await userEvent.selectOptions(screen.getByLabelText("Expire dans"), "7 jours");
    await userEvent.click(screen.getByRole("button", { name: "Créer un lien" }));
    expect(await screen.findByText(/\/shared\/jeton$/)).toBeInTheDocument();
    expect(await screen.findByRole("button", { name: /^Révoquer le lien/ })).toBeInTheDocument();
  });
});

describe("the list of dashboards", () => {
  const summary = { ...dashboard(), widget_count: 2 };
  function showList(items: object[]) {
    const onOpen = jest.fn();
    storeToken("t");
    server.use(
      http.get(endpoint("/auth/me"), () => HttpResponse.json(user)),
      http.get(endpoint("/dashboards"), () => HttpResponse.json({ items, next_cursor: null })),
    );
    renderPage(<DashboardList askHref="/q" hrefOf={(id) => `/dashboards/${id}`} onOpen={onOpen} />);
    return onOpen;
  }

  it("leads to each, and says how much is on it", async () => {
    showList([summary]);
    const link = await screen.findByRole("link", { name: "Ventes" });
    expect(link).toHaveAttribute("href", "/dashboards/d1");
    expect(screen.getByText(/2 éléments/)).toBeInTheDocument();
  });

  it("that is empty leads to a question", async () => {
    showList([]);
    expect(await screen.findByRole("link", { name: "Poser une question" })).toBeInTheDocument();
  });

  it("makes one by its name, and not without", async () => {
    const onOpen = showList([]);
    server.use(
      http.post(endpoint("/dashboards"), async ({ request }) => {
        expect(await request.json()).toEqual({ name: "Direction" });
        return HttpResponse.json(dashboard({ id: "d2" }), { status: 201 });
      }),
    );
    await userEvent.click(await screen.findByRole("button", { name: "Nouveau tableau de bord" }));
    await userEvent.click(screen.getByRole("button", { name: "Créer" }));
    expect(screen.getByText("Donnez un nom à ce tableau de bord.")).toBeInTheDocument();
    await userEvent.type(screen.getByLabelText("Nom du tableau de bord"), " Direction ");
    await userEvent.click(screen.getByRole("button", { name: "Créer" }));
    await waitFor(() => expect(onOpen).toHaveBeenCalledWith("d2"));
  });

  it("imports a file, and says what is wrong with it", async () => {
    const onOpen = showList([]);
    const file = new File(['{"name":"Ventes"}'], "ventes.json", { type: "application/json" });
    server.use(
      http.post(endpoint("/dashboards/import"), async ({ request }) => {
        expect(await request.json()).toEqual({ document: { name: "Ventes" } });
        return HttpResponse.json(dashboard({ id: "d3" }), { status: 201 });
      }),
    );
    await screen.findByRole("button", { name: "Importer" });
    await userEvent.upload(screen.getByLabelText("Fichier d'un tableau de bord exporté"), file);
    await waitFor(() => expect(onOpen).toHaveBeenCalledWith("d3"));
  });
});

it("refuses a file that is no dashboard", async () => {
  storeToken("t");
  server.use(
    http.get(endpoint("/auth/me"), () => HttpResponse.json(user)),
    http.get(endpoint("/dashboards"), () => HttpResponse.json({ items: [], next_cursor: null })),
  );
  renderPage(<DashboardList askHref="/q" hrefOf={(id) => id} onOpen={jest.fn()} />);
  await screen.findByRole("button", { name: "Importer" });
  const file = new File(["a;b"], "ventes.json", { type: "application/json" });
  await userEvent.upload(screen.getByLabelText("Fichier d'un tableau de bord exporté"), file);
  expect(await screen.findByText(/n'est pas un tableau de bord exporté/)).toBeInTheDocument();
});

describe("pinning an answer", () => {
  beforeEach(() => localStorage.clear());

  async function showPin() {
    const pinned: unknown[] = [];
    storeToken("t");
    server.use(
      http.get(endpoint("/auth/me"), () => HttpResponse.json(user)),
      http.get(endpoint("/dashboards"), () =>
        HttpResponse.json({ items: [{ ...dashboard(), widget_count: 2 }], next_cursor: null }),
      ),
      http.post(endpoint("/dashboards/:id/widgets"), async ({ request, params }) => {
        pinned.push([params.id, await request.json()]);
        return HttpResponse.json(widget("n"), { status: 201 });
      }),
    );
    renderPage(<PinButton answerId="a1" type="pie" hrefOf={(id) => `/dashboards/${id}`} />);
    return { pinned, button: await screen.findByRole("button", { name: "Épingler" }) };
  }

  it("asks for the dashboard the first time, and is one click from then on", async () => {
    const { pinned, button } = await showPin();
    await userEvent.click(button);
    await userEvent.click(await screen.findByRole("menuitem", { name: "Ventes" }));
    const link = await screen.findByRole("link", { name: "Épinglé à « Ventes »" });
    expect(link).toHaveAttribute("href", "/dashboards/d1");
    await userEvent.click(screen.getByRole("button", { name: "Épingler" }));
    await waitFor(() => expect(pinned).toHaveLength(2));
    expect(pinned[1]).toEqual(["d1", { answer_id: "a1", type: "pie", chart: null }]);
  });

  it("makes a dashboard on the way", async () => {
    const { pinned, button } = await showPin();
    server.use(
      http.post(endpoint("/dashboards"), () =>
        HttpResponse.json(dashboard({ id: "d9", name: "Direction" }), { status: 201 }),
      ),
    );
    await userEvent.click(button);
    await userEvent.click(await screen.findByRole("menuitem", { name: "Nouveau tableau de bord" }));
    await userEvent.type(screen.getByLabelText("Nom du tableau de bord"), "Direction{Enter}");
    await waitFor(() => expect(pinned).toHaveLength(1));
    expect(await screen.findByRole("link", { name: /Direction/ })).toBeInTheDocument();
  });

  it("says why it failed", async () => {
    const { button } = await showPin();
    server.use(
      http.post(endpoint("/dashboards/:id/widgets"), () =>
        problem(409, "conflict", "Ce tableau de bord a déjà 60 éléments."),
      ),
    );
    await userEvent.click(button);
    await userEvent.click(await screen.findByRole("menuitem", { name: "Ventes" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("60 éléments");
  });
});
