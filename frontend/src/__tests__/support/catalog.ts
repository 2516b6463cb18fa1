import type { Item } from "@/features/catalog/prepare/items";
import type {
  Column,
  ColumnDefinition,
  DataSourceSchema,
  Definitions,
  RelationshipDefinition,
  SemanticLayer,
} from "@/lib/contract";

import { source } from "./samples";

export function columnOf(name: string, extra: Partial<ColumnDefinition> = {}): ColumnDefinition {
  return { name, origin: "generated", label: name, role: "dimension", ...extra };
}

export function linkOf(
  from: string,
  to: string,
  extra: Partial<RelationshipDefinition> = {},
): RelationshipDefinition {
  const [from_table = "", ...from_columns] = from.split(".");
  const [to_table = "", ...to_columns] = to.split(".");
  return {
    from_table,
    from_columns,
    to_table,
    to_columns,
    origin: "declared",
    cardinality: "many_to_one",
    certainty: 1,
    ...extra,
  };
}

export const definitions: Definitions = {
  calendar: { origin: "generated", first_fiscal_month: 1, first_day_of_week: 1 },
  tables: [
    {
      name: "commandes",
      origin: "generated",
      label: "Commandes",
      hidden: false,
      default_date: "dt_cmd",
      columns: [
        columnOf("dt_cmd", { label: "Date de commande", role: "date" }),
        columnOf("region", { label: "Région" }),
        columnOf("statut", { label: "Statut" }),
        columnOf("mt_ht", {
          label: "Montant HT",
          role: "measure",
          format: "money",
          unit: "k€",
          tax: "excluded",
          aggregation: "sum",
        }),
        columnOf("client_id", { label: "Client", role: "identifier" }),
      ],
    },
    {
      name: "clients",
      origin: "edited",
      label: "Clients",
      hidden: false,
      description: "Une ligne par client.",
      columns: [columnOf("id", { label: "Identifiant", role: "identifier" })],
    },
  ],
  metrics: [
    {
      name: "ca_ht",
      origin: "generated",
      label: "CA HT",
      table: "commandes",
      main: true,
      expression: {
        aggregate: "sum",
        of: { column: "mt_ht" },
        where: { column: "statut", operator: "not_one_of", values: ["annulée"] },
      },
    },
  ],
  relationships: [
    linkOf("commandes.client_id", "clients.id", { origin: "inferred", certainty: 0.9 }),
  ],
};

export const layer: SemanticLayer = {
  data_source_id: source.id,
  version: 3,
  updated_at: "2026-01-12T08:30:00Z",
  definitions,
  problems: [],
};

export const region: Extract<Item, { kind: "column" }> = {
  kind: "column",
  table: "commandes",
  value: columnOf("region", { label: "Région" }),
};

export const withSynonym = (word: string): Item => ({
  ...region,
  value: { ...region.value, synonyms: [word], origin: "edited" },
});

const schemaColumn = (name: string, sample_values: Column["sample_values"]): Column => ({
  name,
  label: name,
  type: "text",
  native_type: null,
  comment: null,
  nullable: false,
  distinct_count: sample_values.length,
  min: null,
  max: null,
  sample_values,
  format: null,
});

/** What is known of the values of « commandes ». */
export const ordersSchema: DataSourceSchema = {
  tables: [
    {
      name: "commandes",
      label: "commandes",
      schema: null,
      comment: null,
      row_count: 3,
      row_count_estimated: false,
      primary_key: [],
      indexes: [],
      columns: [
        schemaColumn("statut", ["livrée", "annulée", "à livrer, en retard"]),
        schemaColumn("region", ["Bretagne", null, "Normandie"]),
        schemaColumn("mt_ht", [12, 40]),
      ],
      warnings: [],
      file: null,
    },
  ],
  relationships: [],
  table_count: 1,
  next_cursor: null,
};
