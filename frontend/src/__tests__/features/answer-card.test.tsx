import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import { AnswerCard } from "@/features/answers/answer-card";
import type { Answer } from "@/lib/contract";
import { saveFile } from "@/lib/save-file";

import { plain, renderPage } from "../support/render";
import { answer, chartSpec, revenue } from "../support/samples";
import { endpoint, http, HttpResponse, problem, server } from "../support/server";

jest.mock("@/lib/save-file", () => ({ saveFile: jest.fn() }));

function show(extra: Partial<Answer> = {}, isOpen = true) {
  const onAsk = jest.fn();
  const onChoose = jest.fn();
  const shown = answer(extra);
  renderPage(
    <AnswerCard
      dataSourceId="s1"
      answer={shown}
      isOpen={isOpen}
      onAsk={onAsk}
      onChoose={onChoose}
    />,
  );
  return { onAsk, onChoose, shown, card: screen.getByRole("article") };
}

const order = (before: HTMLElement, after: HTMLElement) =>
  before.compareDocumentPosition(after) & Node.DOCUMENT_POSITION_FOLLOWING;

describe("an answer", () => {
  it("shows the chart, then the sentence, the chips, and the proof folded", () => {
    const { card } = show();
    const chart = within(card).getByRole("table", { name: "Les mêmes valeurs en tableau" });
    const sentence = within(card).getByText("La Bretagne arrive en tête.");
    const chip = within(card).getByText("Somme de Montant HT");
    const sql = within(card).getByRole("button", { name: "Voir le SQL" });
    expect(order(chart, sentence)).toBeTruthy();
    expect(order(sentence, chip)).toBeTruthy();
    expect(order(chip, sql)).toBeTruthy();
    expect(sql).toHaveAttribute("aria-expanded", "false");
    expect(within(card).getByText("Somme de Montant HT par région")).toBeInTheDocument();
  });

  it("gives the values of its chart to who does not see it", () => {
    show();
    const rows = screen.getAllByRole("row").map((row) => plain(row.textContent));
    expect(rows).toEqual(["RégionMontant HT", "Bretagne1 234,56 €", "Alsace89,90 €"]);
  });

  it.each([
    ["verified", "Vérifié"],
    ["rules", "Règles"],
    ["model", "IA"],
  ] as const)("by %s says « %s »", (engine, label) => {
    const { card } = show({ engine, model: engine === "model" ? "claude" : null });
    expect(within(card).getByText(label)).toBeInTheDocument();
  });

  it("gives the definitions that it used, folded", async () => {
    const { card } = show({
      definitions: [
        {
          kind: "metric",
          name: "ca_ht",
          label: "CA HT",
          description: "Hors commandes annulées.",
          formula: "somme de montant HT (hors statut : annulé)",
        },
      ],
    });
    const fold = within(card).getByRole("button", { name: "Définitions utilisées" });
    expect(fold).toHaveAttribute("aria-expanded", "false");
    await userEvent.click(fold);
    expect(within(card).getByText("CA HT")).toBeInTheDocument();
    expect(
      within(card).getByText("somme de montant HT (hors statut : annulé)"),
    ).toBeInTheDocument();
    expect(within(card).getByText("Hors commandes annulées.")).toBeInTheDocument();
  });

  it("has no fold for definitions where it used none", () => {
    const { card } = show();
    expect(
      within(card).queryByRole("button", { name: "Définitions utilisées" }),
    ).not.toBeInTheDocument();
  });

  it("of one number shows it whole", () => {
    show({
      columns: [revenue],
      rows: [["5068925.35"]],
      chart: chartSpec({ type: "number", x: null }),
    });
    const number = screen.getByText((text) => plain(text) === "5 068 925,35 €");
    expect(number).toBeInTheDocument();
  });

  it("that is a table is not shown twice", () => {
    show({ chart: chartSpec({ type: "table", x: null, series: [] }) });
    expect(screen.getByRole("table", { name: "Lignes de la réponse" })).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: /Voir les/ })).not.toBeInTheDocument();
  });

  it("without a row says so", () => {
    show({ rows: [], row_count: 0, summary: null });
    expect(screen.getByText("Aucune ligne ne correspond à cette question.")).toBeInTheDocument();
  });

  it("without a row whose sentence says so does not say it twice", () => {
    const words = "Aucune ligne ne correspond à cette question.";
    show({ rows: [], row_count: 0, summary: words });
    expect(screen.getAllByText(words)).toHaveLength(1);
  });

  it("becomes another chart in one click, and only one that it can bear", async () => {
    const { card } = show();
    const forms = within(within(card).getByRole("group", { name: "Forme du graphique" }));
    expect(forms.getAllByRole("button").map((button) => button.title)).toEqual([
      "Barres couchées",
      "Barres",
      "Tableau",
    ]);
    expect(forms.getByRole("button", { pressed: true })).toHaveAccessibleName("Barres couchées");
    await userEvent.click(forms.getByRole("button", { name: "Tableau" }));
    expect(screen.getByRole("table", { name: "Lignes de la réponse" })).toBeInTheDocument();
    expect(forms.getByRole("button", { pressed: true })).toHaveAccessibleName("Tableau");
  });

  it("names the words that it did not understand, and its warnings", () => {
    show({
      interpretation: { text: "x", chips: [], ignored_words: ["glissant", "net"] },
      warnings: [{ code: "missing_dates", message: "Aucune commande en août." }],
    });
    expect(
      screen.getByText("Je ne sais pas interpréter « glissant », « net »."),
    ).toBeInTheDocument();
    expect(screen.getByText("Aucune commande en août.")).toBeInTheDocument();
  });

  it("that was cut says how many rows are shown", () => {
    show({ truncated: true });
    expect(screen.getByText(/Seules les 2 premières lignes/)).toBeInTheDocument();
  });

  it("unfolds the SQL, the rows and how it was made", async () => {
    show();
    await userEvent.click(screen.getByRole("button", { name: "Voir le SQL" }));
    expect(screen.getByText("SELECT")).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Voir les 2 lignes" }));
    expect(screen.getByRole("table", { name: "Lignes de la réponse" })).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: /Comment cette réponse/ }));
    expect(screen.getByText("0 octet")).toBeInTheDocument();
    expect(screen.getByText("97 %", { normalizer: plain })).toBeInTheDocument();
    expect(screen.queryByText("Jetons du modèle")).not.toBeInTheDocument();
  });

  it("lights up the words of the chip under the pointer", async () => {
    show();
    await userEvent.hover(screen.getByText("Région", { selector: "li span" }));
    expect(screen.getByText("région", { selector: "mark" })).toBeInTheDocument();
    await userEvent.unhover(screen.getByText("Région", { selector: "li span" }));
    expect(screen.queryByText("région", { selector: "mark" })).not.toBeInTheDocument();
  });
});

