import { screen, waitFor, within } from "@testing-library/react";
import userEventDefault from "@testing-library/user-event";

import { ConversationList } from "@/features/questions/history/conversation-list";
import { conversationGroups } from "@/features/questions/prepare/conversation-groups";
import { storeToken } from "@/lib/auth";
import type { ConversationSummary } from "@/lib/contract";

import { renderPage } from "../support/render";
import { source, user } from "../support/samples";
import { endpoint, http, HttpResponse, problem, server } from "../support/server";

const userEvent = userEventDefault.setup({ delay: null });

function conversation(title: string, updated_at = new Date().toISOString()): ConversationSummary {
  return {
    id: title,
    data_source_id: source.id,
    title,
    question_count: 2,
    created_at: updated_at,
    updated_at,
  };
}

const onCurrentDeleted = jest.fn();
let kept: ConversationSummary[] = [];
let searched: string[] = [];

beforeEach(() => {
  storeToken("t1");
  onCurrentDeleted.mockReset();
  kept = [conversation("CA par région"), conversation("Montant moyen")];
  searched = [];
  server.use(
    http.get(endpoint("/auth/me"), () => HttpResponse.json(user)),
    http.get(endpoint("/ai/conversations"), ({ request }) => {
      const words = new URL(request.url).searchParams.get("q") ?? "";
      if (words !== "") searched.push(words);
      const items = kept.filter((one) => one.title.includes(words));
      return HttpResponse.json({ items, next_cursor: null });
    }),
  );
});

function renderList(currentId: string | null = null) {
  renderPage(
    <ConversationList
      currentId={currentId}
      hrefOf={(id) => `/questions?conversation=${id}`}
      onCurrentDeleted={onCurrentDeleted}
    />,
  );
}

async function choose(title: string, action: string) {
  await userEvent.click(await screen.findByRole("button", { name: `Actions pour ${title}` }));
  await userEvent.click(await screen.findByRole("menuitem", { name: action }));
}

describe("the history", () => {
  it("is searched by the server, and says when nothing is found", async () => {
    renderList();
    await screen.findByRole("link", { name: "CA par région" });
    await userEvent.type(screen.getByLabelText("Chercher une question"), "zorglub");
    expect(await screen.findByText("Aucune conversation avec « zorglub ».")).toBeInTheDocument();
    expect(searched.at(-1)).toBe("zorglub");
  });

  it("calls a conversation as its user wants", async () => {
    server.use(
      http.patch(endpoint("/ai/conversations/:id"), async ({ request }) => {
        const { title } = (await request.json()) as { title: string };
        kept = [conversation(title)];
        return HttpResponse.json(kept[0]);
      }),
    );
    renderList();
    await choose("CA par région", "Renommer");
    const dialog = await screen.findByRole("dialog", { name: "Renommer la conversation" });
    const field = within(dialog).getByLabelText("Nouveau titre");
    await userEvent.clear(field);
    await userEvent.click(within(dialog).getByRole("button", { name: "Enregistrer" }));
    expect(await within(dialog).findByText(/Donnez un titre/)).toBeInTheDocument();
    await userEvent.type(field, "Régions{Enter}");
    expect(await screen.findByRole("link", { name: "Régions" })).toBeInTheDocument();
    await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
  });

  it("deletes a conversation after a second word, and leaves it where it was open", async () => {
    server.use(
      http.delete(endpoint("/ai/conversations/:id"), () => {
        kept = kept.slice(1);
        return new HttpResponse(null, { status: 204 });
      }),
    );
    renderList("CA par région");
    await choose("CA par région", "Supprimer");
    await userEvent.click(await screen.findByRole("button", { name: "Supprimer définitivement" }));
    await waitFor(() =>
      expect(screen.queryByRole("link", { name: "CA par région" })).not.toBeInTheDocument(),
    );
    expect(onCurrentDeleted).toHaveBeenCalledTimes(1);
  });

  it("keeps a conversation that could not be deleted, and says why", async () => {
    server.use(
      http.delete(endpoint("/ai/conversations/:id"), () =>
        problem(503, "database_unavailable", "La base ne répond pas."),
      ),
    );
    renderList();
    await choose("CA par région", "Supprimer");
    await userEvent.click(await screen.findByRole("button", { name: "Supprimer définitivement" }));
    expect(await screen.findByText("La base ne répond pas.")).toBeInTheDocument();
  });
});

describe("the days of the history", () => {
  const now = new Date("2025-06-15T09:00:00Z");

  it("are Paris's days, and stand once each", () => {
    const groups = conversationGroups(
      [
        conversation("a", "2025-06-15T08:00:00Z"),
        conversation("b", "2025-06-14T22:30:00Z"),
        conversation("c", "2025-06-14T21:30:00Z"),
        conversation("d", "2025-06-09T10:00:00Z"),
        conversation("e", "2025-06-08T10:00:00Z"),
        conversation("f", "2024-06-15T10:00:00Z"),
      ],
      now,
    );
    expect(
      groups.map(({ key, conversations }) => [key, conversations.map(({ id }) => id)]),
    ).toEqual([
      ["today", ["a", "b"]],
      ["yesterday", ["c"]],
      ["week", ["d"]],
      ["older", ["e", "f"]],
    ]);
  });

  it("of none are none", () => {
    expect(conversationGroups([], now)).toEqual([]);
  });
});
