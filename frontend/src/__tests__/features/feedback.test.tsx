import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import { AnswerFeedback } from "@/features/feedback/answer-feedback";
import { VerifiedQuestions } from "@/features/feedback/verified-questions";
import { storeToken } from "@/lib/auth";
import type { Answer, User } from "@/lib/contract";

import { renderPage } from "../support/render";
import { answer, user } from "../support/samples";
import { endpoint, http, HttpResponse, problem, server } from "../support/server";

function asRole(role: User["role"]) {
  storeToken("t1");
  server.use(http.get(endpoint("/auth/me"), () => HttpResponse.json({ ...user, role })));
}

describe("what is said of an answer", () => {
  let sent: unknown[] = [];
  const show = (role: User["role"], extra: Partial<Answer> = {}) => {
    sent = [];
    asRole(role);
    server.use(
      http.post(endpoint("/ai/answers/a1/feedback"), async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json({ answer_id: "a1", verdict: "right", comment: null });
      }),
    );
    renderPage(<AnswerFeedback answer={answer(extra)} />);
  };
  const press = async (name: string) =>
    userEvent.click(await screen.findByRole("button", { name }));

  it("is kept at once, and an editor may make it a verified question", async () => {
    show("editor");
    await press("Juste");
    expect(screen.getByRole("button", { name: "Juste" })).toHaveAttribute("aria-pressed", "true");
    await press("En faire une question vérifiée");
    expect(await screen.findByText(/elle sera reprise telle quelle/)).toBeInTheDocument();
    expect(sent).toEqual([{ verdict: "right" }, { verdict: "right", verify: true }]);
  });

  it("may have a reason, which may be left out", async () => {
    show("viewer");
    await press("Fausse");
    await userEvent.type(
      await screen.findByLabelText("Qu'est-ce qui ne va pas ?"),
      "Il manque la Corse.",
    );
    await press("Envoyer");
    expect(await screen.findByText("Merci, c'est noté.")).toBeInTheDocument();
    expect(sent).toEqual([
      { verdict: "wrong" },
      { verdict: "wrong", comment: "Il manque la Corse." },
    ]);
    await press("Fausse");
    await press("Passer");
    expect(sent).toHaveLength(3);
  });

  it.each([
    ["a viewer's", "viewer", {}],
    ["one without a plan", "owner", { plan: null }],
    ["one that is verified already", "owner", { engine: "verified" }],
  ] as const)("makes no verified question of %s", async (_, role, extra) => {
    show(role, extra);
    await press("Juste");
    expect(await screen.findByText("Merci, c'est noté.")).toBeInTheDocument();
    expect(screen.queryByText("En faire une question vérifiée")).not.toBeInTheDocument();
  });

  it("is there again when the conversation is opened again", async () => {
    show("owner", { feedback: { verdict: "wrong", comment: "Non." } });
    expect(await screen.findByRole("button", { name: "Fausse" })).toHaveAttribute(
      "aria-pressed",
      "true",
    );
  });

  it("that could not be kept says why", async () => {
    show("owner");
    server.use(
      http.post(endpoint("/ai/answers/a1/feedback"), () => problem(409, "conflict", "Trop.")),
    );
    await press("Juste");
    expect(await screen.findByRole("alert")).toHaveTextContent("Trop.");
    expect(screen.getByRole("button", { name: "Juste" })).toHaveAttribute("aria-pressed", "false");
  });
});

describe("verified questions", () => {
  const question = {
    id: "v1",
    question: "Total des ventes à Lyon",
    pattern: "total des ventes a {0}",
    created_at: "2026-01-12T08:30:00Z",
  };
  const list = "/data-sources/s1/verified-questions";
  const serve = (items: (typeof question)[]) =>
    server.use(http.get(endpoint(list), () => HttpResponse.json({ items, next_cursor: null })));

  it("are listed, and an editor takes one back", async () => {
    asRole("editor");
    serve([question]);
    server.use(
      http.delete(endpoint(`${list}/v1`), () => {
        serve([]);
        return new HttpResponse(null, { status: 204 });
      }),
    );
    renderPage(<VerifiedQuestions sourceId="s1" />);
    await userEvent.click(
      await screen.findByRole("button", { name: "Ne plus vérifier « Total des ventes à Lyon »" }),
    );
    expect(await screen.findByText(/Aucune pour l'instant/)).toBeInTheDocument();
  });

  it("are only read by a viewer", async () => {
    asRole("viewer");
    serve([question]);
    renderPage(<VerifiedQuestions sourceId="s1" />);
    expect(await screen.findByText(question.question)).toBeInTheDocument();
    expect(screen.queryByRole("button")).not.toBeInTheDocument();
  });
});
