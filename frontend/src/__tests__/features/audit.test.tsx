import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import { AuditPage } from "@/features/audit/audit-page";
import { actionLabel, detailsOf } from "@/features/audit/prepare/actions";
import { storeToken } from "@/lib/auth";
import type { AuditEntry } from "@/lib/contract";

import { renderPage } from "../support/render";
import { user } from "../support/samples";
import { endpoint, http, HttpResponse, server } from "../support/server";

const asked: AuditEntry = {
  id: "1d4c3a52-64a5-4f7e-9f6c-9d1a4d3a8c12",
  at: "2026-11-30T08:30:00Z",
  user: { id: user.id, email: user.email },
  action: "question.asked",
  object_type: "answer",
  object_id: null,
  request_id: "r1",
  detail: { question: "CA 2025", egress_bytes: 0 },
};

beforeEach(() => {
  storeToken("t1");
  server.use(
    http.get(endpoint("/auth/me"), () => HttpResponse.json(user)),
    http.get(endpoint("/audit-log"), ({ request }) => {
      const kind = new URL(request.url).searchParams.get("action");
      const items = kind === null || kind === "question." ? [asked] : [];
      return HttpResponse.json({ items, next_cursor: null });
    }),
  );
});

describe("the audit log", () => {
  it("tells who did what", async () => {
    renderPage(<AuditPage />);
    const row = await screen.findByRole("listitem");
    expect(row).toHaveTextContent("Question posée");
    expect(row).toHaveTextContent("claire@duval.fr");
    expect(row).toHaveTextContent("CA 2025");
  });

  it("is narrowed to one kind, and says where there is none of it", async () => {
    renderPage(<AuditPage />);
    await userEvent.selectOptions(await screen.findByLabelText("Afficher"), "member.");
    expect(await screen.findByText("Rien à afficher")).toBeInTheDocument();
  });

  it("knows the words of an action, and leaves one that it does not know", () => {
    expect(actionLabel("member.removed")).toBe("audit.action.member.removed");
    expect(actionLabel("moon.landed")).toBeNull();
  });

  it("shows details that can be read, and leaves nested ones out", () => {
    expect(
      detailsOf({ ...asked, detail: { a: "x", b: 2, c: ["y", "z"], d: { e: 1 }, f: "" } }),
    ).toEqual([
      ["a", "x"],
      ["b", "2"],
      ["c", "y, z"],
    ]);
  });
});
