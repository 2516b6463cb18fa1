import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import { MembersPage } from "@/features/members/members-page";
import { givableRoles, mayManage } from "@/features/members/prepare/roles";
import { storeToken } from "@/lib/auth";
import type { AccountLink, Member, Role } from "@/lib/contract";

import { renderPage } from "../support/render";
import { user } from "../support/samples";
import { endpoint, http, HttpResponse, problem, server } from "../support/server";

const claire: Member = {
  id: user.id,
  email: user.email,
  name: "Claire Duval",
  role: "owner",
  joined_at: "2026-01-12T08:30:00Z",
  last_seen_at: "2026-11-30T08:30:00Z",
};
const paul: Member = {
  id: "0d4c3a52-64a5-4f7e-9f6c-9d1a4d3a8c11",
  email: "paul@duval.fr",
  name: null,
  role: "editor",
  joined_at: "2026-02-01T08:30:00Z",
  last_seen_at: null,
};
const link: AccountLink = {
  id: "1d4c3a52-64a5-4f7e-9f6c-9d1a4d3a8c12",
  purpose: "invitation",
  email: "lea@duval.fr",
  role: "viewer",
  created_at: "2026-11-30T08:30:00Z",
  expires_at: "2026-12-07T08:30:00Z",
};

function serve(role: Role, members: Member[] = [claire, paul], links: AccountLink[] = []) {
  storeToken("t1");
  server.use(
    http.get(endpoint("/auth/me"), () => HttpResponse.json({ ...user, role })),
    http.get(endpoint("/members"), () => HttpResponse.json({ items: members, next_cursor: null })),
    http.get(endpoint("/members/links"), () =>
      HttpResponse.json({ items: links, next_cursor: null }),
    ),
  );
}

describe("members", () => {
  it("shows who belongs to the company, and whom the user is", async () => {
    serve("owner");
    renderPage(<MembersPage />);
    const rows = await screen.findAllByRole("listitem");
    expect(rows).toHaveLength(2);
    expect(rows[0]).toHaveTextContent("Claire Duval vous");
    expect(rows[1]).toHaveTextContent("jamais connecté");
  });

  it("offers a viewer nothing to change", async () => {
    serve("viewer");
    renderPage(<MembersPage />);
    await screen.findByText("paul@duval.fr");
    expect(screen.queryByRole("combobox")).not.toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "Créer l'invitation" })).not.toBeInTheDocument();
  });

  it("invites somebody, and shows the link to hand over this once", async () => {
    serve("owner", [claire], []);
    let sent: unknown;
    server.use(
      http.post(endpoint("/members"), async ({ request }) => {
        sent = await request.json();
        return HttpResponse.json({ ...link, token: "s3cret" }, { status: 201 });
      }),
    );
    renderPage(<MembersPage />);
    await userEvent.type(await screen.findByLabelText("Adresse e-mail"), "lea@duval.fr");
    await userEvent.selectOptions(screen.getByLabelText("Rôle"), "editor");
    await userEvent.click(screen.getByRole("button", { name: "Créer l'invitation" }));
    const dialog = await screen.findByRole("dialog", { name: "Invitation pour lea@duval.fr" });
    expect(within(dialog).getByText(/\/link#s3cret$/)).toBeInTheDocument();
    expect(sent).toEqual({ email: "lea@duval.fr", role: "editor" });
  });

  it("says beside the list why a role could not be given", async () => {
    serve("owner");
    server.use(
      http.patch(endpoint(`/members/${paul.id}`), () => problem(409, "conflict", "Pas possible.")),
    );
    renderPage(<MembersPage />);
    await userEvent.selectOptions(
      await screen.findByRole("combobox", { name: "Rôle de paul@duval.fr" }),
      "admin",
    );
    expect(await screen.findByRole("alert")).toHaveTextContent("Pas possible.");
  });

  it("removes a member only after a second word", async () => {
    serve("owner");
    let removed = 0;
    server.use(
      http.delete(endpoint(`/members/${paul.id}`), () => {
        removed += 1;
        return new HttpResponse(null, { status: 204 });
      }),
    );
    renderPage(<MembersPage />);
    await userEvent.click(
      await screen.findByRole("button", { name: "Actions pour paul@duval.fr" }),
    );
    await userEvent.click(await screen.findByRole("menuitem", { name: "Retirer de l'entreprise" }));
    expect(removed).toBe(0);
    await userEvent.click(await screen.findByRole("button", { name: "Retirer" }));
    await waitFor(() => expect(removed).toBe(1));
  });

  it("lists the links that wait, and withdraws one", async () => {
    serve("admin", [claire], [link]);
    let revoked = false;
    server.use(
      http.delete(endpoint(`/members/links/${link.id}`), () => {
        revoked = true;
        return new HttpResponse(null, { status: 204 });
      }),
    );
    renderPage(<MembersPage />);
    await userEvent.click(
      await screen.findByRole("button", { name: "Retirer le lien de lea@duval.fr" }),
    );
    await waitFor(() => expect(revoked).toBe(true));
  });
});

describe("what a role may give", () => {
  it("is never a role above its own", () => {
    expect(givableRoles({ ...user, role: "admin" })).toEqual(["viewer", "editor", "admin"]);
    expect(givableRoles({ ...user, role: "editor" })).toEqual([]);
    expect(mayManage({ ...user, role: "admin" }, "owner")).toBe(false);
    expect(mayManage(null, "viewer")).toBe(false);
  });
});
