import { screen } from "@testing-library/react";

import { SettingsFrame } from "@/features/settings/settings-frame";
import { storeToken } from "@/lib/auth";

import { renderPage } from "../support/render";
import { user } from "../support/samples";
import { endpoint, http, HttpResponse, server } from "../support/server";

jest.mock("next/navigation", () => ({ usePathname: () => "/settings/usage" }));

it("the settings list their sections and mark the open one", async () => {
  storeToken("t1");
  server.use(http.get(endpoint("/auth/me"), () => HttpResponse.json({ ...user, role: "viewer" })));
  renderPage(<SettingsFrame>contenu</SettingsFrame>);
  const open = await screen.findByRole("link", { name: "Consommation" });
  expect(open).toHaveAttribute("aria-current", "page");
  expect(screen.getByRole("link", { name: "Modèle de langage" })).not.toHaveAttribute(
    "aria-current",
  );
  expect(screen.getByText("contenu")).toBeInTheDocument();
});