describe("exporting", () => {
  it("saves the file under the name that the server gives", async () => {
    server.use(
      http.get(endpoint("/ai/answers/a1/export"), ({ request }) => {
        expect(new URL(request.url).searchParams.get("format")).toBe("csv");
        const headers = { "Content-Disposition": 'attachment; filename="ca.csv"' };
        return new HttpResponse("a;b", { headers });
      }),
    );
    show();
    await userEvent.click(screen.getByRole("button", { name: "Exporter" }));
    await userEvent.click(await screen.findByRole("menuitem", { name: "CSV pour tableur" }));
    await screen.findByRole("button", { name: "Exporter" });
    expect(saveFile).toHaveBeenCalledWith(expect.anything(), "ca.csv");
  });

  it("offers a picture of what is drawn", async () => {
    show();
    await userEvent.click(screen.getByRole("button", { name: "Exporter" }));
    expect(await screen.findByRole("menuitem", { name: "Image du graphique" })).toBeVisible();
  });

  it("offers no picture of a number", async () => {
    const chart = chartSpec({ type: "number", x: null });
    show({ columns: [revenue], rows: [["1"]], chart });
    await userEvent.click(screen.getByRole("button", { name: "Exporter" }));
    expect(await screen.findByRole("menuitem", { name: "JSON" })).toBeVisible();
    expect(screen.queryByRole("menuitem", { name: "Image du graphique" })).not.toBeInTheDocument();
  });

  it("copies the call that gets the same answer", async () => {
    const person = userEvent.setup();
    const written = jest.spyOn(navigator.clipboard, "writeText");
    show();
    await person.click(screen.getByRole("button", { name: "Exporter" }));
    await person.click(await screen.findByRole("menuitem", { name: "curl" }));
    expect(await screen.findByRole("button", { name: "Appel copié" })).toBeInTheDocument();
    expect(written).toHaveBeenCalledWith(
      expect.stringContaining('"data_source_id":"s1","question":"CA par région"'),
    );
  });

  it("says why there is no file", async () => {
    server.use(
      http.get(endpoint("/ai/answers/a1/export"), () =>
        problem(404, "not_found", "Ces données ont été supprimées."),
      ),
    );
    show();
    await userEvent.click(screen.getByRole("button", { name: "Exporter" }));
    await userEvent.click(await screen.findByRole("menuitem", { name: "JSON" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("Ces données ont été supprimées.");
  });
});

describe("a clarification", () => {
  const clarification = {
    question: "Quel montant ?",
    choices: [
      { id: "ht", label: "Hors taxes", preview: "Somme de mt_ht" },
      { id: "ttc", label: "Toutes taxes", preview: "" },
    ],
  };
  const unclear = { status: "needs_clarification", clarification, rows: [], chart: null } as const;
  const without = { ...unclear, rows: [], columns: [], sql: null, summary: null };

  it("is one click, and shows no figure before it", async () => {
    const { onChoose, shown } = show(without);
    expect(screen.getByText("Quel montant ?")).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Exporter" })).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: /Toutes taxes/ }));
    expect(onChoose).toHaveBeenCalledWith(shown, "ttc");
  });

  it("that the conversation has passed cannot be answered any more", () => {
    show(without, false);
    expect(screen.getByRole("button", { name: /Hors taxes/ })).toBeDisabled();
  });
});

it("refuses in words, with questions that can be answered", async () => {
  const { onAsk } = show({
    status: "refused",
    refusal: {
      code: "question_out_of_scope",
      message: "Ces données ne parlent pas de la météo.",
      examples: ["CA par région"],
    },
    interpretation: { text: "", chips: [], ignored_words: ["météo"] },
    columns: [],
    rows: [],
    chart: null,
    sql: null,
    summary: null,
  });
  expect(screen.getByText("Ces données ne parlent pas de la météo.")).toBeInTheDocument();
  expect(screen.getByText("Je ne sais pas interpréter « météo ».")).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "CA par région" }));
  expect(onAsk).toHaveBeenCalledWith("CA par région");
});

it("speaks English on request", () => {
  renderPage(
    <AnswerCard
      dataSourceId="s1"
      answer={answer()}
      isOpen
      onAsk={jest.fn()}
      onChoose={jest.fn()}
    />,
    "en",
  );
  expect(screen.getByRole("button", { name: "See the 2 rows" })).toBeInTheDocument();
  expect(screen.getByText("Rules")).toBeInTheDocument();
});
