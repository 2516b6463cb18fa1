import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import { LinkPage } from "@/features/account-links/link-page";
import { readToken } from "@/lib/auth";

import { renderPage } from "../support/render";
import { session } from "../support/samples";
import { endpoint, http, HttpResponse, problem, server } from "../support/server";

const offer = {
  purpose: "invitation",
  email: "lea@duval.fr",
  role: "editor",
  tenant_name: "Maison Duval",
  expires_at: "2026-12-07T08:30:00Z",
};

beforeEach(() => {
  window.location.hash = "#s3cret";
});
afterEach(() => {
  window.location.hash = "";
});

describe("an account link", () => {
  it("tells where it leads, and lets its holder in with the password they choose", async () => {
    const done = jest.fn();
    const sent: unknown[] = [];
    server.use(
      http.post(endpoint("/auth/links/read"), async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json(offer);
      }),
      http.post(endpoint("/auth/links/accept"), async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json(session("t9"));
      }),
    );
    renderPage(<LinkPage onDone={done} />);
    expect(
      await screen.findByRole("heading", { name: "Rejoindre Maison Duval" }),
    ).toBeInTheDocument();
    expect(screen.getByLabelText("Adresse e-mail")).toHaveValue("lea@duval.fr");
    await userEvent.type(screen.getByLabelText("Mot de passe"), "quatre tables vertes");
    await userEvent.click(screen.getByRole("button", { name: "Créer mon compte" }));
    await waitFor(() => expect(done).toHaveBeenCalledTimes(1));
    expect(sent).toEqual([
      { token: "s3cret" },
      { token: "s3cret", password: "quatre tables vertes", language: "fr" },
    ]);
    expect(readToken()).toBe("t9");
  });

  it("that is over says so", async () => {
    server.use(
      http.post(endpoint("/auth/links/read"), () =>
        problem(404, "not_found", "Ce lien n'est plus valable."),
      ),
    );
    renderPage(<LinkPage onDone={jest.fn()} />);
    expect(await screen.findByRole("alert")).toHaveTextContent("Ce lien n'est plus valable.");
  });

  it("takes no short password", async () => {
    server.use(http.post(endpoint("/auth/links/read"), () => HttpResponse.json(offer)));
    renderPage(<LinkPage onDone={jest.fn()} />);
    await userEvent.type(await screen.findByLabelText("Mot de passe"), "court");
    await userEvent.click(screen.getByRole("button", { name: "Créer mon compte" }));
    expect(await screen.findByText(/au moins 12 caractères/)).toBeInTheDocument();
  });
});
