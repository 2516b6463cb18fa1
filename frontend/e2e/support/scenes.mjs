// What the scripted API says: a wholesaler's data, and one answer of each kind.
export const now = "2026-01-12T08:30:00Z";

export const user = {
  id: "7d0c1d9e-3c75-4a53-9a52-0c6a2f7d1b11",
  email: "claire.martin@maison-duval.fr",
  role: "owner",
  language: "fr",
  tenant: { id: "2b1f0a64-95c1-4a5e-8a6c-5b5f7f6a0c22", name: "Maison Duval" },
  created_at: now,
};

export const source = {
  id: "0f8fad5b-d9cb-469f-a165-70867728950e",
  workspace_id: "c56a4180-65aa-42ec-a945-5fd21dec0538",
  type: "csv",
  name: "Ventes 2023 à 2025",
  status: "ready",
  connection: null,
  warnings: [],
  synced_at: null,
  sync: null,
  sync_error: null,
  table_count: 2,
  row_count: 52418,
  size_bytes: 4_812_333,
  created_at: now,
  updated_at: now,
};

const column = (name, label, type, extra = {}) => ({
  name,
  label,
  type,
  native_type: null,
  comment: null,
  nullable: false,
  distinct_count: null,
  min: null,
  max: null,
  sample_values: [],
  format: null,
  ...extra,
});

const ofFile = {
  schema: null,
  comment: null,
  row_count_estimated: false,
  primary_key: [],
  indexes: [],
};

export const schema = {
  table_count: 2,
  next_cursor: null,
  tables: [
    {
      name: "commandes",
      label: "Commandes",
      row_count: 50118,
      ...ofFile,
      file: { name: "commandes_2023_2025.csv", encoding: "windows-1252", separator: ";" },
      warnings: [
        {
          code: "column_mixed_types",
          message:
            "La colonne « Remise » contient 12 cellules qui ne sont pas des nombres : elles sont vides.",
        },
      ],
      columns: [
        column("num_cmd", "Num cmd", "integer", {
          distinct_count: 50118,
          min: 1,
          max: 50118,
          sample_values: [1, 2, 3],
        }),
        column("dt_cmd", "Dt cmd", "date", {
          distinct_count: 1096,
          min: "2023-01-01",
          max: "2025-12-31",
          sample_values: ["2023-01-01", "2023-01-02", "2023-01-03"],
          format: "dd/mm/yyyy",
        }),
        column("region", "Région", "text", {
          distinct_count: 13,
          sample_values: ["Île-de-France", "Bretagne", "Occitanie", "Grand Est"],
        }),
        column("mt_ht", "Mt HT", "decimal", {
          distinct_count: 31877,
          min: "1.20",
          max: "98450.00",
          sample_values: ["1234.56", "89.90", "412.00"],
          format: "decimal_comma",
        }),
        column("remise", "Remise", "decimal", {
          nullable: true,
          distinct_count: 14,
          min: "0",
          max: "0.25",
          sample_values: ["0.05", "0.1"],
          format: "decimal_comma",
        }),
        column("livree", "Livrée", "boolean", {
          distinct_count: 2,
          sample_values: [true, false],
          format: null,
        }),
      ],
    },
    {
      name: "clients",
      label: "Clients",
      row_count: 2300,
      ...ofFile,
      file: { name: "clients.csv", encoding: "utf-8", separator: ";" },
      warnings: [],
      columns: [
        column("id_client", "Id client", "integer", {
          distinct_count: 2300,
          min: 1,
          max: 2300,
          sample_values: [1, 2, 3],
        }),
        column("raison_sociale", "Raison sociale", "text", {
          distinct_count: 2291,
          sample_values: ["Boulangerie Le Goff", "SARL Petit & Fils"],
        }),
      ],
    },
  ],
  relationships: [
    {
      from_table: "commandes",
      from_columns: ["id_client"],
      to_table: "clients",
      to_columns: ["id_client"],
      certainty: 0.98,
      inferred: true,
    },
  ],
};

