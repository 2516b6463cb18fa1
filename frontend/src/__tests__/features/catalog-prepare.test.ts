import { keepDraft, keptDraft } from "@/features/catalog/kept-draft";
import { dayNames, fiscalYears, monthNames } from "@/features/catalog/prepare/calendar";
import {
  changesOf,
  deleted,
  edited,
  rebased,
  restored,
  saysTheSame,
} from "@/features/catalog/prepare/changes";
import { columnsToCount, lookOf, numberLook } from "@/features/catalog/prepare/columns";
import { conditionOf, listOf, withOperator } from "@/features/catalog/prepare/conditions";
import {
  asKind,
  kindsAt,
  numberDigits,
  withFunction,
  withMore,
  withOperand,
  withoutOperand,
} from "@/features/catalog/prepare/expression";
import { formulaOf } from "@/features/catalog/prepare/formula";
import { importFile, NotDefinitions } from "@/features/catalog/prepare/import-file";
import {
  itemsByKey,
  keyOf,
  withItem,
  withoutItem,
  type Item,
} from "@/features/catalog/prepare/items";
import { metricName } from "@/features/catalog/prepare/metric-name";
import { namesOf, tableOf } from "@/features/catalog/prepare/names";
import { pictureOf, shortened } from "@/features/catalog/prepare/picture";
import { countBelow, problemsAt, problemsOfError } from "@/features/catalog/prepare/problems";
import { sampleQuestions } from "@/features/catalog/prepare/sample-questions";
import { found } from "@/features/catalog/prepare/search";
import { withTyped } from "@/features/catalog/prepare/synonyms";
import { whatWasMade } from "@/features/catalog/prepare/what-was-made";
import { wordsIn } from "@/features/catalog/use-words";
import { ApiError } from "@/lib/api-error";
import type { Definitions, MetricExpression, Problem } from "@/lib/contract";

import { columnOf, definitions, layer, linkOf } from "../support/catalog";

const { w } = wordsIn("fr");
const region: Item = {
  kind: "column",
  table: "commandes",
  value: columnOf("region", { label: "Région" }),
};
const withSynonym = (word: string): Item => ({
  ...region,
  value: { ...region.value, synonyms: [word], origin: "edited" },
});

