import { screen, waitFor, within } from "@testing-library/react";
import userEventDefault from "@testing-library/user-event";

import { QuestionBox } from "@/features/questions/box/question-box";
import {
  completionsAt,
  completionsOf,
  cursorAfter,
  tokensOf,
  unknownWords,
} from "@/features/questions/box/prepare/typed";
import { pastQuestions } from "@/features/questions/prepare/past-questions";
import { storeToken } from "@/lib/auth";
import type { Completion, TypedText } from "@/lib/contract";

import { renderPage } from "../support/render";
import { answer, source, user } from "../support/samples";
import { endpoint, http, HttpResponse, server } from "../support/server";

const region: Completion = {
  kind: "dimension",
  label: "Région",
  detail: "Clients",
  text: "CA par Région ",
};
const rhone: Completion = {
  kind: "value",
  label: "Rhône",
  detail: "Département",
  text: "CA par Rhône ",
};

/** What the server knows of each text; nothing of any other. */
function serveTyping(known: Record<string, Partial<TypedText>>): string[] {
  const asked: string[] = [];
  server.use(
    http.get(endpoint("/ai/complete"), ({ request }) => {
      const text = new URL(request.url).searchParams.get("q") ?? "";
      asked.push(text);
      return HttpResponse.json({
        tokens: [{ kind: "other", text }],
        completions: [],
        ...known[text],
      });
    }),
  );
  return asked;
}

// A hand that types without a rest.
const userEvent = userEventDefault.setup({ delay: null });

const onAsk = jest.fn<Promise<boolean>, [string]>();

beforeEach(() => {
  storeToken("t1");
  onAsk.mockReset().mockResolvedValue(true);
  server.use(http.get(endpoint("/auth/me"), () => HttpResponse.json(user)));
});

function renderBox(past: string[] = []) {
  renderPage(
    <QuestionBox
      dataSourceId={source.id}
      asking={false}
      isFollowUp={false}
      past={past}
      onAsk={onAsk}
      onStop={jest.fn()}
    >
      source
    </QuestionBox>,
  );
  return screen.getByLabelText("Posez une question");
}

describe("typing a question", () => {
  it("offers completions that the arrows and Enter take", async () => {
    serveTyping({ "CA par r": { completions: [region, rhone] } });
    const box = renderBox();
    await userEvent.type(box, "CA par r");
    const list = await screen.findByRole("listbox", { name: "Propositions" });
    expect(within(list).getAllByRole("option")).toHaveLength(2);
    expect(box).not.toHaveAttribute("aria-activedescendant");

    await userEvent.keyboard("{ArrowDown}{ArrowDown}{ArrowUp}");
    const pointed = within(list).getByRole("option", { selected: true });
    expect(pointed).toHaveTextContent("Région");
    expect(box).toHaveAttribute("aria-activedescendant", pointed.id);
    await userEvent.keyboard("{Enter}");
    expect(box).toHaveValue("CA par Région ");
    expect(box).toHaveFocus();
    expect(onAsk).not.toHaveBeenCalled();
  });

  it("offers completions in the middle of a text, and keeps what stands after them", async () => {
    serveTyping({ "CA par rég": { completions: [region] } });
    const box = renderBox();
    await userEvent.type(box, "CA par  en 2025");
    await userEvent.type(box, "rég", { initialSelectionStart: 7, initialSelectionEnd: 7 });
    expect(await screen.findByRole("option", { name: /Région/ })).toBeInTheDocument();
    await userEvent.keyboard("{ArrowDown}{Enter}");
    expect(box).toHaveValue("CA par Région en 2025");
    expect((box as HTMLTextAreaElement).selectionEnd).toBe("CA par Région".length);
    expect(onAsk).not.toHaveBeenCalled();
  });

  it("asks what was typed where no completion is pointed at", async () => {
    serveTyping({ "CA par r": { completions: [region] } });
    await userEvent.type(renderBox(), "CA par r");
    await screen.findByRole("listbox");
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(onAsk).toHaveBeenCalledWith("CA par r"));
    expect(screen.queryByRole("listbox")).not.toBeInTheDocument();
  });

  it("takes a completion by a touch, and keeps the focus", async () => {
    serveTyping({ "CA par r": { completions: [region] } });
    const box = renderBox();
    await userEvent.type(box, "CA par r");
    const option = await screen.findByRole("option", { name: /Région/ });
    await userEvent.pointer([{ keys: "[TouchA]", target: option }]);
    expect(box).toHaveValue("CA par Région ");
    expect(box).toHaveFocus();
  });

  it("closes the list on Escape, and opens it again on the next letter", async () => {
    serveTyping({
      "CA par r": { completions: [region] },
      "CA par ré": { completions: [region] },
    });
    await userEvent.type(renderBox(), "CA par r");
    await screen.findByRole("listbox");
    await userEvent.keyboard("{Escape}");
    expect(screen.queryByRole("listbox")).not.toBeInTheDocument();
    await userEvent.keyboard("é");
    expect(await screen.findByRole("listbox")).toBeInTheDocument();
  });

  it("names the words that mean nothing before they are sent", async () => {
    const text = "CA par zorglub ";
    serveTyping({
      [text]: {
        tokens: [
          { kind: "measure", text: "CA" },
          { kind: "other", text: " par " },
          { kind: "unknown", text: "zorglub" },
          { kind: "other", text: " " },
        ],
      },
    });
    await userEvent.type(renderBox(), text);
    expect(await screen.findByText(/« zorglub » ne dit rien/)).toBeInTheDocument();
  });

  it("waits until the hand rests, and asks once", async () => {
    const asked = serveTyping({});
    await userEvent.type(renderBox(), "montant");
    await waitFor(() => expect(asked).toEqual(["montant"]));
  });

  it("shows nothing of an answer that comes too late", async () => {
    let answerLate: (typed: TypedText) => void = () => undefined;
    const late = new Promise<TypedText>((resolve) => {
      answerLate = resolve;
    });
    const asked: string[] = [];
    server.use(
      http.get(endpoint("/ai/complete"), async ({ request }) => {
        const text = new URL(request.url).searchParams.get("q") ?? "";
        asked.push(text);
        const nothing = { tokens: [], completions: [] };
        return HttpResponse.json(text === "CA par r" ? await late : nothing);
      }),
    );
    const box = renderBox();
    await userEvent.type(box, "CA par r");
    await waitFor(() => expect(asked).toEqual(["CA par r"]));
    await userEvent.clear(box);
    await userEvent.type(box, "nombre");
    await waitFor(() => expect(asked).toContain("nombre"));
    answerLate({ tokens: [], completions: [region] });
    await expect(screen.findByRole("option", {}, { timeout: 200 })).rejects.toThrow();
  });

  it("goes on where completions fail", async () => {
    const failed = jest.fn();
    server.use(
      http.get(endpoint("/ai/complete"), () => {
        failed();
        return HttpResponse.error();
      }),
    );
    await userEvent.type(renderBox(), "CA par région");
    await waitFor(() => expect(failed).toHaveBeenCalled());
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(onAsk).toHaveBeenCalledWith("CA par région"));
  });
});

