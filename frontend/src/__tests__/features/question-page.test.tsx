import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";

import { SessionExpiredDialog } from "@/features/auth/session-expired-dialog";
import { QuestionPage } from "@/features/questions/question-page";
import { storeToken } from "@/lib/auth";
import type { Answer, QueryRequest } from "@/lib/contract";

import { renderPage } from "../support/render";
import { answer, planChoices, session, source, user } from "../support/samples";
import { endpoint, http, HttpResponse, problem, server } from "../support/server";

/** The page with an address of its own, as the router gives it. */
function Page({ initial = null }: { initial?: string | null }) {
  const [conversationId, setConversationId] = useState(initial);
  return (
    <>
      <QuestionPage
        conversationId={conversationId}
        sourceId={null}
        addSourceHref="/sources/new"
        dashboardHref={(id) => `/dashboards/${id}`}
        onConversation={setConversationId}
        onSource={jest.fn()}
      />
      <button onClick={() => setConversationId(null)}>recommencer</button>
      <SessionExpiredDialog />
    </>
  );
}

interface Stream {
  request: QueryRequest;
  send: (event: string, data: unknown) => void;
  end: () => void;
}

/** Streams that the test writes itself, one for each question that is asked. */
function serveStreams(): Stream[] {
  const streams: Stream[] = [];
  server.use(
    http.post(endpoint("/ai/query"), async ({ request }) => {
      const body = (await request.json()) as QueryRequest;
      const encoder = new TextEncoder();
      const stream = new ReadableStream<Uint8Array>({
        start(controller) {
          streams.push({
            request: body,
            send: (event, data) =>
              controller.enqueue(
                encoder.encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
              ),
            end: () => controller.close(),
          });
        },
      });
      return new HttpResponse(stream, { headers: { "Content-Type": "text/event-stream" } });
    }),
  );
  return streams;
}

beforeEach(() => {
  storeToken("t1");
  server.use(
    http.get(endpoint("/auth/me"), () => HttpResponse.json(user)),
    http.get(endpoint("/data-sources"), () =>
      HttpResponse.json({ items: [source], next_cursor: null }),
    ),
    http.get(endpoint("/ai/conversations"), () =>
      HttpResponse.json({ items: [], next_cursor: null }),
    ),
    http.get(endpoint("/ai/suggestions"), () => HttpResponse.json({ items: ["CA par mois"] })),
    http.get(endpoint("/ai/complete"), () => HttpResponse.json({ tokens: [], completions: [] })),
  );
});

const box = () => screen.findByLabelText("Posez une question");

async function ask(question: string, streams: Stream[]): Promise<Stream> {
  const before = streams.length;
  await userEvent.type(await box(), `${question}{Enter}`);
  await waitFor(() => expect(streams).toHaveLength(before + 1));
  const stream = streams.at(-1);
  if (!stream) throw new Error("no question was asked");
  return stream;
}

function finish(stream: Stream, extra: Partial<Answer> = {}) {
  stream.send("answer", answer({ question: stream.request.question, ...extra }));
  stream.end();
}