describe("a change", () => {
  it("is of one item, and marks it as a person's", () => {
    const item = edited(region, { ...region, value: { ...region.value, label: "Secteur" } });
    const draft = withItem(definitions, item);
    expect(changesOf(definitions, draft)).toEqual([{ how: "edited", item, before: region }]);
    expect(item.value.origin).toBe("edited");
    expect(draft.tables?.[0]?.columns?.map(({ name }) => name)).toEqual([
      "dt_cmd",
      "region",
      "statut",
      "mt_ht",
      "client_id",
    ]);
  });

  it("that is taken back is none", () => {
    const emptied = { ...region, value: { ...region.value, synonyms: [], description: "" } };
    expect(edited(region, emptied)).toBe(region);
    expect(changesOf(definitions, withItem(definitions, edited(region, emptied)))).toEqual([]);
  });

  it("of a link is an acceptance, even where nothing else changes", () => {
    const link: Item = { kind: "link", value: linkOf("a.b", "c.d", { origin: "inferred" }) };
    expect(edited(link, link).value.origin).toBe("edited");
  });

  it("deletes what was saved, and drops what never was", () => {
    const [metric] = definitions.metrics ?? [];
    if (!metric) throw new Error("The sample has a metric.");
    const item: Item = { kind: "metric", value: metric };
    const gone = withItem(definitions, deleted(item));
    expect(changesOf(definitions, gone)[0]?.how).toBe("deleted");
    expect(restored(item, deleted(item))).toBe(item);
    expect(restored(deleted(item), deleted(item)).value.origin).toBe("edited");
    expect(withoutItem(definitions, item).metrics).toEqual([]);
    const link: Item = { kind: "link", value: linkOf("commandes.client_id", "clients.id") };
    expect(withoutItem(definitions, link).relationships).toEqual([]);
    expect(withoutItem(definitions, region)).toBe(definitions);
    expect(changesOf(gone, withItem(gone, restored(deleted(item), item)))[0]?.how).toBe("restored");
  });

  it("adds what was not there, and leaves what has no place", () => {
    const added: Item = { kind: "link", value: linkOf("clients.id", "commandes.client_id") };
    expect(changesOf(definitions, withItem(definitions, added))[0]?.how).toBe("added");
    expect(withItem(definitions, { ...region, table: "ailleurs" })).toBe(definitions);
    expect(withItem({}, { kind: "table", value: { name: "t", hidden: false } }).tables).toEqual([
      { name: "t", hidden: false, columns: [] },
    ]);
  });

  it("is put on what somebody else saved since; of one item, mine stands", () => {
    const mine = withItem(definitions, withSynonym("secteur"));
    const calendar: Item = {
      kind: "calendar",
      value: { origin: "edited", first_fiscal_month: 7, first_day_of_week: 1 },
    };
    const theirs = withItem(withItem(definitions, withSynonym("zone")), calendar);
    const both = rebased(definitions, mine, theirs);
    expect(both.calendar?.first_fiscal_month).toBe(7);
    expect(itemsByKey(both).get(keyOf(region))).toEqual(withSynonym("secteur"));
  });

  it.each([
    [undefined, "", true],
    [[], undefined, true],
    [{ a: 1, b: [] }, { a: 1 }, true],
    [{ a: 1 }, { a: 2 }, false],
    [["a"], { 0: "a" }, false],
    ["a", null, false],
  ])("compares %j with %j", (a, b, same) => expect(saysTheSame(a, b)).toBe(same));
});

describe("a draft that was left", () => {
  const changed = withItem(definitions, withSynonym("secteur"));
  afterEach(() => sessionStorage.clear());

  it("is found again, and forgotten once nothing is changed", () => {
    keepDraft("k", { layer, definitions: changed });
    expect(keptDraft("k", layer)?.definitions).toEqual(changed);
    keepDraft("k", { layer, definitions });
    expect(keptDraft("k", layer)).toBeNull();
  });

  it("is put on a version that was saved since", () => {
    keepDraft("k", { layer, definitions: changed });
    const theirs = { ...layer, version: 4, definitions: { ...definitions, metrics: [] } };
    const kept = keptDraft("k", theirs);
    expect(kept?.layer.version).toBe(4);
    expect(kept?.definitions.metrics).toEqual([]);
    expect(changesOf(theirs.definitions, kept?.definitions ?? {})).toHaveLength(1);
  });

  it("that cannot be read is none", () => {
    sessionStorage.setItem("k", "{");
    expect(keptDraft("k", layer)).toBeNull();
  });
});

describe("a problem", () => {
  const at = (path: string) => ({ path, severity: "error" as const, message: path });
  const problems = [
    at("tables.0.default_date"),
    at("tables.0.columns.1.role"),
    at("tables.10.label"),
    at("metrics.0"),
  ];

  it("stands at its own item: a column's is not its table's", () => {
    expect(problemsAt(problems, "tables.0")).toEqual([problems[0]]);
    expect(problemsAt(problems, "tables.0.columns.1")).toEqual([problems[1]]);
    expect(problemsAt(problems, "metrics.0")).toEqual([problems[3]]);
    expect(countBelow(problems, "tables.0")).toBe(2);
    expect(countBelow(problems, "tables")).toBe(3);
  });

  it("may be a field that the server cannot read", () => {
    const refused: Problem = {
      type: "",
      title: "",
      status: 422,
      code: "validation_failed",
      message: "",
      request_id: "r",
      errors: [{ field: "definitions.metrics.0.name", code: "invalid_format", message: "Non." }],
    };
    expect(problemsOfError(ApiError.fromProblem(refused))).toEqual([
      { path: "metrics.0.name", severity: "error", message: "Non." },
    ]);
    expect(problemsOfError(new Error("x"))).toEqual([]);
  });
});