export const serverSource = {
  ...source,
  id: "5d0c1d9e-3c75-4a53-9a52-0c6a2f7d1b22",
  type: "postgresql",
  name: "Gestion commerciale",
  table_count: 1000,
  row_count: 48_215_702,
  size_bytes: 0,
  synced_at: "2026-01-02T05:12:00Z",
  warnings: [
    {
      code: "connection_rights",
      message:
        "L'utilisateur « gestion » peut écrire dans cette base. Préférez un utilisateur qui ne peut que lire.",
    },
  ],
  connection: {
    host: "bdd.maison-duval.fr",
    port: 5432,
    database: "gestion",
    user: "gestion",
    has_password: true,
    tls: { mode: "verify_full", ca_certificates: null },
    schemas: ["public", "ventes"],
  },
};

const WORDS = ["clients", "commandes", "lignes_commande", "factures", "reglements", "produits"];

function serverTable(index) {
  const word = WORDS[index % WORDS.length];
  const name = index < WORDS.length ? word : `archive_${word}_${2000 + Math.floor(index / 6)}`;
  return {
    name,
    label: name.replaceAll("_", " "),
    schema: "public",
    comment: index === 1 ? "Une ligne par commande passée, annulées comprises." : null,
    row_count: 48_215 * ((index % 97) + 1),
    row_count_estimated: true,
    primary_key: ["id"],
    indexes: [{ columns: ["id"], unique: true }],
    warnings: [],
    file: null,
    columns: [
      column("id", "id", "integer", { native_type: "bigint", distinct_count: 48215 }),
      column("client_id", "client id", "integer", { native_type: "bigint" }),
      column("dt_cmd", "dt cmd", "timestamp", {
        native_type: "timestamp with time zone",
        min: "2019-01-02T08:00:00Z",
        max: "2026-01-11T17:42:00Z",
      }),
      column("statut", "statut", "text", {
        native_type: "statut_commande",
        comment: "Étape de la préparation",
        distinct_count: 4,
        sample_values: ["en attente", "préparée", "expédiée", "annulée"],
      }),
      column("mt_ht", "mt ht", "decimal", {
        native_type: "numeric(12,2)",
        nullable: true,
        min: "0.00",
        max: "1284500.00",
        sample_values: ["1234.56", "89.90"],
      }),
    ],
  };
}

const serverTables = Array.from({ length: 1000 }, (_, index) => serverTable(index));

/** A page of the server's schema, as the contract pages and searches it. */
export function serverSchema(query) {
  const found = serverTables.filter((table) =>
    query.has("table")
      ? table.name === query.get("table")
      : table.name.includes(query.get("q") ?? ""),
  );
  const from = Number(query.get("cursor") ?? 0);
  const to = from + Number(query.get("limit") ?? 100);
  return {
    tables: found.slice(from, to),
    relationships: found.slice(from, to).map((table) => ({
      from_table: table.name,
      from_columns: ["client_id"],
      to_table: "clients",
      to_columns: ["id"],
      certainty: 1,
      inferred: false,
    })),
    table_count: found.length,
    next_cursor: to < found.length ? String(to) : null,
  };
}

const check = (step, outcome, message) => ({ step, outcome, code: null, message });

export const connectionReport = {
  ok: true,
  server_version: "PostgreSQL 16.4",
  read_only_role_sql:
    "CREATE ROLE datapilot_lecture LOGIN PASSWORD 'à choisir';\nGRANT CONNECT ON DATABASE gestion TO datapilot_lecture;\nGRANT USAGE ON SCHEMA public TO datapilot_lecture;\nGRANT SELECT ON ALL TABLES IN SCHEMA public TO datapilot_lecture;",
  checks: [
    check("name", "passed", "Le nom bdd.maison-duval.fr est connu."),
    check("network", "passed", "Le serveur répond sur le port 5432."),
    check(
      "tls",
      "passed",
      "La connexion est chiffrée (TLS 1.3), et le certificat est celui du serveur.",
    ),
    check("login", "passed", "L'utilisateur et le mot de passe sont acceptés."),
    check("database", "passed", "La base gestion est ouverte."),
    check("rights", "warned", "L'utilisateur peut écrire. Préférez-en un qui ne peut que lire."),
  ],
};

const picked = (name) => ({ table: "commandes", column: name, source: 0 });
const choice = (name, label, type, extra = {}) => ({
  label,
  table: "Commandes",
  of: picked(name),
  type,
  groups: true,
  values: [],
  values_complete: false,
  min: null,
  max: null,
  ...extra,
});

