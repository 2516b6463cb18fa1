import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useSWRConfig } from "swr";

import { CatalogPage } from "@/features/catalog/catalog-page";
import { storeToken } from "@/lib/auth";
import type { Definitions, SemanticLayer, SemanticLayerFigures, User } from "@/lib/contract";

import { layer, ordersSchema } from "./catalog";
import { renderPage } from "./render";
import { source, user } from "./samples";
import { endpoint, http, HttpResponse, server } from "./server";

export const layerUrl = `/data-sources/${source.id}/semantic-layer`;

const reading = {
  status: "answered",
  interpretation: "Nombre de commandes par secteur",
  sql: "SELECT 1",
  message: null,
  choices: [],
  definitions: [],
};
const refused = {
  ...reading,
  status: "refused",
  interpretation: null,
  sql: null,
  message: "Je ne sais pas interpréter « secteur ».",
};

/** One amount, as the server gives it. */
export const figuresFor = (amount: string): SemanticLayerFigures => ({
  columns: [
    { name: "ca", label: "CA HT", type: "decimal", role: "measure", format: "eur", unit: null },
  ],
  rows: [[amount]],
  truncated: false,
});

interface Sent {
  definitions: Definitions;
  version: number;
  questions?: string[];
}

/** What the served catalog was told. */
export const saved: Sent[] = [];
export const previewed: Sent[] = [];

/** A server that keeps what it is told, as the real one does. */
export function serveCatalog(first: SemanticLayer, role: User["role"] = "editor") {
  saved.length = 0;
  previewed.length = 0;
  storeToken("t1");
  server.use(
    http.get(endpoint("/auth/me"), () => HttpResponse.json({ ...user, role })),
    http.get(endpoint(`/data-sources/${source.id}`), () => HttpResponse.json(source)),
    http.get(endpoint(layerUrl), () => HttpResponse.json(first)),
    http.get(endpoint(`/data-sources/${source.id}/schema`), () => HttpResponse.json(ordersSchema)),
    http.get(endpoint("/ai/suggestions"), () => HttpResponse.json({ items: ["CA par mois"] })),
    http.get(endpoint(`/data-sources/${source.id}/verified-questions`), () =>
      HttpResponse.json({ items: [] }),
    ),
    http.post(endpoint(`${layerUrl}/validate`), () =>
      HttpResponse.json({ valid: true, problems: [] }),
    ),
    http.post(endpoint(`${layerUrl}/preview`), async ({ request }) => {
      const body = (await request.json()) as Sent;
      previewed.push(body);
      const questions = (body.questions ?? []).map((question, index) => ({
        question,
        changes: index === 0,
        now: index === 0 ? refused : reading,
        draft: reading,
      }));
      return HttpResponse.json({ questions, problems: [] });
    }),
    http.post(endpoint(`${layerUrl}/figures`), async ({ request }) => {
      const body = (await request.json()) as { question: string; definitions?: Definitions };
      return HttpResponse.json(figuresFor(body.definitions ? "1250.5" : "980"));
    }),
    http.put(endpoint(layerUrl), async ({ request }) => {
      const body = (await request.json()) as Sent;
      saved.push(body);
      return HttpResponse.json({ ...first, ...body, version: body.version + 1 });
    }),
  );
}

/** As if another part of the page had told that something is read anew. */
function Elsewhere() {
  const { mutate } = useSWRConfig();
  return (
    <button type="button" onClick={() => void mutate(layerUrl)}>
      Ailleurs
    </button>
  );
}

export function showCatalog(first: SemanticLayer = layer, role: User["role"] = "editor") {
  serveCatalog(first, role);
  return renderPage(
    <>
      <CatalogPage sourceId={source.id} sourceHref="/s" askHref="/q" />
      <Elsewhere />
    </>,
  );
}

export const press = async (name: string | RegExp) =>
  userEvent.click(await screen.findByRole("button", { name }));
export const openTable = () => press(/^Commandes/);
export const editColumn = async (label: string) => {
  await openTable();
  await press(`Modifier ${label}`);
  return within(screen.getByRole("group", { name: `Modifier ${label}` }));
};
export const columnIn = (sent: Sent | undefined, name: string) =>
  sent?.definitions.tables?.[0]?.columns?.find((column) => column.name === name);
