import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

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

const OBJECTS =
  "conversation|dashboard|data_source|member|model_settings|question|semantic_layer|session|user|widget";

/** The names of actions as the program's own source spells them. */
function actionsOfProgram(): string[] {
  const source = join(__dirname, "../../../../backend/src");
  const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".cpp") && !file.endsWith("_test.cpp"),
  );
  const code = files.map((file) => readFileSync(join(source, file), "utf8")).join("\n");
  const names = code.matchAll(new RegExp(`"((?:${OBJECTS})\\.[a-z_]+)"`, "g"));
  return [...new Set([...names].map((match) => match[1] ?? ""))];
}

beforeEach(() => {
  asked.detail = { question: "CA 2025", egress_bytes: 0 };
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

  it("says what the program names in words, and a person's text as it was written", async () => {
    asked.detail = { question: "rules", engine: "rules", status: "needs_clarification" };
    renderPage(<AuditPage />);
    const row = await screen.findByRole("listitem");
    expect(row).toHaveTextContent("moteurRègles");
    expect(row).toHaveTextContent("issueprécision demandée");
    expect(row).toHaveTextContent("questionrules");
  });

  it("shows details that can be read, and leaves nested ones out", () => {
    expect(
      detailsOf({ ...asked, detail: { a: "x", b: 2, c: ["y", "z"], d: { e: 1 }, f: "", g: [] } }),
    ).toEqual([
      { name: "a", values: [{ text: "x" }] },
      { name: "b", values: [{ text: "2" }] },
      { name: "c", values: [{ text: "y" }, { text: "z" }] },
    ]);
  });

  it.each([
    ["engine", ["rules", "model", "verified", "person"]],
    ["status", ["answered", "needs_clarification", "refused"]],
    ["role", ["owner", "admin", "editor", "viewer"]],
    ["type", ["csv", "postgresql", "mysql"]],
    ["egress", ["none", "schema", "samples"]],
    ["provider", ["anthropic", "openai_compatible"]],
    ["outcome", ["passed", "name", "network", "tls", "login", "database", "rights"]],
    ["outcome", ["service", "key", "model", "call", "worker_crashed"]],
    ["changed", ["name", "connection", "connection.host", "connection.tls"]],
    ["code", ["source_unreachable", "query_timeout", "overloaded"]],
  ])("has a word for each %s of %j", (name, values) => {
    const [detail] = detailsOf({ ...asked, detail: { [name]: values } });
    expect(detail?.values.filter((value) => "text" in value)).toEqual([]);
  });

  it("shows a value without a word as it was recorded", () => {
    const [detail] = detailsOf({ ...asked, detail: { engine: "oracle" } });
    expect(detail?.values).toEqual([{ text: "oracle" }]);
    expect(detailsOf({ ...asked, detail: { constructor: "x" } })[0]?.values).toEqual([
      { text: "x" },
    ]);
  });

  it("has words for every action that the program records", () => {
    const recorded = actionsOfProgram();
    expect(recorded).toContain("question.asked");
    expect(recorded.filter((action) => actionLabel(action) === null)).toEqual([]);
  });
});