/** What the chips of any answer here may become. */
export const planChoices = {
  chips: ["measure", "dimension", "period", "order"].map((kind) => ({
    plan_path: `/${kind}`,
    removable: true,
    part:
      kind === "measure"
        ? { kind, function: "sum", of: picked("mt_ht") }
        : kind === "period"
          ? { kind, of: picked("dt_cmd"), from: "2025-01-01", before: "2026-01-01" }
          : kind === "dimension"
            ? { kind, of: picked("region") }
            : { kind, by: "/measure", direction: "descending" },
  })),
  measures: [
    {
      label: "Nombre de commandes",
      table: "Commandes",
      part: { kind: "measure", function: "count_rows" },
      functions: [],
    },
    {
      label: "Mt HT",
      table: "Commandes",
      part: { kind: "measure", function: "sum", of: picked("mt_ht") },
      functions: ["sum", "average", "median", "minimum", "maximum"],
    },
    {
      label: "Remise",
      table: "Commandes",
      part: { kind: "measure", function: "average", of: picked("remise") },
      functions: ["average", "median", "minimum", "maximum"],
    },
  ],
  columns: [
    choice("region", "Région", "text", { values: ["Bretagne", "Occitanie", "Grand Est"] }),
    choice("dt_cmd", "Dt cmd", "date"),
    choice("livree", "Livrée", "boolean"),
    choice("mt_ht", "Mt HT", "decimal", { groups: false }),
  ],
};

export const preview = {
  columns: [
    { name: "num_cmd", label: "Num cmd", type: "integer" },
    { name: "dt_cmd", label: "Dt cmd", type: "date" },
    { name: "region", label: "Région", type: "text" },
    { name: "mt_ht", label: "Mt HT", type: "decimal" },
  ],
  rows: [
    [1, "2023-01-01", "Bretagne", "1234.56"],
    [2, "2023-01-01", "Occitanie", "89.90"],
    [3, "2023-01-02", null, "412.00"],
  ],
  row_count: 50118,
  truncated: true,
};

export const suggestions = [
  "Chiffre d'affaires par région en 2025",
  "Évolution du chiffre d'affaires par mois",
  "Top 5 des clients par montant HT",
  "Nombre de commandes livrées en 2025",
];

const measure = {
  name: "mt_ht",
  label: "Montant HT",
  type: "decimal",
  role: "measure",
  format: "eur",
};
const usage = {
  understand_ms: 2.4,
  sql_ms: 11.8,
  total_ms: 16.9,
  input_tokens: 0,
  output_tokens: 0,
  egress_bytes: 0,
  rows_scanned: 50118,
};

const base = {
  asked_at: now,
  status: "answered",
  engine: "rules",
  model: null,
  edited_from: null,
  language: "fr",
  confidence: 0.97,
  interpretation: null,
  clarification: null,
  refusal: null,
  plan: {},
  sql: null,
  dialect: "duckdb",
  columns: [],
  rows: [],
  row_count: 0,
  truncated: false,
  chart: null,
  summary: null,
  warnings: [],
  definitions: [],
  suggestions: [],
  usage,
  feedback: null,
};

const usageTotal = (calls, tokens, euros, most) => ({
  calls,
  tokens,
  euros,
  budget_tokens: most,
  budget_euros: "20.000000",
});

export const usageTotals = {
  day: "2026-01-12",
  month: "2026-01",
  tenant: {
    day: usageTotal(41, 184_300, "0.912000", 2_000_000),
    month: usageTotal(612, 17_400_000, "20.000000", 20_000_000),
  },
  user: {
    day: usageTotal(7, 31_200, "0.154000", 500_000),
    month: usageTotal(88, 402_000, "2.010000", 500_000),
  },
};

export const modelSettings = {
  model: "mistral-large-latest",
  egress: "schema",
  most_egress: "samples",
  provider: {
    provider: "openai_compatible",
    url: "https://api.mistral.ai/v1",
    model: "mistral-large-latest",
    has_key: true,
  },
  operator_model: "claude-sonnet-4-5-20250929",
};

export const modelTrial = {
  ok: false,
  checks: [
    { step: "service", outcome: "passed", message: "" },
    {
      step: "key",
      outcome: "failed",
      message: "Le service refuse cette clé. Vérifiez-la et les droits du compte.",
    },
    { step: "model", outcome: "not_reached", message: "" },
    { step: "call", outcome: "not_reached", message: "" },
  ],
  model: null,
  elapsed_ms: 212,
  input_tokens: 0,
  output_tokens: 0,
};