describe("an answer that is changed", () => {
  it("is run again in its conversation, and stands under the one before", async () => {
    const streams = serveStreams();
    const runs: unknown[] = [];
    server.use(
      http.get(endpoint("/ai/answers/a1/choices"), () => HttpResponse.json(planChoices)),
      http.post(endpoint("/ai/answers/a1/run"), async ({ request }) => {
        runs.push(await request.json());
        const edited = answer({ id: "a2", edited_from: "a1", summary: "En moyenne, peu." });
        return new HttpResponse(`event: answer\ndata: ${JSON.stringify(edited)}\n\n`, {
          headers: { "Content-Type": "text/event-stream" },
        });
      }),
    );
    renderPage(<Page />);
    finish(await ask("CA par région", streams));
    await userEvent.click(await screen.findByRole("button", { name: /^Mesure/ }));
    await userEvent.selectOptions(await screen.findByLabelText("Calcul"), "Moyenne");
    await userEvent.click(screen.getByRole("button", { name: "Appliquer" }));
    await screen.findByText("En moyenne, peu.");
    expect(screen.getAllByRole("article")).toHaveLength(2);
    expect(runs).toHaveLength(1);
  });

  it("keeps the SQL that failed, to be mended", async () => {
    const streams = serveStreams();
    server.use(
      http.post(endpoint("/ai/answers/a1/run"), () =>
        problem(422, "query_failed", "La colonne « regio » n'existe pas."),
      ),
    );
    renderPage(<Page />);
    finish(await ask("CA par région", streams));
    await userEvent.click(await screen.findByRole("button", { name: "Voir le SQL" }));
    await userEvent.click(screen.getByRole("button", { name: "Modifier" }));
    await userEvent.clear(screen.getByLabelText("SQL à exécuter"));
    await userEvent.type(screen.getByLabelText("SQL à exécuter"), "SELECT regio");
    await userEvent.click(screen.getByRole("button", { name: "Exécuter" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("« regio » n'existe pas");
    expect(screen.getAllByLabelText("SQL à exécuter").at(-1)).toHaveValue("SELECT regio");
  });
});

describe("a question", () => {
  it("shows its steps as they come, then the answer, and empties the box", async () => {
    const streams = serveStreams();
    renderPage(<Page />);
    const stream = await ask("CA par région", streams);
    expect(stream.request).toMatchObject({
      data_source_id: source.id,
      question: "CA par région",
      time_zone: "Europe/Paris",
    });
    expect(stream.request).not.toHaveProperty("conversation_id");

    const step = { step: "tables", message: "Tables : ventes", elapsed_ms: 2 };
    stream.send("step", step);
    expect(await screen.findByText("Tables : ventes")).toBeInTheDocument();
    expect(screen.getByLabelText("Posez une question")).toHaveValue("CA par région");

    finish(stream);
    expect(await screen.findByText("La Bretagne arrive en tête.")).toBeInTheDocument();
    expect(screen.queryByText("Tables : ventes")).not.toBeInTheDocument();
    expect(screen.getByLabelText("Posez une question")).toHaveValue("");
  });

  it("that follows bears the conversation, and stands under the one before", async () => {
    const streams = serveStreams();
    renderPage(<Page />);
    finish(await ask("CA par région", streams));
    await screen.findByText("La Bretagne arrive en tête.");

    const second = await ask("et par mois ?", streams);
    expect(second.request.conversation_id).toBe("c1");
    finish(second, { id: "a2", summary: "Mars est le meilleur mois." });

    await screen.findByText("Mars est le meilleur mois.");
    expect(screen.getAllByRole("article")).toHaveLength(2);
  });

  it("leaves the page when a new conversation is begun", async () => {
    const streams = serveStreams();
    renderPage(<Page />);
    finish(await ask("CA par région", streams));
    await screen.findByText("La Bretagne arrive en tête.");
    await userEvent.click(screen.getByRole("button", { name: "recommencer" }));
    expect(await screen.findByText("Que voulez-vous savoir ?")).toBeInTheDocument();
    expect(screen.queryByRole("article")).not.toBeInTheDocument();
  });

  it("can be one of the examples", async () => {
    const streams = serveStreams();
    renderPage(<Page />);
    await userEvent.click(await screen.findByRole("button", { name: "CA par mois" }));
    await waitFor(() => expect(streams[0]?.request.question).toBe("CA par mois"));
  });

  it("is stopped by its button, keeps its words, and can be asked again", async () => {
    const streams = serveStreams();
    renderPage(<Page />);
    await ask("CA par région", streams);
    await userEvent.click(screen.getByRole("button", { name: "Arrêter" }));
    expect(await screen.findByText(/Question arrêtée/)).toBeInTheDocument();
    expect(screen.getByLabelText("Posez une question")).toHaveValue("CA par région");

    await userEvent.click(screen.getByRole("button", { name: "Poser à nouveau" }));
    await waitFor(() => expect(streams).toHaveLength(2));
  });

  it.each([
    ["   ", "Écrivez une question avec au moins un mot."],
    ["?!", "Écrivez une question avec au moins un mot."],
  ])("of %j is not sent", async (typed, message) => {
    const streams = serveStreams();
    renderPage(<Page />);
    await userEvent.type(await box(), `${typed}{Enter}`);
    expect(await screen.findByRole("alert")).toHaveTextContent(message);
    expect(streams).toHaveLength(0);
  });

  it("of more than 2,000 characters is not sent", async () => {
    const streams = serveStreams();
    renderPage(<Page />);
    await userEvent.click(await box());
    await userEvent.paste("a".repeat(2001));
    await userEvent.keyboard("{Enter}");
    expect(await screen.findByRole("alert")).toHaveTextContent(/La question dépasse 2.000/);
    expect(streams).toHaveLength(0);
  });
});

describe("a failure", () => {
  it("shows the message and the reference, and can be tried again", async () => {
    const streams = serveStreams();
    renderPage(<Page />);
    const stream = await ask("CA par région", streams);
    stream.send("error", {
      status: 500,
      code: "worker_crashed",
      message: "Le calcul s'est interrompu.",
      request_id: "req-9",
      errors: [],
    });
    stream.end();
    expect(await screen.findByText("Le calcul s'est interrompu.")).toBeInTheDocument();
    expect(screen.getByText("Référence : req-9")).toBeInTheDocument();
    expect(screen.getByLabelText("Posez une question")).toHaveValue("CA par région");
  });

  it("of a stream that ends before its answer is told", async () => {
    const streams = serveStreams();
    renderPage(<Page />);
    (await ask("CA par région", streams)).end();
    expect(await screen.findByText(/interrompue avant la fin/)).toBeInTheDocument();
  });

  it("of the session opens a sign-in over the page, which keeps what was typed", async () => {
    server.use(
      http.post(endpoint("/ai/query"), () => problem(401, "token_expired", "Session expirée.")),
      http.post(endpoint("/auth/refresh"), () => problem(401, "unauthenticated")),
      http.post(endpoint("/auth/login"), () => HttpResponse.json(session("t2"))),
    );
    renderPage(<Page />);
    await userEvent.type(await box(), "CA par région{Enter}");

    const dialog = await screen.findByRole("dialog", { name: "Votre session a expiré" });
    expect(dialog).toBeInTheDocument();
    expect(screen.getByLabelText("Adresse e-mail")).toHaveValue("claire@duval.fr");
    await userEvent.type(screen.getByLabelText("Mot de passe"), "secret");
    await userEvent.click(screen.getByRole("button", { name: "Se connecter" }));

    await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
    expect(screen.getByLabelText("Posez une question")).toHaveValue("CA par région");
  });
});

it("answers a clarification with the same question and the choice", async () => {
  const streams = serveStreams();
  renderPage(<Page />);
  finish(await ask("Montant par client", streams), {
    status: "needs_clarification",
    clarification: {
      question: "Quel montant ?",
      choices: [
        { id: "ht", label: "Hors taxes", preview: "" },
        { id: "ttc", label: "Toutes taxes", preview: "" },
      ],
    },
    chart: null,
    rows: [],
  });
  await userEvent.click(await screen.findByRole("button", { name: "Hors taxes" }));
  await waitFor(() => expect(streams).toHaveLength(2));
  expect(streams[1]?.request).toMatchObject({
    question: "Montant par client",
    conversation_id: "c1",
    choice: "ht",
  });
});

describe("what is there before a question", () => {
  it("is the way to add data, where there is none", async () => {
    server.use(
      http.get(endpoint("/data-sources"), () =>
        HttpResponse.json({ items: [], next_cursor: null }),
      ),
    );
    renderPage(<Page />);
    expect(await screen.findByText("Commencez par ajouter des données")).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Ajouter des données" })).toHaveAttribute(
      "href",
      "/sources/new",
    );
  });

  it("is a question about the demo data as soon as they are there, whatever was listed before", async () => {
    server.use(
      http.get(endpoint("/data-sources"), () =>
        HttpResponse.json({ items: [], next_cursor: null }),
      ),
      http.get("*/demo/:name", () => HttpResponse.text("a;b")),
      http.post(endpoint("/data-sources"), () => HttpResponse.json(source, { status: 201 })),
    );
    renderPage(<Page />);
    await userEvent.click(await screen.findByRole("button", { name: /^Essayer avec des données/ }));
    expect(await box()).toBeEnabled();
  });

  it("is the history of a conversation that is opened again", async () => {
    server.use(
      http.get(endpoint("/ai/conversations/c1"), () =>
        HttpResponse.json({
          id: "c1",
          data_source_id: source.id,
          title: "CA par région",
          question_count: 1,
          created_at: user.created_at,
          updated_at: user.created_at,
          answers: [answer()],
        }),
      ),
    );
    renderPage(<Page initial="c1" />);
    expect(await screen.findByText("La Bretagne arrive en tête.")).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Et par mois ?" })).toBeEnabled();
  });

  it("is the reason, where the conversation cannot be read", async () => {
    server.use(
      http.get(endpoint("/ai/conversations/c9"), () =>
        problem(404, "not_found", "Cette conversation n'existe pas."),
      ),
    );
    renderPage(<Page initial="c9" />);
    expect(await screen.findByText("Cette conversation n'existe pas.")).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Réessayer" })).toBeInTheDocument();
  });
});
