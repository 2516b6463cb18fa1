import { api, onSessionEnded } from "@/lib/api";
import { ApiError } from "@/lib/api-error";
import { readToken, storeToken } from "@/lib/auth";

import { session } from "../support/samples";
import { endpoint, http, HttpResponse, problem, server } from "../support/server";

function bearer(request: Request): string | null {
  return request.headers.get("Authorization");
}

/** Accepts one token only, and counts what it was asked. */
function guard(valid: string) {
  const seen = { accepted: 0, refused: 0 };
  server.use(
    http.get(endpoint("/things/:id"), ({ request, params }) => {
      if (bearer(request) === `Bearer ${valid}`) {
        seen.accepted += 1;
        return HttpResponse.json({ id: params.id });
      }
      seen.refused += 1;
      return problem(401, "token_expired");
    }),
  );
  return seen;
}

describe("the refresh queue", () => {
  it("makes one refresh of twenty parallel 401s, and replays each request once", async () => {
    storeToken("old");
    const seen = guard("new");
    let refreshes = 0;
    server.use(
      http.post(endpoint("/auth/refresh"), () => {
        refreshes += 1;
        return HttpResponse.json(session("new"));
      }),
    );

    const ids = Array.from({ length: 20 }, (_, index) => String(index));
    const answers = await Promise.all(ids.map((id) => api.get<{ id: string }>(`/things/${id}`)));

    expect(answers.map((answer) => answer.id)).toEqual(ids);
    expect(refreshes).toBe(1);
    expect(seen).toEqual({ accepted: 20, refused: 20 });
    expect(readToken()).toBe("new");
  });

  it("ends the session once when the refresh is refused, and every request fails", async () => {
    storeToken("old");
    guard("never");
    server.use(http.post(endpoint("/auth/refresh"), () => problem(401, "refresh_reused")));
    const ended = jest.fn();
    const stop = onSessionEnded(ended);

    const results = await Promise.allSettled([1, 2, 3].map((id) => api.get(`/things/${id}`)));
    stop();

    expect(results.map((result) => result.status)).toEqual(["rejected", "rejected", "rejected"]);
    expect(ended).toHaveBeenCalledTimes(1);
    expect(readToken()).toBeNull();
  });

  it("keeps the session when the refresh fails for another reason than a refusal", async () => {
    storeToken("old");
    guard("never");
    server.use(http.post(endpoint("/auth/refresh"), () => problem(503, "database_unavailable")));
    const ended = jest.fn();
    const stop = onSessionEnded(ended);

    await expect(api.get("/things/1")).rejects.toMatchObject({ code: "database_unavailable" });
    stop();

    expect(ended).not.toHaveBeenCalled();
    expect(readToken()).toBe("old");
  });

  it("does not replay a second time when the new token is refused too", async () => {
    storeToken("old");
    const seen = guard("never");
    server.use(http.post(endpoint("/auth/refresh"), () => HttpResponse.json(session("new"))));

    await expect(api.get("/things/1")).rejects.toMatchObject({ status: 401 });

    expect(seen.refused).toBe(2);
  });

  it("takes the token that another tab has renewed meanwhile, without a refresh of its own", async () => {
    storeToken("old");
    server.use(
      http.get(endpoint("/things/1"), ({ request }) => {
        if (bearer(request) === "Bearer new") return HttpResponse.json({ id: "1" });
        storeToken("new");
        return problem(401, "token_expired");
      }),
    );

    await expect(api.get("/things/1")).resolves.toEqual({ id: "1" });
  });

  it("can refresh again after a failure", async () => {
    storeToken("old");
    guard("new");
    server.use(
      http.post(endpoint("/auth/refresh"), () => HttpResponse.error(), { once: true }),
      http.post(endpoint("/auth/refresh"), () => HttpResponse.json(session("new"))),
    );

    await expect(api.get("/things/1")).rejects.toMatchObject({ code: "network_unreachable" });
    await expect(api.get("/things/1")).resolves.toEqual({ id: "1" });
  });

  it("replays the body of a request that changes something", async () => {
    storeToken("old");
    const bodies: unknown[] = [];
    server.use(
      http.post(endpoint("/workspaces"), async ({ request }) => {
        bodies.push(await request.json());
        return bearer(request) === "Bearer new"
          ? HttpResponse.json({ id: "w" }, { status: 201 })
          : problem(401, "token_expired");
      }),
      http.post(endpoint("/auth/refresh"), () => HttpResponse.json(session("new"))),
    );

    await api.post("/workspaces", { name: "Ventes" });

    expect(bodies).toEqual([{ name: "Ventes" }, { name: "Ventes" }]);
  });
});

describe("a failure", () => {
  it("bears the code, the message and the fields of the problem", async () => {
    const fields = [{ field: "email", code: "invalid_format", message: "Adresse incomplète." }];
    server.use(
      http.post(endpoint("/auth/register"), () =>
        problem(422, "validation_failed", "Corrigez les champs.", fields),
      ),
    );

    const failure = await api.postSignedOut("/auth/register", {}).catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(ApiError);
    expect(failure).toMatchObject({
      code: "validation_failed",
      message: "Corrigez les champs.",
      requestId: "req-1",
      fields,
    });
  });

  it("of a wrong password asks for no refresh", async () => {
    server.use(http.post(endpoint("/auth/login"), () => problem(401, "invalid_credentials")));
    await expect(api.postSignedOut("/auth/login", {})).rejects.toMatchObject({
      code: "invalid_credentials",
    });
  });

  it.each([
    [502, "network_unreachable"],
    [500, "unreadable_answer"],
  ])("of a proxy's page with status %i is told as %s", async (status, code) => {
    server.use(http.get(endpoint("/things"), () => new HttpResponse("<html>", { status })));
    await expect(api.get("/things")).rejects.toMatchObject({ code });
  });
});

it("asks in the language of the page", async () => {
  document.documentElement.lang = "en";
  server.use(
    http.get(endpoint("/things"), ({ request }) =>
      HttpResponse.json({ language: request.headers.get("Accept-Language") }),
    ),
  );
  await expect(api.get("/things")).resolves.toEqual({ language: "en" });
});

it.each([
  ["attachment; filename*=UTF-8''CA%20r%C3%A9gion.csv", "CA région.csv"],
  ['attachment; filename="ca.csv"', "ca.csv"],
  [null, "secours.csv"],
])("names a download after %s", async (disposition, expected) => {
  const headers: Record<string, string> = disposition ? { "Content-Disposition": disposition } : {};
  server.use(
    http.get(endpoint("/ai/answers/1/export"), () => new HttpResponse("a;b", { headers })),
  );
  const file = await api.download("/ai/answers/1/export", "secours.csv");
  expect(file.fileName).toBe(expected);
});
