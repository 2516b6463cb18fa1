import { fireEvent, screen, within } from "@testing-library/react";
import userEventDefault from "@testing-library/user-event";

import { ResultTable } from "@/components/result-table";
import { useLanguage } from "@/contexts/LanguageContext";
import type { Value } from "@/lib/contract";
import { createFormatter } from "@/lib/format";
import { clipboardText, columnWidths, nextOrder, orderedRows } from "@/lib/table-rows";

import { renderPage } from "../support/render";
import { column, region, revenue } from "../support/samples";
import { endpoint, http, HttpResponse, server } from "../support/server";

const day = column("jour", { type: "date" });
const userEvent = userEventDefault.setup({ delay: null });

function Table({ rows }: { rows: Value[][] }) {
  const { t, format } = useLanguage();
  return (
    <ResultTable caption="Lignes" columns={[region, revenue]} rows={rows} format={format} t={t} />
  );
}

function renderTable(rows: Value[][]) {
  server.use(http.get(endpoint("/auth/me"), () => HttpResponse.json(null)));
  renderPage(<Table rows={rows} />);
}

const firstCells = () =>
  within(screen.getByRole("table", { name: "Lignes" }))
    .getAllByRole("row")
    .slice(1)
    .map((row) => within(row).getAllByRole("cell")[0]?.textContent);

describe("a table of rows", () => {
  const rows: Value[][] = [
    ["Lyon", "12.5"],
    ["Ars", "-3"],
    ["Metz", null],
  ];

  it("is put in the order of a column, the other way round, and back", async () => {
    renderTable(rows);
    const head = screen.getByRole("columnheader", { name: "Montant HT" });
    const button = within(head).getByRole("button");
    await userEvent.click(button);
    expect(firstCells()).toEqual(["Ars", "Lyon", "Metz"]);
    expect(head).toHaveAttribute("aria-sort", "ascending");
    await userEvent.click(button);
    expect(firstCells()).toEqual(["Lyon", "Ars", "Metz"]);
    expect(head).toHaveAttribute("aria-sort", "descending");
    await userEvent.click(button);
    expect(firstCells()).toEqual(["Lyon", "Ars", "Metz"]);
    expect(head).not.toHaveAttribute("aria-sort");
  });

  it("is copied as a French spreadsheet takes it", async () => {
    const written = jest.spyOn(navigator.clipboard, "writeText");
    renderTable(rows);
    await userEvent.click(screen.getByRole("button", { name: "Copier le tableau" }));
    expect(await screen.findByRole("button", { name: "Tableau copié" })).toBeInTheDocument();
    expect(written).toHaveBeenCalledWith("Région\tMontant HT\nLyon\t12,5\nArs\t-3\nMetz\t");
  });

  it("of ten thousand draws those in view alone, and says how many there are", () => {
    const height = jest.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(400);
    const many = Array.from({ length: 10_000 }, (_, index): Value[] => [`Ville ${index}`, index]);
    renderTable(many);
    const table = screen.getByRole("table", { name: "Lignes" });
    expect(table).toHaveAttribute("aria-rowcount", "10001");
    expect(firstCells().length).toBeLessThan(80);
    expect(firstCells()[0]).toBe("Ville 0");

    const region = screen.getByRole("region", { name: "Lignes" });
    region.scrollTop = 37 * 5000;
    fireEvent.scroll(region);
    expect(firstCells()).toContain("Ville 5003");
    expect(firstCells()).not.toContain("Ville 0");
    height.mockRestore();
  });
});

describe("the order of rows", () => {
  it("takes numbers as numbers, and words without case and accents", () => {
    const numbers: Value[][] = [["10"], ["9"], ["9.25"]];
    expect(orderedRows(numbers, { column: 0, descending: false }, revenue)).toEqual([
      ["9"],
      ["9.25"],
      ["10"],
    ]);
    const words: Value[][] = [["zone"], ["Épi"], ["eau"]];
    expect(orderedRows(words, { column: 0, descending: false }, region)).toEqual([
      ["eau"],
      ["Épi"],
      ["zone"],
    ]);
  });

  it("leaves what is missing at the end, and the rows themselves as they were", () => {
    const rows: Value[][] = [[null], ["2025-01-02"], ["2024-12-31"]];
    const order = { column: 0, descending: true };
    expect(orderedRows(rows, order, day)).toEqual([["2025-01-02"], ["2024-12-31"], [null]]);
    expect(rows[0]).toEqual([null]);
  });

  it("begins anew with another column", () => {
    expect(nextOrder({ column: 0, descending: true }, 1)).toEqual({ column: 1, descending: false });
  });
});

it("keeps columns within bounds", () => {
  expect(columnWidths(["a", "b"], [["x".repeat(200), "1"]])).toEqual([36, 8]);
});

it("copies no formula, and no break within a cell", () => {
  const text = clipboardText([region], [["=1+1"], ["a\tb\nc"], ["-12,5"]], createFormatter("fr"));
  expect(text.split("\n")).toEqual(["Région", "'=1+1", "a b c", "-12,5"]);
});