describe("a search", () => {
  it("finds by name, label and synonym, without accents, and keeps the paths", () => {
    const draft = withItem(definitions, withSynonym("Territoire"));
    const byColumn = found(draft, "territ");
    expect(byColumn.tables).toHaveLength(1);
    expect(byColumn.tables[0]?.columns).toEqual([
      { value: withSynonym("Territoire").value, path: "tables.0.columns.1" },
    ]);
    expect(found(draft, "REGION").tables[0]?.columns).toHaveLength(1);
    expect(found(draft, "clients").tables.map(({ path }) => path)).toEqual(["tables.1"]);
    expect(found(draft, "clients").links).toHaveLength(1);
    expect(found(draft, "ca ht").metrics.map(({ path }) => path)).toEqual(["metrics.0"]);
    expect(found({}, "")).toEqual({ tables: [], metrics: [], links: [] });
  });
});

describe("a formula", () => {
  const names = namesOf(definitions, "commandes");
  const said = (expression: MetricExpression) => formulaOf(expression, names, w);
  const count = { aggregate: "count_rows" } as const;

  it("is a readable line", () => {
    expect(said(definitions.metrics?.[0]?.expression ?? count)).toBe(
      "somme de Montant HT (hors Statut : annulée)",
    );
    expect(said({ divide: [{ metric: "ca_ht" }, count] })).toBe("CA HT ÷ nombre de lignes");
    expect(said({ multiply: [{ number: "1.5" }, { add: [count, { metric: "autre" }] }] })).toBe(
      "1,5 × (nombre de lignes + autre)",
    );
    expect(
      said({ aggregate: "average", of: { days_between: [{ column: "dt_cmd" }, { column: "x" }] } }),
    ).toBe("moyenne de jours de Date de commande à x");
    expect(said({ subtract: [count, { number: 1 }] })).toBe("nombre de lignes − 1");
    expect(formulaOf({ number: "1.5" }, names, wordsIn("en").w)).toBe("1.5");
  });

  it("says conditions, nested ones in brackets", () => {
    const where = {
      any_of: [
        { column: "statut", operator: "empty" as const },
        {
          all_of: [
            { column: "mt_ht", operator: "between" as const, values: [1, 2] },
            { column: "region", operator: "one_of" as const, values: [] },
          ],
        },
      ],
    };
    expect(said({ ...count, where })).toBe(
      "nombre de lignes (Statut vide ou (Montant HT de 1 à 2 et Région : …))",
    );
  });
});

