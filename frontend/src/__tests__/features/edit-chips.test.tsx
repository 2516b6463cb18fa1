import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import { AnswerCard } from "@/features/answers/answer-card";
import type { Answer, PlanChoices, PlanEdit, RunRequest } from "@/lib/contract";

import { renderPage } from "../support/render";
import { answer, planChoices } from "../support/samples";
import { endpoint, http, HttpResponse, problem, server } from "../support/server";

function show(extra: Partial<Answer> = {}, choices: PlanChoices = planChoices) {
  server.use(http.get(endpoint("/ai/answers/a1/choices"), () => HttpResponse.json(choices)));
  const onRun = jest.fn<undefined, [Answer, RunRequest]>();
  const shown = answer(extra);
  renderPage(
    <AnswerCard
      dataSourceId="s1"
      answer={shown}
      isOpen
      onAsk={jest.fn()}
      onChoose={jest.fn()}
      onRun={onRun}
    />,
  );
  return { onRun, shown, user: userEvent.setup() };
}

/** The edits of each run, in their order. */
function edits(onRun: jest.Mock<undefined, [Answer, RunRequest]>): PlanEdit[][] {
  return onRun.mock.calls.map(([, change]) => ("edits" in change ? change.edits : []));
}

const chip = (name: RegExp) => screen.getByRole("button", { name });

describe("a measure's chip", () => {
  it("offers the other measures and applies the one chosen", async () => {
    const { onRun, shown, user } = show();
    await user.click(chip(/^Mesure/));
    const measures = await screen.findByRole("listbox", { name: "Mesures" });
    expect(within(measures).getByRole("option", { name: "Montant HT" })).toHaveAttribute(
      "aria-selected",
      "true",
    );
    await user.click(within(measures).getByRole("option", { name: "CA" }));
    await user.click(screen.getByRole("button", { name: "Appliquer" }));
    const edit = { plan_path: "/measures/0", part: { kind: "measure", metric: "CA" } };
    expect(onRun).toHaveBeenCalledWith(shown, { edits: [edit] });
  });

  it("takes another calculation of the same column", async () => {
    const { onRun, user } = show();
    await user.click(chip(/^Mesure/));
    await user.selectOptions(await screen.findByLabelText("Calcul"), "Moyenne");
    await user.click(screen.getByRole("button", { name: "Appliquer" }));
    expect(edits(onRun)[0]?.[0]?.part).toMatchObject({
      function: "average",
      of: { column: "mt_ht" },
    });
  });

  it("is worked by the keyboard alone", async () => {
    const { onRun, user } = show();
    chip(/^Mesure/).focus();
    await user.keyboard("{Enter}");
    const search = await screen.findByRole("combobox", { name: "Chercher une mesure" });
    search.focus();
    await user.keyboard("nombre{Enter}");
    screen.getByRole("button", { name: "Appliquer" }).focus();
    await user.keyboard("{Enter}");
    expect(edits(onRun)[0]?.[0]?.part).toEqual({
      kind: "measure",
      function: "count_rows",
    });
  });

  it("closes on Escape and gives the focus back", async () => {
    const { onRun, user } = show();
    await user.click(chip(/^Mesure/));
    await screen.findByRole("listbox", { name: "Mesures" });
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
    expect(chip(/^Mesure/)).toHaveFocus();
    expect(onRun).not.toHaveBeenCalled();
  });
});

