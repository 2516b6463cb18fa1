import { curlCall, fetchCall } from "@/features/answers/prepare/api-call";

const question = {
  origin: "https://bi.duval.fr",
  dataSourceId: "s1",
  question: "chiffre d'affaires de \"l'été\"",
};

it("is what a shell can run, quotes and all", () => {
  expect(curlCall(question)).toBe(
    [
      "curl -s https://bi.duval.fr/api/v1/ai/query \\",
      '     -H "Authorization: Bearer $TOKEN" \\',
      '     -H "Content-Type: application/json" \\',
      `     -d '{"data_source_id":"s1","question":"chiffre d'\\''affaires de \\"l'\\''été\\""}'`,
    ].join("\n"),
  );
});

it("is what a script can run", async () => {
  const calls: [string, RequestInit][] = [];
  const fetched = (url: string, init: RequestInit) => {
    calls.push([url, init]);
    return Promise.resolve({ json: () => Promise.resolve("answer") });
  };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the text is the thing under test
  const run = new Function(
    "fetch",
    "token",
    `return (async () => { ${fetchCall(question)} return answer; })();`,
  ) as (fetch: unknown, token: string) => Promise<unknown>;
  expect(await run(fetched, "t1")).toBe("answer");
  expect(calls[0]?.[0]).toBe("https://bi.duval.fr/api/v1/ai/query");
  expect(calls[0]?.[1].headers).toMatchObject({ Authorization: "Bearer t1" });
  expect(JSON.parse(calls[0]?.[1].body as string)).toEqual({
    data_source_id: "s1",
    question: question.question,
  });
});
