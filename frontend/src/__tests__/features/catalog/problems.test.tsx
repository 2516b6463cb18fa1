import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import { countBelow, problemsAt, problemsOfError } from "@/features/catalog/prepare/problems";
import { ApiError } from "@/lib/api-error";
import type { Problem } from "@/lib/contract";

import { layer } from "../../support/catalog";
import { editColumn, layerUrl, press, showCatalog } from "../../support/catalog-page";
import { endpoint, http, HttpResponse, problem, server } from "../../support/server";

afterEach(() => sessionStorage.clear());

describe("a problem", () => {
  it("of what is saved stands at its item", async () => {
    const message = "La colonne « mt_ht » n'existe plus dans la source.";
    const found = { item: "ca_ht", severity: "error", code: "column_missing", message } as const;
    showCatalog({ ...layer, problems: [{ ...found, path: "metrics.0.expression.of" }] });
    await press(/^Mesures/);
    const metric = within(await screen.findByRole("region", { name: "CA HT" }));
    expect(metric.getByText(message)).toBeInTheDocument();
  });

  it("of the draft is found while it is edited, and named by the save that is refused", async () => {
    showCatalog();
    const message = "Une mesure doit être une colonne de nombres.";
    server.use(
      http.post(endpoint(`${layerUrl}/validate`), () =>
        HttpResponse.json({
          valid: false,
          problems: [
            {
              path: "tables.0.columns.2.role",
              item: "commandes.statut",
              severity: "error",
              code: "type_mismatch",
              message,
            },
          ],
        }),
      ),
      http.put(endpoint(layerUrl), () =>
        problem(422, "validation_failed", "Vérifiez la saisie.", [
          { field: "definitions.tables.0.columns.2.unit", code: "too_long", message: "Trop long." },
        ]),
      ),
    );
    const fields = await editColumn("Statut");
    await userEvent.selectOptions(fields.getByLabelText("Rôle"), "Mesure");
    expect(await screen.findByText(message)).toBeInTheDocument();
    await press("Voir l'effet et enregistrer");
    await userEvent.click(await screen.findByRole("button", { name: "Enregistrer" }));
    expect(await screen.findByText(/Trop long\./)).toBeInTheDocument();
    expect(screen.getByText("Vérifiez la saisie.")).toBeInTheDocument();
  });

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