describe("a dimension's chip", () => {
  it("becomes a date by its grain", async () => {
    const { onRun, user } = show();
    await user.click(chip(/^Par Région/));
    await user.click(await screen.findByRole("option", { name: "Date de commande" }));
    await user.selectOptions(screen.getByLabelText("Par"), "Trimestre");
    await user.click(screen.getByRole("button", { name: "Appliquer" }));
    expect(edits(onRun)[0]).toEqual([
      {
        plan_path: "/dimensions/0",
        part: {
          kind: "dimension",
          of: { table: "ventes", column: "dt_cmd", source: 0 },
          grain: "quarter",
        },
      },
    ]);
  });

  it("is removed", async () => {
    const { onRun, user } = show();
    await user.click(chip(/^Par Région/));
    await user.click(await screen.findByRole("button", { name: "Retirer" }));
    expect(edits(onRun)[0]).toEqual([{ plan_path: "/dimensions/0" }]);
  });

  it("leaves amounts out, and finds columns by their table, accents aside", async () => {
    const { user } = show();
    await user.click(chip(/^Par Région/));
    expect(await screen.findByRole("option", { name: "Pays" })).toBeInTheDocument();
    expect(screen.queryByRole("option", { name: "Montant HT" })).not.toBeInTheDocument();
    await user.type(screen.getByRole("combobox"), "REGION");
    expect(screen.getAllByRole("option")).toHaveLength(1);
    await user.clear(screen.getByRole("combobox"));
    await user.type(screen.getByRole("combobox"), "zzz");
    expect(screen.getByText("Rien de ce nom.")).toBeInTheDocument();
  });
});

async function add(user: ReturnType<typeof userEvent.setup>, what: string) {
  await user.click(screen.getByRole("button", { name: "Ajouter" }));
  await user.click(await screen.findByRole("button", { name: what }));
}

describe("adding", () => {
  it("a filter by known values", async () => {
    const { onRun, user } = show();
    await add(user, "Un filtre");
    await user.click(await screen.findByRole("option", { name: "Région" }));
    expect(screen.queryByRole("button", { name: "Appliquer" })).not.toBeInTheDocument();
    await user.click(screen.getByRole("option", { name: "Bretagne" }));
    await user.click(screen.getByRole("option", { name: "Alsace" }));
    await user.click(screen.getByRole("button", { name: "Appliquer" }));
    expect(edits(onRun)[0]).toEqual([
      {
        part: {
          kind: "filter",
          operator: "one_of",
          values: ["Bretagne", "Alsace"],
          of: { table: "ventes", column: "region", source: 0 },
        },
      },
    ]);
  });

  it("a filter by an amount, with a decimal comma", async () => {
    const { onRun, user } = show();
    await add(user, "Un filtre");
    await user.click(await screen.findByRole("option", { name: "Montant HT" }));
    await user.selectOptions(screen.getByLabelText("Condition"), "entre");
    await user.type(screen.getByLabelText("De"), "1 000,50");
    await user.type(screen.getByLabelText("À"), "mille");
    expect(screen.getByLabelText("À")).toBeInvalid();
    expect(screen.queryByRole("button", { name: "Appliquer" })).not.toBeInTheDocument();
    await user.clear(screen.getByLabelText("À"));
    await user.type(screen.getByLabelText("À"), "2000");
    await user.click(screen.getByRole("button", { name: "Appliquer" }));
    expect(edits(onRun)[0]?.[0]?.part).toMatchObject({
      operator: "between",
      values: ["1000.50", "2000"],
    });
  });

  it("a filter by a value that is not listed", async () => {
    const { onRun, user } = show();
    await add(user, "Un filtre");
    await user.click(await screen.findByRole("option", { name: "Pays" }));
    await user.type(screen.getByLabelText("Une autre valeur"), "Suisse{Enter}");
    await user.click(screen.getByRole("button", { name: "Appliquer" }));
    expect(edits(onRun)[0]?.[0]?.part).toMatchObject({ values: ["Suisse"] });
  });

  it("a period in one click", async () => {
    const { onRun, user } = show({ plan: { calendar: { today: "2025-06-30" } } });
    await add(user, "Une période");
    await user.click(await screen.findByRole("button", { name: "Année dernière" }));
    expect(edits(onRun)[0]).toEqual([
      {
        part: {
          kind: "period",
          of: { table: "ventes", column: "dt_cmd", source: 0 },
          from: "2024-01-01",
          before: "2025-01-01",
        },
      },
    ]);
  });

  it("an order and a limit", async () => {
    const { onRun, user } = show();
    await add(user, "Un tri");
    await user.selectOptions(await screen.findByLabelText("Trier par"), "Région");
    await user.selectOptions(screen.getByLabelText("Sens"), "Croissant");
    await user.click(screen.getByRole("button", { name: "Appliquer" }));
    await add(user, "Une limite");
    await user.clear(await screen.findByLabelText("Nombre de lignes à garder"));
    await user.type(screen.getByLabelText("Nombre de lignes à garder"), "0");
    expect(screen.getByRole("alert")).toHaveTextContent("de 1 à");
    await user.type(screen.getByLabelText("Nombre de lignes à garder"), "{Backspace}5");
    await user.click(screen.getByRole("button", { name: "Appliquer" }));
    expect(edits(onRun).map(([edit]) => edit?.part)).toEqual([
      { kind: "order", by: "/dimensions/0", direction: "ascending" },
      { kind: "limit", rows: 5 },
    ]);
  });
});