export const verifiedQuestions = {
  items: [
    {
      id: "v1",
      question: "Chiffre d'affaires par région en 2025",
      pattern: "chiffre d affaires par region {period}",
      created_at: now,
    },
  ],
  next_cursor: null,
};

const chip = (kind, label, words) => ({ kind, label, words, plan_path: `/${kind}` });

const byRegion = {
  ...base,
  interpretation: {
    text: "Somme de Mt HT par région, commandes de 2025",
    chips: [
      chip("measure", "Somme de Mt HT", "chiffre d'affaires"),
      chip("dimension", "Région", "région"),
      chip("period", "2025", "2025"),
      chip("order", "Montant décroissant", ""),
    ],
    ignored_words: [],
  },
  sql: 'SELECT "region", SUM("mt_ht") AS "mt_ht"\nFROM "commandes"\nWHERE "dt_cmd" >= DATE \'2025-01-01\' AND "dt_cmd" < DATE \'2026-01-01\'\nGROUP BY "region"\nORDER BY "mt_ht" DESC\nLIMIT 1000',
  columns: [
    { name: "region", label: "Région", type: "text", role: "dimension", format: null },
    measure,
  ],
  rows: [
    ["Île-de-France", "1284350.45"],
    ["Auvergne-Rhône-Alpes", "862410.10"],
    ["Provence-Alpes-Côte d'Azur", "640287.75"],
    ["Occitanie", "598112.30"],
    ["Nouvelle-Aquitaine", "511934.00"],
    ["Hauts-de-France", "430871.60"],
    ["Bretagne", "388940.25"],
    ["Grand Est", "352018.90"],
  ],
  row_count: 8,
  chart: {
    type: "bar",
    x: "region",
    series: [{ column: "mt_ht", label: "Montant HT" }],
    split_by: null,
    horizontal: false,
    stacked: false,
  },
  summary: "L'Île-de-France arrive en tête avec 1 284 350,45 €, soit un quart du total.",
  suggestions: ["Et par mois ?", "Et l'an dernier ?", "Seulement en Bretagne"],
};

const months = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, "0"));

const byMonth = {
  ...base,
  interpretation: {
    text: "Somme de Mt HT par mois, commandes de 2025",
    chips: [
      chip("measure", "Somme de Mt HT", "chiffre d'affaires"),
      chip("dimension", "Mois de Dt cmd", "par mois"),
      chip("period", "2025", ""),
    ],
    ignored_words: ["glissant"],
  },
  sql: 'SELECT date_trunc(\'month\', "dt_cmd") AS "mois", SUM("mt_ht") AS "mt_ht"\nFROM "commandes"\nGROUP BY 1\nORDER BY 1',
  columns: [
    { name: "mois", label: "Mois", type: "date", role: "dimension", format: "month" },
    measure,
  ],
  rows: months
    .filter((month) => month !== "08")
    .map((month, index) => [
      `2025-${month}-01`,
      `${380000 + 52000 * Math.round(3 * Math.sin(index))}.40`,
    ]),
  row_count: 11,
  chart: {
    type: "line",
    x: "mois",
    series: [{ column: "mt_ht", label: "Montant HT" }],
    split_by: null,
    horizontal: false,
    stacked: false,
  },
  summary: "Le meilleur mois de 2025 est mars, avec 536 000,40 €.",
  warnings: [{ code: "missing_dates", message: "Aucune commande n'est datée d'août 2025." }],
  suggestions: ["Et par région ?"],
};

const byYear = {
  ...base,
  interpretation: {
    text: "Nombre de commandes par année et par état de livraison",
    chips: [
      chip("measure", "Nombre de commandes", "combien"),
      chip("dimension", "Année de Dt cmd", "par année"),
    ],
    ignored_words: [],
  },
  sql: 'SELECT year("dt_cmd") AS "annee", "livree", COUNT(*) AS "n" FROM "commandes" GROUP BY ALL',
  columns: [
    { name: "annee", label: "Année", type: "integer", role: "dimension", format: "year" },
    { name: "livree", label: "Livrée", type: "boolean", role: "dimension", format: null },
    { name: "n", label: "Commandes", type: "integer", role: "measure", format: null },
  ],
  rows: [
    [2023, true, 14210],
    [2023, false, 890],
    [2024, true, 16031],
    [2024, false, 1177],
    [2025, true, 16998],
    [2025, false, 812],
  ],
  row_count: 6,
  chart: {
    type: "bar",
    x: "annee",
    series: [{ column: "n", label: "Commandes" }],
    split_by: "livree",
    horizontal: false,
    stacked: true,
  },
  summary: "16 998 commandes ont été livrées en 2025.",
};

