import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import {
  conditionOf,
  listOf,
  mayNest,
  newGroup,
  withOperator,
  withTest,
} from "@/features/catalog/prepare/conditions";
import { knownValues, offeredValues } from "@/features/catalog/prepare/known-values";
import type { MetricCondition, SemanticLayer } from "@/lib/contract";

import { definitions, layer, ordersSchema } from "../../support/catalog";
import { press, saved, showCatalog } from "../../support/catalog-page";
import { source } from "../../support/samples";
import { endpoint, http, problem, server } from "../../support/server";

afterEach(() => sessionStorage.clear());

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

  it("are replaced in their place, and leave it without another", () => {
    const present = { column: "region", operator: "present" as const };
    const list = { joint: "any_of" as const, tests: [empty, empty] };
    expect(withTest(list, 1, present)).toEqual({ joint: "any_of", tests: [empty, present] });
    expect(withTest(list, 0, undefined)).toEqual({ joint: "any_of", tests: [empty] });
  });

  it("form a group that is joined the other way than what is around it", () => {
    expect(Object.keys(newGroup("all_of", "statut"))).toEqual(["any_of"]);
    expect(newGroup("any_of", "statut").all_of).toHaveLength(2);
  });

  it("nest no deeper than the server reads", () => {
    expect(mayNest(5)).toBe(true);
    expect(mayNest(6)).toBe(false);
  });
});

function layerWith(where: MetricCondition): SemanticLayer {
  const [metric] = definitions.metrics ?? [];
  if (!metric) throw new Error("The sample has a metric.");
  const metrics = [{ ...metric, expression: { aggregate: "count_rows" as const, where } }];
  return { ...layer, definitions: { ...definitions, metrics } };
}

const openMetric = async () => {
  await press(/^Mesures/);
  await press("Modifier CA HT");
  return within(screen.getByRole("group", { name: "Modifier CA HT" }));
};
const editMetric = (first: SemanticLayer) => {
  showCatalog(first);
  return openMetric();
};

describe("conditions in conditions", () => {
  const nested = layerWith({
    all_of: [
      { column: "statut", operator: "one_of", values: ["livrée"] },
      {
        any_of: [
          { column: "region", operator: "one_of", values: ["Bretagne"] },
          { column: "mt_ht", operator: "greater", values: ["100"] },
        ],
      },
    ],
  });
  const whereOfSaved = async () => {
    await press("Voir l'effet et enregistrer");
    await userEvent.click(await screen.findByRole("button", { name: "Enregistrer" }));
    await waitFor(() => expect(saved).toHaveLength(1));
    return saved[0]?.definitions.metrics?.[0]?.expression.where;
  };

  it("are edited in their place, and saved as they are nested", async () => {
    const fields = await editMetric(nested);
    const value = fields.getByLabelText("Condition 2.2, valeur 1");
    await userEvent.clear(value);
    await userEvent.type(value, "250");
    const region = within(fields.getByRole("group", { name: "Condition 2.1" }));
    await userEvent.type(region.getByLabelText("Valeurs"), "Normandie{Enter}");
    expect(
      screen.getByText(
        "nombre de lignes (Statut : livrée et (Région : Bretagne, Normandie ou Montant HT > 250))",
      ),
    ).toBeInTheDocument();
    expect(await whereOfSaved()).toEqual({
      all_of: [
        { column: "statut", operator: "one_of", values: ["livrée"] },
        {
          any_of: [
            { column: "region", operator: "one_of", values: ["Bretagne", "Normandie"] },
            { column: "mt_ht", operator: "greater", values: ["250"] },
          ],
        },
      ],
    });
  });

  it("are joined one way in the group and another around it", async () => {
    const fields = await editMetric(nested);
    await userEvent.selectOptions(
      fields.getByLabelText("Condition 2, conditions à remplir"),
      "toutes les conditions sont vraies",
    );
    await userEvent.selectOptions(
      fields.getByLabelText("Conditions à remplir"),
      "au moins une condition est vraie",
    );
    expect(
      screen.getByText(/Statut : livrée ou \(Région : Bretagne et Montant HT > 100\)/),
    ).toBeInTheDocument();
  });

  it("are no group any more once one of them is left, and gone with their group", async () => {
    const fields = await editMetric(nested);
    await userEvent.click(fields.getByRole("button", { name: "Supprimer Condition 2.1" }));
    expect(screen.getByText(/\(Statut : livrée et Montant HT > 100\)/)).toBeInTheDocument();
    await userEvent.click(fields.getByRole("button", { name: "Supprimer Condition 2" }));
    expect(screen.getByText("nombre de lignes (Statut : livrée)")).toBeInTheDocument();
  });

  it("are added as a group, beside a condition that is there", async () => {
    const fields = await editMetric(layerWith({ column: "statut", operator: "present" }));
    await userEvent.click(fields.getByRole("button", { name: "Un groupe de conditions" }));
    const second = within(fields.getByRole("group", { name: "Condition 2.2" }));
    await userEvent.selectOptions(second.getByLabelText("Condition 2.2, colonne"), "Région");
    await userEvent.selectOptions(second.getByLabelText("Condition 2.2, comparaison"), "est vide");
    expect(
      screen.getByText(/Statut renseigné et \(Montant HT : … ou Région vide\)/),
    ).toBeInTheDocument();
  });
});

describe("the values of a column", () => {
  const known = knownValues(ordersSchema);

  it("are offered as text, those that are chosen already and empty ones left out", () => {
    expect(offeredValues(known, "region", ["Bretagne"])).toEqual(["Normandie"]);
    expect(offeredValues(known, "mt_ht", [])).toEqual(["12", "40"]);
    expect(offeredValues(known, "unknown", [])).toEqual([]);
    expect(knownValues(undefined).size).toBe(0);
  });

  const offers = (input: HTMLElement) =>
    [...((input as HTMLInputElement).list?.options ?? [])].map(({ value }) => value);

  it("are offered where several may be, and one that is chosen is added whole", async () => {
    const fields = await editMetric(layerWith({ column: "statut", operator: "one_of" }));
    const input = fields.getByLabelText("Valeurs");
    await waitFor(() =>
      expect(offers(input)).toEqual(["livrée", "annulée", "à livrer, en retard"]),
    );
    fireEvent.change(input, { target: { value: "à livrer, en retard" } });
    expect(fields.getByText("à livrer, en retard")).toBeInTheDocument();
    expect(input).toHaveValue("");
    expect(offers(input)).toEqual(["livrée", "annulée"]);
  });

  it("are offered for one value too, and are those of the column that is tested", async () => {
    const fields = await editMetric(
      layerWith({ column: "statut", operator: "equal", values: [""] }),
    );
    const value = () => fields.getByLabelText("Condition 1, valeur 1");
    await waitFor(() => expect(offers(value())).toContain("livrée"));
    await userEvent.selectOptions(fields.getByLabelText("Condition 1, colonne"), "Région");
    expect(offers(value())).toEqual(["Bretagne", "Normandie"]);
  });

  it("that are not known leave the field as it is", async () => {
    showCatalog(layerWith({ column: "statut", operator: "one_of" }));
    server.use(
      http.get(endpoint(`/data-sources/${source.id}/schema`), () => problem(404, "not_found")),
    );
    const fields = await openMetric();
    await userEvent.type(fields.getByLabelText("Valeurs"), "livrée{Enter}");
    expect(fields.getByText("livrée")).toBeInTheDocument();
  });
});