describe("a period's chip", () => {
  const chips = [{ kind: "period", label: "en 2025", words: "", plan_path: "/filter" } as const];
  const interpretation = { text: "en 2025", chips: [...chips], ignored_words: [] };
  const part = {
    kind: "period" as const,
    of: { table: "ventes", column: "dt_cmd", source: 0 },
    from: "2025-01-01",
    before: "2026-01-01",
  };

  it("shows its first and last day, and says when they are reversed", async () => {
    const { onRun, user } = show(
      { interpretation },
      { ...planChoices, chips: [{ plan_path: "/filter", part, removable: true }] },
    );
    await user.click(chip(/^Période/));
    expect(await screen.findByLabelText("Du")).toHaveValue("2025-01-01");
    expect(screen.getByLabelText("Au")).toHaveValue("2025-12-31");
    await user.clear(screen.getByLabelText("Au"));
    await user.type(screen.getByLabelText("Au"), "2024-12-31");
    expect(screen.getByRole("alert")).toHaveTextContent("finit avant de commencer");
    await user.clear(screen.getByLabelText("Au"));
    await user.type(screen.getByLabelText("Au"), "2025-06-30");
    await user.click(screen.getByRole("button", { name: "Appliquer" }));
    expect(edits(onRun)[0]?.[0]?.part).toMatchObject({ before: "2025-07-01" });
  });

  it("that has no such form can only be removed", async () => {
    const { user } = show(
      { interpretation },
      { ...planChoices, chips: [{ plan_path: "/filter", part: null, removable: true }] },
    );
    await user.click(chip(/^Période/));
    expect(await screen.findByText(/ne se modifie pas ici/)).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Appliquer" })).not.toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Retirer" })).toBeInTheDocument();
  });
});

describe("chips", () => {
  it("say why they cannot be changed", async () => {
    const { user } = show();
    server.use(
      http.get(endpoint("/ai/answers/a1/choices"), () =>
        problem(404, "not_found", "Cette source a été supprimée."),
      ),
    );
    await user.click(chip(/^Mesure/));
    expect(await screen.findByRole("alert")).toHaveTextContent("Cette source a été supprimée.");
  });

  it("of an edited answer say that they were chosen by hand", () => {
    show({ edited_from: "a0" });
    expect(screen.getByText("Modifié")).toBeInTheDocument();
  });

  it("are no buttons while nothing can be run", () => {
    renderPage(
      <AnswerCard
        dataSourceId="s1"
        answer={answer()}
        isOpen={false}
        onAsk={jest.fn()}
        onChoose={jest.fn()}
      />,
    );
    expect(screen.queryByRole("button", { name: /^Mesure/ })).not.toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Ajouter" })).not.toBeInTheDocument();
  });
});

describe("the SQL", () => {
  it("is edited in its panel and run again", async () => {
    const { onRun, shown, user } = show();
    await user.click(screen.getByRole("button", { name: "Voir le SQL" }));
    await user.click(screen.getByRole("button", { name: "Modifier" }));
    const field = screen.getByLabelText("SQL à exécuter");
    expect(field).toHaveValue(shown.sql);
    await user.clear(field);
    expect(screen.getByRole("button", { name: "Exécuter" })).toBeDisabled();
    await user.type(field, "SELECT 1{Control>}{Enter}{/Control}");
    expect(onRun).toHaveBeenCalledWith(shown, { sql: "SELECT 1" });
    await user.click(screen.getByRole("button", { name: "Annuler" }));
    expect(screen.queryByLabelText("SQL à exécuter")).not.toBeInTheDocument();
  });
});
