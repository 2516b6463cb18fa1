import type {
  Answer,
  ChartSpec,
  Column,
  ColumnChoice,
  Connection,
  DataSource,
  PlanChoices,
  ResultColumn,
  Session,
  Table,
  User,
} from "@/lib/contract";

export const user: User = {
  id: "7d0c1d9e-3c75-4a53-9a52-0c6a2f7d1b11",
  email: "claire@duval.fr",
  name: null,
  role: "owner",
  language: "fr",
  tenant: { id: "2b1f0a64-95c1-4a5e-8a6c-5b5f7f6a0c22", name: "Maison Duval" },
  created_at: "2026-01-12T08:30:00Z",
};

export function session(token = "token-1"): Session {
  return { access_token: token, token_type: "Bearer", expires_in: 1800, user };
}

export const source: DataSource = {
  id: "0f8fad5b-d9cb-469f-a165-70867728950e",
  workspace_id: "c56a4180-65aa-42ec-a945-5fd21dec0538",
  type: "csv",
  name: "Ventes",
  status: "ready",
  table_count: 1,
  row_count: 1234,
  size_bytes: 4_812_333,
  connection: null,
  warnings: [],
  synced_at: null,
  sync: null,
  sync_error: null,
  created_at: "2026-01-12T08:30:00Z",
  updated_at: "2026-01-12T08:30:00Z",
};

export function column(name: string, extra: Partial<ResultColumn> = {}): ResultColumn {
  return { name, label: name, type: "text", role: "dimension", format: null, unit: null, ...extra };
}

export const region = column("region", { label: "Région" });
export const revenue = column("mt_ht", {
  label: "Montant HT",
  type: "decimal",
  role: "measure",
  format: "eur",
});

export function chartSpec(extra: Partial<ChartSpec> = {}): ChartSpec {
  return {
    type: "bar",
    x: "region",
    series: [{ column: "mt_ht", label: "Montant HT" }],
    split_by: null,
    horizontal: false,
    stacked: false,
    ...extra,
  };
}

export function answer(extra: Partial<Answer> = {}): Answer {
  return {
    id: "a1",
    conversation_id: "c1",
    question: "CA par région",
    asked_at: "2026-01-12T08:30:00Z",
    status: "answered",
    engine: "rules",
    model: null,
    edited_from: null,
    language: "fr",
    confidence: 0.97,
    interpretation: {
      text: "Somme de Montant HT par région",
      chips: [
        { kind: "measure", label: "Somme de Montant HT", words: "CA", plan_path: "/measures/0" },
        { kind: "dimension", label: "Région", words: "région", plan_path: "/dimensions/0" },
      ],
      ignored_words: [],
    },
    clarification: null,
    refusal: null,
    plan: {},
    sql: 'SELECT "region", SUM("mt_ht") FROM "ventes" GROUP BY 1',
    dialect: "duckdb",
    columns: [region, revenue],
    rows: [
      ["Bretagne", "1234.56"],
      ["Alsace", "89.90"],
    ],
    row_count: 2,
    truncated: false,
    chart: chartSpec(),
    summary: "La Bretagne arrive en tête.",
    definitions: [],
    warnings: [],
    suggestions: ["Et par mois ?"],
    usage: {
      understand_ms: 2.4,
      sql_ms: 11.8,
      total_ms: 16.9,
      model_ms: 0,
      input_tokens: 0,
      output_tokens: 0,
      egress_bytes: 0,
      rows_scanned: 1234,
    },
    feedback: null,
    ...extra,
  };
}

export function columnChoiceOf(name: string, extra: Partial<ColumnChoice> = {}): ColumnChoice {
  return {
    label: name,
    table: "Ventes",
    of: { table: "ventes", column: name, source: 0 },
    type: "text",
    groups: true,
    values: [],
    values_complete: false,
    min: null,
    max: null,
    ...extra,
  };
}

/** What the chips of `answer()` may become. */
export const planChoices: PlanChoices = {
  chips: [
    {
      plan_path: "/measures/0",
      part: {
        kind: "measure",
        function: "sum",
        of: { table: "ventes", column: "mt_ht", source: 0 },
      },
      removable: true,
    },
    {
      plan_path: "/dimensions/0",
      part: { kind: "dimension", of: { table: "ventes", column: "region", source: 0 } },
      removable: true,
    },
  ],
  measures: [
    {
      label: "Nombre de ventes",
      table: "Ventes",
      part: { kind: "measure", function: "count_rows" },
      functions: [],
    },
    { label: "CA", table: "Ventes", part: { kind: "measure", metric: "CA" }, functions: [] },
    {
      label: "Montant HT",
      table: "Ventes",
      part: {
        kind: "measure",
        function: "sum",
        of: { table: "ventes", column: "mt_ht", source: 0 },
      },
      functions: ["sum", "average", "maximum"],
    },
  ],
  columns: [
    columnChoiceOf("region", {
      label: "Région",
      values: ["Bretagne", "Alsace"],
      values_complete: true,
    }),
    columnChoiceOf("dt_cmd", { label: "Date de commande", type: "date" }),
    columnChoiceOf("mt_ht", { label: "Montant HT", type: "decimal", groups: false }),
    columnChoiceOf("livree", { label: "Livrée", type: "boolean" }),
    columnChoiceOf("pays", {
      label: "Pays",
      table: "Clients",
      of: { table: "clients", column: "pays" },
    }),
  ],
};

export const connection: Connection = {
  host: "bdd.duval.fr",
  port: 5432,
  database: "gestion",
  user: "lecteur",
  has_password: true,
  tls: { mode: "verify_full", ca_certificates: null },
  schemas: [],
};

export const serverSource: DataSource = {
  ...source,
  type: "postgresql",
  name: "Gestion",
  connection,
  table_count: 3,
  size_bytes: 0,
  synced_at: "2026-01-12T08:30:00Z",
};

export function table(name: string, extra: Partial<Table> = {}): Table {
  return {
    name,
    label: name,
    schema: "public",
    comment: null,
    row_count: 1200,
    row_count_estimated: true,
    primary_key: [],
    indexes: [],
    columns: [],
    warnings: [],
    file: null,
    ...extra,
  };
}

export function schemaColumn(name: string, extra: Partial<Column> = {}): Column {
  return {
    name,
    label: name,
    type: "text",
    native_type: "text",
    comment: null,
    nullable: false,
    distinct_count: null,
    min: null,
    max: null,
    sample_values: [],
    format: null,
    ...extra,
  };
}
