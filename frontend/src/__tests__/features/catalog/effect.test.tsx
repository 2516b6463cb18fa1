import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import { changesOf } from "@/features/catalog/prepare/changes";
import { withItem, type Item } from "@/features/catalog/prepare/items";
import { sampleQuestions } from "@/features/catalog/prepare/sample-questions";
import { wordsIn } from "@/features/catalog/use-words";
import type { Definitions } from "@/lib/contract";

import { columnOf, definitions, linkOf, withSynonym } from "../../support/catalog";
import {
  columnIn,
  editColumn,
  press,
  previewed,
  saved,
  showCatalog,
} from "../../support/catalog-page";

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
