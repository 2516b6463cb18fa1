// What the scripted API says of a catalog: a wholesaler's definitions, some made by a person, one of them wrong.
import { now, source } from "./scenes.mjs";

const column = (name, label, role, extra = {}) => ({
  name,
  origin: "generated",
  label,
  role,
  ...extra,
});
const money = { format: "money", unit: "€", aggregation: "sum" };

const tables = [
  {
    name: "commandes",
    origin: "edited",
    label: "Commandes",
    description: "Une ligne par commande passée, annulées comprises.",
    synonyms: ["ventes", "bons de commande"],
    default_date: "dt_cmd",
    columns: [
      column("num_cmd", "Numéro de commande", "identifier"),
      column("id_client", "Client", "identifier"),
      column("dt_cmd", "Date de commande", "date"),
      column("dt_liv", "Date de livraison", "date"),
      column("region", "Région", "dimension", {
        origin: "edited",
        synonyms: ["secteur", "territoire"],
      }),
      column("statut", "Statut", "dimension"),
      column("mt_ht", "Montant HT", "measure", {
        ...money,
        tax: "excluded",
        origin: "edited",
        description: "Après remise, hors frais de port.",
        synonyms: ["CA", "montant"],
      }),
      column("tx_remise", "Taux de remise", "measure", {
        format: "percent",
        aggregation: "average",
      }),
      column("code_interne", "Code interne", "hidden", { origin: "edited" }),
    ],
  },
  {
    name: "lignes_commande",
    origin: "generated",
    label: "Lignes de commande",
    columns: [
      column("num_cmd", "Numéro de commande", "identifier"),
      column("ref_produit", "Produit", "identifier"),
      column("qte", "Quantité", "measure", { aggregation: "sum" }),
      column("pu_ht", "Prix unitaire HT", "measure", { ...money, aggregation: "average" }),
    ],
  },
  {
    name: "clients",
    origin: "generated",
    label: "Clients",
    columns: [
      column("id_client", "Identifiant client", "identifier"),
      column("raison_sociale", "Raison sociale", "dimension"),
      column("code_region", "Code région", "identifier"),
    ],
  },
  {
    name: "produits",
    origin: "generated",
    label: "Produits",
    columns: [
      column("ref_produit", "Référence", "identifier"),
      column("famille", "Famille", "dimension"),
      column("code_fournisseur", "Fournisseur", "identifier"),
    ],
  },
  {
    name: "fournisseurs",
    origin: "generated",
    label: "Fournisseurs",
    columns: [column("code", "Code", "identifier"), column("pays", "Pays", "dimension")],
  },
  {
    name: "regions",
    origin: "generated",
    label: "Régions",
    columns: [column("code", "Code", "identifier"), column("nom", "Nom", "dimension")],
  },
];

const metrics = [
  {
    name: "ca_ht",
    origin: "edited",
    label: "CA HT",
    synonyms: ["chiffre d'affaires"],
    description: "Ce que suit le comité de direction.",
    table: "commandes",
    expression: {
      aggregate: "sum",
      of: { column: "mt_ht" },
      where: {
        all_of: [
          { column: "statut", operator: "not_one_of", values: ["annulée"] },
          {
            any_of: [
              { column: "region", operator: "one_of", values: ["Bretagne", "Normandie"] },
              { column: "mt_ht", operator: "between", values: ["100", "5000"] },
            ],
          },
        ],
      },
    },
    format: "money",
    tax: "excluded",
    main: true,
  },
  {
    name: "panier_moyen",
    origin: "generated",
    label: "Panier moyen",
    table: "commandes",
    expression: {
      divide: [{ metric: "ca_ht" }, { aggregate: "count_distinct", of: { column: "num_cmd" } }],
    },
    format: "money",
  },
  {
    name: "delai",
    origin: "generated",
    label: "Délai de livraison",
    table: "commandes",
    expression: {
      aggregate: "average",
      of: { days_between: [{ column: "dt_cmd" }, { column: "dt_livree" }] },
    },
    format: "days",
  },
];

const link = (from_table, from_column, to_table, to_column, origin, certainty = 1) => ({
  from_table,
  from_columns: [from_column],
  to_table,
  to_columns: [to_column],
  origin,
  cardinality: "many_to_one",
  certainty,
});

const relationships = [
  link("lignes_commande", "num_cmd", "commandes", "num_cmd", "declared"),
  link("lignes_commande", "ref_produit", "produits", "ref_produit", "declared"),
  link("commandes", "id_client", "clients", "id_client", "inferred", 0.98),
  link("produits", "code_fournisseur", "fournisseurs", "code", "inferred", 0.71),
  link("clients", "code_region", "regions", "code", "edited"),
];

const definitions = {
  calendar: { origin: "edited", first_fiscal_month: 7, first_day_of_week: 1 },
  tables,
  metrics,
  relationships,
};

const problems = [
  {
    path: "metrics.2.expression.of",
    item: "delai",
    severity: "error",
    code: "column_missing",
    message: "La colonne « dt_livree » n'existe plus dans la source.",
  },
];

export const layer = {
  data_source_id: source.id,
  version: 4,
  updated_at: now,
  definitions,
  problems,
};

/** Nothing was saved of a source with this id, until it is generated. */
export const NEW_SOURCE = "vierge";

export const newLayer = { ...layer, data_source_id: NEW_SOURCE, version: 0, updated_at: null };

const answered = (interpretation, formula) => ({
  status: "answered",
  interpretation,
  sql: 'SELECT "region", SUM("mt_ht") FROM "commandes" GROUP BY 1',
  message: null,
  choices: [],
  definitions: formula
    ? [{ kind: "metric", name: "ca_ht", label: "CA HT", description: null, formula }]
    : [],
});

const refused = (word) => ({
  status: "refused",
  interpretation: null,
  sql: null,
  message: `Je ne sais pas interpréter « ${word} ».`,
  choices: [],
  definitions: [],
});

/** The first two questions are read in another way, the last as before. */
export function previewOf({ questions }) {
  const formula = "somme de montant HT (hors statut : annulée)";
  return {
    problems,
    questions: questions.map((question, index) => ({
      question,
      changes: index < 2,
      now: index === 0 ? refused(question.split(" ").at(-1)) : answered(question, formula),
      draft: answered(question, index === 1 ? formula : null),
    })),
  };
}

/** What is known of the values of a table that conditions are about. */
export const orderValues = {
  tables: [
    {
      name: "commandes",
      columns: [
        { name: "statut", sample_values: ["livrée", "expédiée", "annulée"] },
        { name: "region", sample_values: ["Bretagne", "Normandie", "Occitanie"] },
      ],
    },
  ],
};

/** A draft gives another amount; a question « par … » gives rows. */
export function figuresOf({ question, definitions }) {
  const amount = {
    name: "ca",
    label: "CA HT",
    type: "decimal",
    role: "measure",
    format: "eur",
    unit: null,
  };
  const of = {
    ...amount,
    name: "of",
    label: "Région",
    type: "text",
    role: "dimension",
    format: "plain",
  };
  const sums = definitions ? ["412380.50", "298114.00", "187902.75"] : ["398120.00", "290441.10"];
  if (!question.includes(" par ")) {
    return { columns: [amount], rows: [[sums[0]]], truncated: false };
  }
  const names = ["Auvergne-Rhône-Alpes", "Bretagne", "Normandie"];
  const rows = sums.map((sum, index) => [names[index], sum]);
  return { columns: [of, amount], rows, truncated: true };
}
