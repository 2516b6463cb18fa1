import { screen, waitFor, within } from "@testing-library/react";
import userEventDefault from "@testing-library/user-event";

import { AppShell } from "@/features/shell/app-shell";
import { useDataSources } from "@/features/data-sources/use-data-sources";
import { storeToken } from "@/lib/auth";

import { renderPage } from "../support/render";
import { source, user } from "../support/samples";
import { endpoint, http, HttpResponse, server } from "../support/server";

const userEvent = userEventDefault.setup({ delay: null });
const push = jest.fn<undefined, [string]>();

jest.mock("next/navigation", () => ({
  useRouter: () => ({ push, replace: jest.fn() }),
  usePathname: () => "/questions",
  useSearchParams: () => new URLSearchParams(),
}));

beforeEach(() => {
  storeToken("t1");
  push.mockReset();
  server.use(
    http.get(endpoint("/auth/me"), () => HttpResponse.json(user)),
    http.get(endpoint("/data-sources"), () =>
      HttpResponse.json({ items: [source], next_cursor: null }),
    ),
    http.get(endpoint("/ai/conversations"), () =>
      HttpResponse.json({
        items: [
          {
            id: "c1",
            data_source_id: source.id,
            title: "CA par région",
            question_count: 1,
            created_at: user.created_at,
            updated_at: user.created_at,
          },
        ],
        next_cursor: null,
      }),
    ),
  );
});

describe("the palette", () => {
  async function openPalette() {
    renderPage(<AppShell>page</AppShell>);
    await screen.findByText("page");
    await userEvent.keyboard("{Control>}k{/Control}");
    return screen.findByRole("dialog", { name: "Aller à" });
  }

  it("goes to a page, a source or a conversation by the keyboard alone", async () => {
    const palette = await openPalette();
    expect(await within(palette).findByRole("option", { name: "CA par région" })).toBeVisible();
    await userEvent.keyboard("interroger{Enter}");
    await waitFor(() =>
      expect(push).toHaveBeenCalledWith(`/questions?source=${encodeURIComponent(source.id)}`),
    );
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  });

  it("does what can be done from anywhere", async () => {
    await openPalette();
    await userEvent.keyboard("sombre{Enter}");
    expect(document.documentElement.dataset.theme).toBe("dark");
    delete document.documentElement.dataset.theme;
  });

  it("closes as it opened", async () => {
    await openPalette();
    await userEvent.keyboard("{Control>}k{/Control}");
    await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
  });
});

describe("a server that went away", () => {
  function Sources() {
    const { sources, reload } = useDataSources();
    return <button onClick={() => void reload()}>{sources?.[0]?.name ?? "rien"}</button>;
  }

  it("is told, knocked at, and forgotten once it is back", async () => {
    renderPage(
      <AppShell>
        <Sources />
      </AppShell>,
    );
    const reload = await screen.findByRole("button", { name: "Ventes" });
    server.use(
      http.get(endpoint("/auth/me"), () => new HttpResponse(null, { status: 502 })),
      http.get(endpoint("/data-sources"), () => new HttpResponse(null, { status: 502 })),
    );
    await userEvent.click(reload);
    const said = await screen.findByText(/Le serveur ne répond pas/);
    expect(said).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Ventes" })).toBeInTheDocument();

    server.use(http.get(endpoint("/auth/me"), () => HttpResponse.json(user)));
    await userEvent.click(screen.getByRole("button", { name: "Réessayer" }));
    await waitFor(() => expect(said).not.toBeInTheDocument());
  });
});
