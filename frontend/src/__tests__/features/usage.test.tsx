import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import { budgetOf } from "@/features/usage/prepare/budget";
import { UsageOverview } from "@/features/usage/usage-overview";
import { storeToken } from "@/lib/auth";
import type { UsageTotal, UsageTotals } from "@/lib/contract";

import { plain, renderPage } from "../support/render";
import { user } from "../support/samples";
import { endpoint, http, HttpResponse, problem, server } from "../support/server";

const total = (extra: Partial<UsageTotal> = {}): UsageTotal => ({
  calls: 3,
  tokens: 9120,
  euros: "0.031420",
  budget_tokens: 2_000_000,
  budget_euros: "20.000000",
  ...extra,
});
const usage = (day: Partial<UsageTotal>): UsageTotals => ({
  day: "2026-11-30",
  month: "2026-11",
  tenant: { day: total(day), month: total() },
  user: { day: total({ calls: 1 }), month: total() },
});
const showing = (totals: UsageTotals) =>
  server.use(http.get(endpoint("/usage"), () => HttpResponse.json(totals)));

beforeEach(() => {
  storeToken("t1");
  server.use(http.get(endpoint("/auth/me"), () => HttpResponse.json(user)));
});

describe("a budget", () => {
  it.each([
    [0, 100, { share: 0, state: "free" }],
    [79, 100, { share: 0.79, state: "free" }],
    [80, 100, { share: 0.8, state: "near" }],
    ["19.999999", "20.000000", { share: 0.99999995, state: "near" }],
    ["20.000000", "20.000000", { share: 1, state: "spent" }],
    [300, 100, { share: 1, state: "spent" }],
    [0, 0, { share: 1, state: "spent" }],
  ])("of which %s of %s is taken", (taken, budget, expected) => {
    expect(budgetOf(taken, budget)).toEqual(expected);
  });
});

describe("the usage page", () => {
  it("shows calls, tokens and euros of the company and of the person", async () => {
    showing(usage({}));
    renderPage(<UsageOverview />);
    const company = await screen.findByRole("region", { name: "Votre entreprise" });
    expect(plain(company.textContent)).toContain("9 120 sur 2 000 000");
    expect(plain(company.textContent)).toContain("0,03 € sur 20,00 €");
    expect(within(company).getAllByText("3 appels")).toHaveLength(2);
    const mine = screen.getByRole("region", { name: "Vous" });
    expect(within(mine).getByText("1 appel")).toBeInTheDocument();
  });

  it("says where a budget is nearly spent, and where it is", async () => {
    showing(usage({ tokens: 1_700_000, euros: "20.000000" }));
    renderPage(<UsageOverview />);
    const company = await screen.findByRole("region", { name: "Votre entreprise" });
    expect(within(company).getByText(/Bientôt épuisé/)).toBeInTheDocument();
    expect(within(company).getByText("Épuisé : les règles répondent seules.")).toBeInTheDocument();
    const bars = within(company).getAllByRole("meter");
    expect(bars.map((bar) => bar.getAttribute("aria-valuenow"))).toEqual(["85", "100", "0", "0"]);
  });

  it("says why there is nothing, and asks again", async () => {
    server.use(
      http.get(endpoint("/usage"), () => problem(503, "overloaded", "Réessayez dans un instant."), {
        once: true,
      }),
    );
    renderPage(<UsageOverview />);
    expect(await screen.findByRole("alert")).toHaveTextContent("Réessayez dans un instant.");
    showing(usage({}));
    await userEvent.click(screen.getByRole("button", { name: "Réessayer" }));
    expect(await screen.findByRole("region", { name: "Vous" })).toBeInTheDocument();
  });
});
