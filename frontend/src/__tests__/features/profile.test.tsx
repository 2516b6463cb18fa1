import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import { ProfilePage } from "@/features/profile/profile-page";
import { storeToken } from "@/lib/auth";

import { renderPage } from "../support/render";
import { user } from "../support/samples";
import { endpoint, http, HttpResponse, problem, server } from "../support/server";

beforeEach(() => {
  storeToken("t1");
  server.use(http.get(endpoint("/auth/me"), () => HttpResponse.json(user)));
});

describe("one's own account", () => {
  it("takes a name and a language, and speaks it at once", async () => {
    server.use(
      http.patch(endpoint("/auth/me"), async ({ request }) =>
        HttpResponse.json({ ...user, ...((await request.json()) as object) }),
      ),
    );
    renderPage(<ProfilePage />);
    await userEvent.type(await screen.findByLabelText("Nom affiché"), "Claire Duval");
    await userEvent.selectOptions(screen.getByLabelText("Langue"), "en");
    await userEvent.click(screen.getByRole("button", { name: "Enregistrer" }));
    expect(await screen.findByText("Profile saved.")).toBeInTheDocument();
  });

  it("changes the password, and says that other sessions are closed", async () => {
    let sent: unknown;
    server.use(
      http.post(endpoint("/auth/password"), async ({ request }) => {
        sent = await request.json();
        return new HttpResponse(null, { status: 204 });
      }),
    );
    renderPage(<ProfilePage />);
    await userEvent.type(await screen.findByLabelText("Mot de passe actuel"), "ancien");
    await userEvent.type(screen.getByLabelText("Nouveau mot de passe"), "quatre tables vertes");
    await userEvent.click(screen.getByRole("button", { name: "Changer le mot de passe" }));
    expect(await screen.findByText(/Mot de passe changé/)).toBeInTheDocument();
    expect(sent).toEqual({ current_password: "ancien", new_password: "quatre tables vertes" });
  });

  it("says beside the field that the current password is another", async () => {
    server.use(
      http.post(endpoint("/auth/password"), () =>
        problem(422, "validation_failed", "À corriger.", [
          { field: "current_password", code: "not_allowed", message: "Ce n'est pas le bon." },
        ]),
      ),
    );
    renderPage(<ProfilePage />);
    await userEvent.type(await screen.findByLabelText("Mot de passe actuel"), "faux");
    await userEvent.type(screen.getByLabelText("Nouveau mot de passe"), "quatre tables vertes");
    await userEvent.click(screen.getByRole("button", { name: "Changer le mot de passe" }));
    await waitFor(() =>
      expect(screen.getByLabelText("Mot de passe actuel")).toHaveAccessibleDescription(
        "Ce n'est pas le bon.",
      ),
    );
  });
});