const total = {
  ...base,
  engine: "verified",
  interpretation: {
    text: "Somme de Mt HT, commandes de 2025",
    chips: [
      chip("measure", "Somme de Mt HT", "chiffre d'affaires"),
      chip("period", "2025", "2025"),
    ],
    ignored_words: [],
  },
  sql: 'SELECT SUM("mt_ht") AS "mt_ht" FROM "commandes"',
  columns: [measure],
  rows: [["5068925.35"]],
  row_count: 1,
  chart: {
    type: "number",
    x: null,
    series: [{ column: "mt_ht", label: "Montant HT, 2025" }],
    split_by: null,
    horizontal: false,
    stacked: false,
  },
  summary: "Le chiffre d'affaires de 2025 est de 5 068 925,35 €.",
  suggestions: ["Et par région ?", "Et par mois ?"],
};

const unclear = {
  ...base,
  status: "needs_clarification",
  plan: null,
  dialect: null,
  clarification: {
    question: "« Montant » peut désigner deux colonnes. Laquelle ?",
    choices: [
      { id: "ht", label: "Montant hors taxes", preview: "Somme de Mt HT par client" },
      { id: "ttc", label: "Montant toutes taxes", preview: "Somme de Mt TTC par client" },
    ],
  },
};

const refused = {
  ...base,
  status: "refused",
  plan: null,
  dialect: null,
  interpretation: { text: "", chips: [], ignored_words: ["météo", "demain"] },
  refusal: {
    code: "question_out_of_scope",
    message:
      "Ces données ne parlent pas de la météo. Elles contiennent des commandes et des clients.",
    examples: suggestions.slice(0, 3),
  },
};

export function answerTo(question, choice) {
  if (choice) return total;
  if (/météo/i.test(question)) return refused;
  if (/montant par client/i.test(question)) return unclear;
  if (/par mois/i.test(question)) return byMonth;
  if (/par année/i.test(question)) return byYear;
  if (/région/i.test(question)) return byRegion;
  return total;
}

export function events(scene) {
  const step = (name, message, elapsed_ms) => ["step", { step: name, message, elapsed_ms }];
  const read = step("understood", scene.interpretation?.text ?? "Question lue", 2.4);
  if (scene.sql === null) return [read];
  return [
    read,
    step("tables", "Tables : commandes", 2.9),
    step("sql", "Calcul écrit", 3.4),
    ["sql", { sql: scene.sql, dialect: "duckdb" }],
    step("running", "Calcul sur 50 118 lignes", 4),
  ];
}

const wordKinds = [
  [/chiffre d'affaires|montant/i, "measure"],
  [/\bpar\b/i, "word"],
  [/clients|commandes/i, "table"],
  [/région/i, "dimension"],
  [/Bretagne|livrées/i, "value"],
  [/en \d{4}/i, "period"],
  [/zorglub/i, "unknown"],
];

/** What the words of a text are, and how its end may go on. */
export function typed(text) {
  const tokens = [];
  const pattern = new RegExp(wordKinds.map(([words]) => `(${words.source})`).join("|"), "gi");
  let done = 0;
  for (const match of text.matchAll(pattern)) {
    const kind = wordKinds[match.slice(1).findIndex((group) => group !== undefined)][1];
    if (match.index > done) tokens.push({ kind: "other", text: text.slice(done, match.index) });
    tokens.push({ kind, text: match[0] });
    done = match.index + match[0].length;
  }
  if (done < text.length) tokens.push({ kind: "other", text: text.slice(done) });
  const head = text.replace(/\S*$/, "");
  const completion = (kind, label, detail) => ({ kind, label, detail, text: `${head}${label} ` });
  const completions = [
    completion("dimension", "Région", "clients"),
    completion("measure", "Remise %", "lignes_commande"),
    completion("value", "Rouen", "Ville"),
    completion("table", "règlements", ""),
    { kind: "question", label: `${text} par mois`, detail: "", text: `${text} par mois` },
  ];
  return { tokens, completions: /[rR]$/.test(text) ? completions : [] };
}
