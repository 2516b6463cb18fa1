import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import { dayNames, fiscalYears, monthNames } from "@/features/catalog/prepare/calendar";

import { press, showCatalog } from "../../support/catalog-page";

afterEach(() => sessionStorage.clear());

describe("the calendar", () => {
  it("sets the fiscal year, the week and the default dates", async () => {
    showCatalog();
    await press("Calendrier");
    await userEvent.selectOptions(screen.getByLabelText("L'exercice commence en"), "juillet");
    expect(
      screen.getByText("L'« exercice 2024/2025 » commence en juillet 2024."),
    ).toBeInTheDocument();
    await userEvent.selectOptions(screen.getByLabelText("La semaine commence le"), "dimanche");
    await userEvent.selectOptions(screen.getByLabelText("Commandes"), "Aucune");
    expect(screen.getByText("2 éléments")).toBeInTheDocument();
  });

  it("names months and days in order", () => {
    expect(monthNames("fr")[6]).toBe("juillet");
    expect(dayNames("fr")[0]).toBe("lundi");
    expect(fiscalYears(1)).toBe("2024");
    expect(fiscalYears(7)).toBe("2024/2025");
  });
});
