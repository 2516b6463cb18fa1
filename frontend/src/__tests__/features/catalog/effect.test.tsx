import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import { changesOf } from "@/features/catalog/prepare/changes";
import { figuresOf } from "@/features/catalog/prepare/figures";
import { withItem, type Item } from "@/features/catalog/prepare/items";
import { sampleQuestions } from "@/features/catalog/prepare/sample-questions";
import { wordsIn } from "@/features/catalog/use-words";
import type { Definitions } from "@/lib/contract";
import { createFormatter } from "@/lib/format";

import { columnOf, definitions, linkOf, withSynonym } from "../../support/catalog";
import {
  columnIn,
  editColumn,
  figuresFor,
  layerUrl,
  press,
  previewed,
  saved,
  showCatalog,
} from "../../support/catalog-page";
import { plain } from "../../support/render";
import { endpoint, http, HttpResponse, problem, server } from "../../support/server";

const { w } = wordsIn("fr");

afterEach(() => sessionStorage.clear());

describe("the effect of an edit", () => {
  it("is shown on questions, then the whole document is saved over the version that was read", async () => {
    showCatalog();
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

  it("is tried with any other question", async () => {
    showCatalog();
    const fields = await editColumn("Région");
    await userEvent.type(fields.getByLabelText("Libellé"), " client");
    await press("Voir l'effet et enregistrer");
    const first = await screen.findByLabelText("Question 1");
    await userEvent.clear(first);
    await userEvent.type(first, "CA par zone");
    await waitFor(() => expect(previewed.at(-1)?.questions?.[0]).toBe("CA par zone"));
  });
});

describe("the figures of a reading", () => {
  const answeredTwice = {
    status: "answered",
    interpretation: "CA HT",
    sql: "SELECT 1",
    message: null,
    choices: [],
    definitions: [],
  };
  const open = async () => {
    showCatalog();
    server.use(
      http.post(endpoint(`${layerUrl}/preview`), async ({ request }) => {
        const { questions } = (await request.json()) as { questions: string[] };
        const read = { changes: true, now: answeredTwice, draft: answeredTwice };
        return HttpResponse.json({
          questions: questions.map((question) => ({ question, ...read })),
          problems: [],
        });
      }),
    );
    await userEvent.type((await editColumn("Région")).getByLabelText("Libellé"), "s");
    await press("Voir l'effet et enregistrer");
    return within(await screen.findByRole("dialog"));
  };

  it("stand beside each other: those of today, and those of the draft", async () => {
    const dialog = await open();
    const [now] = await dialog.findAllByRole("group", { name: "Aujourd'hui" });
    const [draft] = dialog.getAllByRole("group", { name: "Avec vos modifications" });
    if (!now || !draft) throw new Error("Both readings are shown.");
    await waitFor(() => expect(plain(now.textContent)).toContain("980,00 €"));
    await waitFor(() => expect(plain(draft.textContent)).toContain("1 250,50 €"));
  });

  it("that fail spoil no others, and say why", async () => {
    const dialog = await open();
    server.use(
      http.post(endpoint(`${layerUrl}/figures`), async ({ request }) => {
        const { definitions: sent } = (await request.json()) as { definitions?: Definitions };
        return sent
          ? problem(504, "query_timeout", "Trop long.")
          : HttpResponse.json(figuresFor("980"));
      }),
    );
    const first = await dialog.findByLabelText("Question 1");
    await userEvent.type(first, " ?");
    expect(await dialog.findByText("Chiffres indisponibles : Trop long.")).toBeInTheDocument();
    const [now] = dialog.getAllByRole("group", { name: "Aujourd'hui" });
    await waitFor(() => expect(plain(now?.textContent ?? "")).toContain("980,00 €"));
  });

  it("are one number, the first rows, or none", () => {
    const format = createFormatter("fr");
    const number = figuresFor("980");
    expect(figuresOf({ ...number, rows: [] }, format)).toEqual({ kind: "none" });
    expect(figuresOf(number, format).kind).toBe("number");
    const rows = figuresOf({ ...number, rows: [["1"], ["2"]], truncated: true }, format);
    expect(rows).toMatchObject({ kind: "rows", hasMore: true });
    expect(rows).toHaveProperty("head", [{ label: "CA HT", isNumber: true }]);
  });
});

describe("the sample questions", () => {
  const questions = (draft: Definitions, usual: string[] = []) =>
    sampleQuestions(changesOf(definitions, draft), draft, usual, w);

  it("use the new word of what was changed, then what is usually asked", () => {
    expect(
      questions(withItem(definitions, withSynonym("secteur")), ["CA ?", "Et ?", "Ou ?"]),
    ).toEqual(["Nombre de commandes par secteur", "CA ?", "Et ?"]);
  });

  it("are about tables, measures and metrics too, not about links and calendars", () => {
    const table: Item = {
      kind: "table",
      value: { name: "clients", label: "Acheteurs", hidden: false },
    };
    const measure: Item = {
      kind: "column",
      table: "commandes",
      value: columnOf("mt_ht", { label: "CA", role: "measure" }),
    };
    const metric: Item = {
      kind: "metric",
      value: { name: "m", label: "Panier", table: "commandes", main: false, expression: {} },
    };
    const link: Item = { kind: "link", value: linkOf("a.b", "c.d") };
    const calendar: Item = {
      kind: "calendar",
      value: { first_fiscal_month: 4, first_day_of_week: 1 },
    };
    const draft = [table, measure, metric, link, calendar].reduce(withItem, definitions);
    expect(questions(draft)).toEqual(["Somme de CA", "Nombre d'acheteurs", "Panier"]);
    const hidden: Item = { kind: "table", value: { name: "clients", hidden: true } };
    expect(questions(withItem(definitions, hidden), ["CA ?"])).toEqual(["CA ?"]);
  });
});
