import type { Definitions } from "@/lib/contract";

import type { Words } from "../use-words";

/** « 3 tables décrites, 24 colonnes, 2 mesures proposées, 2 liens »: what a first generation did. */
export function whatWasMade(definitions: Definitions, { w, wn }: Words): string {
  const { tables = [], metrics = [], relationships = [] } = definitions;
  const columns = tables.reduce((sum, table) => sum + (table.columns?.length ?? 0), 0);
  return w("generate.first", {
    tables: wn("generate.first.tables", tables.length),
    columns: wn("generate.first.columns", columns),
    metrics: wn("generate.first.metrics", metrics.length),
    links: wn("generate.first.links", relationships.length),
  });
}