describe("the questions before", () => {
  it("come back by the arrow up, last first, and go by the arrow down", async () => {
    serveTyping({});
    const box = renderBox(["et par mois ?", "CA par région"]);
    await userEvent.click(box);
    await userEvent.keyboard("{ArrowUp}");
    expect(box).toHaveValue("et par mois ?");
    await userEvent.keyboard("{ArrowUp}{ArrowUp}");
    expect(box).toHaveValue("CA par région");
    await userEvent.keyboard("{ArrowDown}{ArrowDown}");
    expect(box).toHaveValue("");
  });

  it("do not take the place of what was typed", async () => {
    serveTyping({});
    const box = renderBox(["CA par région"]);
    await userEvent.type(box, "montant{ArrowUp}");
    expect(box).toHaveValue("montant");
  });

  it("are those of the conversation, then how the others began, each once", () => {
    const titled = (title: string) => ({
      id: title,
      data_source_id: source.id,
      title,
      question_count: 1,
      created_at: user.created_at,
      updated_at: user.created_at,
    });
    expect(
      pastQuestions(
        [answer({ question: "a" }), answer({ question: "b" })],
        [titled("a"), titled("c")],
      ),
    ).toEqual(["b", "a", "c"]);
  });
});

describe("what is known of a text", () => {
  const tokens: TypedText["tokens"] = [
    { kind: "measure", text: "CA" },
    { kind: "other", text: " par " },
    { kind: "unknown", text: "zor" },
  ];

  it("holds for the part that still stands", () => {
    expect(tokensOf("CA par zor ", tokens).map((token) => token.kind)).toEqual([
      "measure",
      "other",
      "unknown",
      "other",
    ]);
    expect(tokensOf("CA en 2025", tokens)).toEqual([
      { kind: "measure", text: "CA" },
      { kind: "other", text: " en 2025" },
    ]);
  });

  it("says nothing of a word that grew since", () => {
    expect(unknownWords(tokensOf("CA par zorg", tokens))).toEqual([]);
    expect(unknownWords(tokensOf("CA par zor ", tokens))).toEqual(["zor"]);
  });

  it("offers what was typed since, and no more", () => {
    expect(completionsOf("CA par rég", [region, rhone])).toEqual([region]);
    expect(completionsOf("CA par région", [region])).toEqual([region]);
    expect(completionsOf("CA par Région", [region])).toEqual([]);
  });

  it("offers for the words before the cursor what keeps those after it", () => {
    const question: Completion = { ...region, kind: "question", text: "CA par région et par mois" };
    const known = [region, question];
    const text = "CA par rég en 2025";
    expect(completionsAt(text, 10, known).map((one) => one.text)).toEqual([
      "CA par Région en 2025",
    ]);
    expect(completionsAt(text, 8, known)).toEqual([]);
    expect(completionsAt("CA par rég", 10, known)).toEqual(known);
  });

  it("goes on where the completion ends", () => {
    expect(
      cursorAfter({ ...region, text: "CA par Région en 2025" }, "CA par rég en 2025", 10),
    ).toBe("CA par Région".length);
    expect(cursorAfter(region, "CA par rég", 10)).toBe(region.text.length);
  });
});