describe("an expression", () => {
  const first = { column: "mt_ht", metric: "ca_ht" };
  const sum: MetricExpression = { aggregate: "sum", of: { column: "mt_ht" } };

  it("keeps what it said when it becomes another kind", () => {
    const ratio = asKind(sum, "divide", "metric", first);
    expect(ratio).toEqual({ divide: [sum, sum] });
    expect(asKind(ratio, "add", "metric", first)).toEqual({ add: [sum, sum] });
    expect(asKind(ratio, "aggregate", "metric", first)).toBe(sum);
    const three = withMore({ add: [sum, sum] }, "metric", first);
    expect(three.add).toHaveLength(3);
    expect(asKind(three, "subtract", "metric", first).subtract).toHaveLength(2);
    expect(withoutOperand(three, 0).add).toHaveLength(2);
    expect(withOperand(ratio, 1, { metric: "x" })).toEqual({ divide: [sum, { metric: "x" }] });
    expect(asKind({ column: "a" }, "days_between", "row", first)).toEqual({
      days_between: [{ column: "a" }, { column: "mt_ht" }],
    });
    expect(asKind(sum, "number", "metric", first)).toEqual({ number: "1" });
    expect(asKind(sum, "metric", "metric", first)).toEqual({ metric: "ca_ht" });
    expect(asKind({ number: 1 }, "column", "row", first)).toEqual({ column: "mt_ht" });
    expect(asKind({ number: 1 }, "aggregate", "metric", first)).toEqual(sum);
    expect(asKind(sum, "aggregate", "metric", first)).toBe(sum);
  });

  it("of a count of rows is of nothing, and keeps its conditions", () => {
    const where = { column: "statut", operator: "present" as const };
    const counted = withFunction({ ...sum, where }, "count_rows", first);
    expect(counted).toEqual({ aggregate: "count_rows", where });
    expect(withFunction(counted, "average", first)).toEqual({
      aggregate: "average",
      of: { column: "mt_ht" },
      where,
    });
  });

  it("nests no deeper than the server reads, and names a metric only where there is one", () => {
    expect(kindsAt("metric", 1, true)).toContain("metric");
    expect(kindsAt("metric", 1, false)).not.toContain("metric");
    expect(kindsAt("metric", 6, false)).toEqual(["aggregate", "number"]);
    expect(kindsAt("row", 6, false)).toEqual(["column", "number"]);
    expect(kindsAt("row", 2, false)).toContain("days_between");
  });

  it.each([
    ["1 000,5", "1000.5"],
    ["-2", "-2"],
    ["1e3", null],
    ["", null],
  ])("reads the number %j as %j", (typed, digits) => expect(numberDigits(typed)).toBe(digits));
});

describe("conditions", () => {
  const empty = { column: "statut", operator: "empty" as const };
  it("are a list with a joint, where there are two", () => {
    expect(listOf(undefined).tests).toEqual([]);
    expect(listOf(empty)).toEqual({ joint: "all_of", tests: [empty] });
    expect(listOf({ any_of: [empty] }).joint).toBe("any_of");
    expect(listOf({ all_of: [empty] }).joint).toBe("all_of");
    expect(conditionOf({ joint: "any_of", tests: [empty, empty] })).toEqual({
      any_of: [empty, empty],
    });
    expect(conditionOf({ joint: "any_of", tests: [empty] })).toBe(empty);
    expect(conditionOf({ joint: "all_of", tests: [] })).toBeUndefined();
  });

  it("have as many values as their operator wants", () => {
    const test = { column: "c", operator: "one_of" as const, values: ["a", "b", "c"] };
    expect(withOperator(test, "between").values).toEqual(["a", "b"]);
    expect(withOperator(test, "equal").values).toEqual(["a"]);
    expect(withOperator(test, "empty")).toEqual({ column: "c", operator: "empty" });
    expect(withOperator(empty, "between").values).toEqual(["", ""]);
    expect(withOperator(test, "not_one_of").values).toEqual(["a", "b", "c"]);
  });
});

