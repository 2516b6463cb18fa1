import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import { keepDraft, keptDraft } from "@/features/catalog/kept-draft";
import {
  changesOf,
  deleted,
  edited,
  rebased,
  restored,
  saysTheSame,
} from "@/features/catalog/prepare/changes";
import {
  itemsByKey,
  keyOf,
  withItem,
  withoutItem,
  type Item,
} from "@/features/catalog/prepare/items";

import { definitions, layer, linkOf, region, withSynonym } from "../../support/catalog";
import { editColumn, press, showCatalog } from "../../support/catalog-page";

afterEach(() => sessionStorage.clear());

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

describe("an edit in place", () => {
  it("that is typed back is no change", async () => {
    showCatalog();
    const label = (await editColumn("Région")).getByLabelText("Libellé");
    await userEvent.type(label, "s");
    expect(screen.getByText("1 élément")).toBeInTheDocument();
    await userEvent.type(label, "{Backspace}");
    expect(screen.queryByText("Modifications non enregistrées")).not.toBeInTheDocument();
  });

  it("is given up after it was asked whether that is meant", async () => {
    showCatalog();
    await userEvent.type((await editColumn("Région")).getByLabelText("Libellé"), "s");
    await press("Abandonner");
    const dialog = within(await screen.findByRole("alertdialog"));
    await userEvent.click(dialog.getByRole("button", { name: "Abandonner" }));
    await waitFor(() =>
      expect(screen.queryByText("Modifications non enregistrées")).not.toBeInTheDocument(),
    );
    expect(screen.getByText("Région")).toBeInTheDocument();
  });
});

describe("a draft that was left", () => {
  const changed = withItem(definitions, withSynonym("secteur"));

  it("is there again after the page was left, and warns who closes it", async () => {
    const page = showCatalog();
    await userEvent.type((await editColumn("Région")).getByLabelText("Libellé"), "s");
    const leaving = new Event("beforeunload", { cancelable: true });
    window.dispatchEvent(leaving);
    expect(leaving.defaultPrevented).toBe(true);
    page.unmount();
    showCatalog();
    expect(await screen.findByText(/ont été retrouvées/)).toBeInTheDocument();
    expect(screen.getByText("Modifications non enregistrées")).toBeInTheDocument();
  });

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
