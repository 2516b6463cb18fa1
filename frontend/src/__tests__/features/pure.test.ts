import { highlight } from "@/features/answers/highlight";
import { sqlTokens } from "@/features/answers/sql-tokens";
import { addFiles, checkFile, nameFromFile } from "@/features/data-sources/file-checks";
import { nameProblem } from "@/features/data-sources/source-name";
import { stepsOf } from "@/features/questions/steps";
import type { StepEvent } from "@/lib/contract";

describe("the words of a chip", () => {
  it("light up in the question, case and accents aside", () => {
    expect(highlight("Chiffre d'affaires par Région ?", "region")).toEqual([
      { text: "Chiffre d'affaires par ", highlighted: false },
      { text: "Région", highlighted: true },
      { text: " ?", highlighted: false },
    ]);
  });

  it("light nothing when they are not there", () => {
    expect(highlight("Combien ?", "")).toEqual([{ text: "Combien ?", highlighted: false }]);
    expect(highlight("", "x")).toEqual([]);
  });

  it("leave the question whole", () => {
    const question = "D'où vient l'écart, « été » 2025 ?";
    const pieces = highlight(question, "ete 2025 l");
    expect(pieces.map((piece) => piece.text).join("")).toBe(question);
  });
});

describe("the colours of SQL", () => {
  it("leave the text as it is", () => {
    const sql = `SELECT "a ""x""", 'l''été' FROM t -- é\nWHERE b >= 1.5 AND c <> '' %`;
    expect(
      sqlTokens(sql)
        .map((token) => token.text)
        .join(""),
    ).toBe(sql);
  });

  it("tell words, text and numbers apart", () => {
    const kinds = sqlTokens("select x1 from t where a = 'from' limit 10")
      .filter((token) => token.text.trim() !== "")
      .map((token) => [token.text.trim(), token.kind]);
    expect(kinds).toContainEqual(["select", "keyword"]);
    expect(kinds).toContainEqual(["x1", "other"]);
    expect(kinds).toContainEqual(["'from'", "text"]);
    expect(kinds).toContainEqual(["10", "number"]);
  });
});

describe("a chosen file", () => {
  it.each([
    ["ventes.csv", 10, null],
    ["VENTES.TXT", 10, null],
    ["ventes.csv", 0, "upload.invalid.empty"],
    ["ventes.XLSX", 10, "upload.invalid.spreadsheet"],
    ["ventes.ods", 10, "upload.invalid.spreadsheet"],
    ["facture.pdf", 10, "upload.invalid.not_text"],
    ["archive.csv.zip", 10, "upload.invalid.not_text"],
  ])("%s of %d bytes is told %s", (name, size, expected) => {
    expect(checkFile({ name, size })).toBe(expected);
  });

  it("of a name that is there already is told so", () => {
    const file = () => new File(["a"], "ventes.csv");
    const chosen = addFiles(addFiles([], [file()]), [file(), new File(["a"], "clients.csv")]);
    expect(chosen.map((item) => item.problem)).toEqual([null, "upload.invalid.duplicate", null]);
  });

  it.each([
    ["ventes_2025.csv", "Ventes 2025"],
    ["Export.client-final.csv", "Export client final"],
    ["état.csv", "État"],
    [".csv", ""],
  ])("%s names its data « %s »", (file, expected) => {
    expect(nameFromFile(file)).toBe(expected);
  });
});

it("takes names of 1 to 200 characters for data", () => {
  expect(nameProblem("  ")).toBe("sources.name.required");
  expect(nameProblem("a".repeat(200))).toBeNull();
  expect(nameProblem("a".repeat(201))).toBe("sources.name.too_long");
});

describe("the steps of a question", () => {
  const event = (step: StepEvent["step"]): StepEvent => ({ step, message: step, elapsed_ms: 1 });
  const statuses = (events: StepEvent[]) => stepsOf(events).map((step) => step.status);

  it("begin with the first, and end with a computation that runs", () => {
    expect(statuses([])).toEqual(["current", "waiting", "waiting", "waiting"]);
    expect(statuses([event("understood")])).toEqual(["done", "current", "waiting", "waiting"]);
    const all = (["understood", "tables", "sql", "running"] as const).map(event);
    expect(statuses(all)).toEqual(["done", "done", "done", "current"]);
  });

  it("bear the server's words once reached", () => {
    expect(stepsOf([event("understood")])[0]?.message).toBe("understood");
    expect(stepsOf([])[0]?.message).toBeNull();
  });
});
