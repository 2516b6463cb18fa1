import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import type { SemanticLayer } from "@/lib/contract";

import { definitions, layer } from "../../support/catalog";
import {
  columnIn,
  editColumn,
  layerUrl,
  press,
  saved,
  showCatalog,
} from "../../support/catalog-page";
import { endpoint, http, HttpResponse, problem, server } from "../../support/server";

afterEach(() => sessionStorage.clear());

describe("somebody else's save", () => {
  const theirs: SemanticLayer = {
    ...layer,
    version: 4,
    definitions: {
      ...definitions,
      calendar: { origin: "edited", first_fiscal_month: 7, first_day_of_week: 1 },
    },
  };
  const meet = async () => {
    showCatalog();
    await userEvent.type((await editColumn("Région")).getByLabelText("Libellé"), "s");
    server.use(
      http.put(endpoint(layerUrl), () => problem(409, "conflict"), { once: true }),
      http.get(endpoint(layerUrl), () => HttpResponse.json(theirs)),
    );
    await press("Voir l'effet et enregistrer");
    await userEvent.click(await screen.findByRole("button", { name: "Enregistrer" }));
    expect(await screen.findByText(/Quelqu'un d'autre a enregistré/)).toBeInTheDocument();
  };

  it("is kept beside my changes, which are saved over it", async () => {
    await meet();
    await press("Reprendre mes modifications");
    await waitFor(() =>
      expect(screen.queryByText(/Quelqu'un d'autre a enregistré/)).not.toBeInTheDocument(),
    );
    await press("Voir l'effet et enregistrer");
    await userEvent.click(await screen.findByRole("button", { name: "Enregistrer" }));
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0]?.version).toBe(4);
    expect(saved[0]?.definitions.calendar?.first_fiscal_month).toBe(7);
    expect(columnIn(saved[0], "region")?.label).toBe("Régions");
  });

  it("is taken in the place of my changes", async () => {
    await meet();
    await press("Prendre sa version");
    await waitFor(() =>
      expect(screen.queryByText("Modifications non enregistrées")).not.toBeInTheDocument(),
    );
    await press("Calendrier");
    expect(screen.getByLabelText("L'exercice commence en")).toHaveValue("7");
  });
});
