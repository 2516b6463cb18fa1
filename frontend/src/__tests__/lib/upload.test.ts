import { storeToken } from "@/lib/auth";
import { upload } from "@/lib/upload";

import { session, source } from "../support/samples";
import { endpoint, http, HttpResponse, problem, server } from "../support/server";

function form(): FormData {
  const data = new FormData();
  data.append("name", "Ventes");
  data.append("files", new File(["a;b\n1;2\n"], "ventes.csv", { type: "text/csv" }));
  return data;
}

function options(signal = new AbortController().signal) {
  return { onProgress: jest.fn(), signal };
}

function tokenEndingIn(seconds: number): string {
  const claims = btoa(JSON.stringify({ exp: Date.now() / 1000 + seconds }));
  return `h.${claims}.s`;
}

it("sends the files and gives the data source that was made", async () => {
  storeToken(tokenEndingIn(1000));
  server.use(
    http.post(endpoint("/data-sources"), () => HttpResponse.json(source, { status: 201 })),
  );
  await expect(upload("/data-sources", form(), options())).resolves.toEqual(source);
});

it("renews a token about to end before it sends anything", async () => {
  storeToken(tokenEndingIn(5));
  const tokens: (string | null)[] = [];
  server.use(
    http.post(endpoint("/auth/refresh"), () => HttpResponse.json(session("fresh"))),
    http.post(endpoint("/data-sources"), ({ request }) => {
      tokens.push(request.headers.get("Authorization"));
      return HttpResponse.json(source, { status: 201 });
    }),
  );
  await upload("/data-sources", form(), options());
  expect(tokens).toEqual(["Bearer fresh"]);
});

it("tells which file was refused", async () => {
  const fields = [{ field: "ventes.csv", code: "file_empty", message: "Ce fichier est vide." }];
  server.use(
    http.post(endpoint("/data-sources"), () => problem(422, "file_empty", "Fichier vide.", fields)),
  );
  await expect(upload("/data-sources", form(), options())).rejects.toMatchObject({
    code: "file_empty",
    fields,
  });
});

it("says that the network is gone", async () => {
  server.use(http.post(endpoint("/data-sources"), () => HttpResponse.error()));
  await expect(upload("/data-sources", form(), options())).rejects.toMatchObject({
    code: "network_unreachable",
  });
});

it("stops when it is cancelled", async () => {
  const controller = new AbortController();
  server.use(
    http.post(endpoint("/data-sources"), () => {
      controller.abort();
      return new Promise<never>(() => undefined);
    }),
  );
  await expect(upload("/data-sources", form(), options(controller.signal))).rejects.toMatchObject({
    name: "AbortError",
  });
});