describe("the picture of the links", () => {
  const links = [
    linkOf("lignes.cmd", "commandes.id"),
    linkOf("commandes.client", "clients.id"),
    linkOf("lignes.produit", "produits.id"),
    linkOf("clients.parrain", "clients.id"),
    linkOf("lignes.lot", "lots.id", { origin: "deleted" }),
  ];
  const picture = pictureOf(links);
  const at = (name: string) => picture.tables.find((table) => table.name === name);

  it("places the side of many left of the side of one, and nothing over another", () => {
    const xs = ["lignes", "commandes", "clients"].map((name) => at(name)?.x ?? NaN);
    expect(xs).toEqual(xs.toSorted((a, b) => a - b));
    expect(at("produits")?.x).toBe(at("commandes")?.x);
    for (const one of picture.tables) {
      for (const other of picture.tables) {
        const apart =
          one === other ||
          one.x !== other.x ||
          one.y + one.height < other.y ||
          other.y + other.height < one.y;
        expect(apart).toBe(true);
      }
    }
  });

  it("leaves out what is deleted, and draws a table that refers to itself", () => {
    expect(at("lots")).toBeUndefined();
    expect(picture.links).toHaveLength(4);
    expect(picture.links.every(({ path }) => !path.includes("NaN"))).toBe(true);
    const right = Math.max(...picture.links.map(({ x }) => x));
    expect(picture.width).toBeGreaterThan(right);
    expect(picture.tables.every(({ y, height }) => y + height <= picture.height)).toBe(true);
  });

  it("ends where links make a circle", () => {
    const circle = pictureOf([linkOf("a.x", "b.x"), linkOf("b.y", "c.y"), linkOf("c.z", "a.z")]);
    expect(circle.tables).toHaveLength(3);
    expect(circle.links).toHaveLength(3);
  });

  it("draws one line for each pair of columns of a key of several", () => {
    const [line] = pictureOf([linkOf("ventes.magasin.caisse", "caisses.magasin.numero")]).links;
    expect(line?.path.match(/M /g)).toHaveLength(2);
  });

  it("is empty without links", () => {
    expect(pictureOf([]).tables).toEqual([]);
    expect(shortened("abcdef", 4)).toBe("abc…");
    expect(shortened("abc", 4)).toBe("abc");
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

describe("small decisions", () => {
  it.each([
    ["CA HT (net)", [], "ca_ht_net"],
    ["Délai moyen", ["delai_moyen"], "delai_moyen_2"],
    ["Œuvres vendues", [], "oeuvres_vendues"],
    ["2025", [], "mesure"],
  ])("names the metric %j beside %j as %j", (label, taken, name) =>
    expect(metricName(label, taken)).toBe(name),
  );

  it("takes several typed words at once, none twice, none too many", () => {
    expect(withTyped(["a"], "b, a; c")).toEqual(["a", "b", "c"]);
    expect(withTyped(["a"], "b,c", 2)).toEqual(["a", "b"]);
  });

  it("says how a number looks", () => {
    const money = columnOf("m", {
      role: "measure",
      format: "money",
      tax: "excluded",
      aggregation: "sum",
    });
    expect(numberLook(money, w)).toBe("Somme · € HT");
    expect(numberLook({ ...money, unit: "k€" }, w)).toBe("Somme · k€ HT");
    expect(numberLook(columnOf("d"), w)).toBe("");
    expect(lookOf({ format: "percent" }, w)).toBe("%");
    expect(lookOf({ format: "days" }, w)).toBe("jours");
    expect(lookOf({}, w)).toBe("");
  });

  it("offers numbers first, and what is hidden last", () => {
    const table = tableOf(definitions, "commandes");
    expect(columnsToCount(table)[0]?.name).toBe("mt_ht");
    expect(columnsToCount(null)).toEqual([]);
  });

  it("names months and days in order", () => {
    expect(monthNames("fr")[6]).toBe("juillet");
    expect(dayNames("fr")[0]).toBe("lundi");
    expect(fiscalYears(1)).toBe("2024");
    expect(fiscalYears(7)).toBe("2024/2025");
  });

  it("says what a generation made", () => {
    expect(whatWasMade(definitions, wordsIn("fr"))).toContain(
      "2 tables décrites, 6 colonnes, 1 mesure proposée, 1 lien",
    );
  });

  it("sends each form of file as what it is", () => {
    expect(importFile("a.yaml", "tables: []")).toEqual({
      query: "",
      contentType: "application/yaml",
      body: "tables: []",
    });
    expect(importFile("a.YML", "version: 1\nsemantic_model:\n").query).toBe("?format=osi");
    expect(importFile("a.json", '{"semantic_model":[]}').query).toBe("?format=osi");
    expect(importFile("a.json", '{"version":1,"definitions":{"tables":[]}}').body).toBe(
      '{"definitions":{"tables":[]}}',
    );
    expect(importFile("a.json", '{"tables":[]}').body).toBe('{"definitions":{"tables":[]}}');
    expect(() => importFile("a.json", "[]")).toThrow(NotDefinitions);
    expect(() => importFile("a.json", "{")).toThrow(NotDefinitions);
  });
});
