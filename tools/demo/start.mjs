// Makes the demo tenant and its data where they are not there yet, asks a first question, and checks
// the answer against the one counted when the data was made.
// usage: node tools/demo/start.mjs API_URL DEMO_FOLDER
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";

const [api, folder] = process.argv.slice(2);
const account = { email: "demo@datapilot.example", password: "demo-datapilot-2025" };
const files = ["clients.csv", "produits.csv", "commandes.csv", "lignes_commande.csv"];
const sourceName = "Grossiste (démo)";

async function call(method, path, { token, body, form } = {}) {
  const headers = { Accept: "application/json" };
  if (token) headers.Authorization = `Bearer ${token}`;
  if (body) headers["Content-Type"] = "application/json";
  const response = await fetch(api + path, { method, headers, body: form ?? (body && JSON.stringify(body)) });
  const answer = response.status === 204 ? null : await response.json();
  if (!response.ok) {
    const problem = new Error(`${method} ${path} : ${answer.code} : ${answer.message}`);
    problem.code = answer.code;
    throw problem;
  }
  return answer;
}

async function signIn() {
  try {
    return await call("POST", "/api/v1/auth/login", { body: account });
  } catch (problem) {
    if (problem.code !== "invalid_credentials") throw problem;
    const tenant = { tenant_name: "Société de démonstration", ...account };
    return call("POST", "/api/v1/auth/register", { body: tenant });
  }
}

async function demoSource(token) {
  const known = await call("GET", "/api/v1/data-sources?limit=200", { token });
  const found = known.items.find((source) => source.name === sourceName);
  if (found) return found;
  const form = new FormData();
  form.set("name", sourceName);
  for (const file of files) form.append("files", new Blob([readFileSync(join(folder, file))]), basename(file));
  return call("POST", "/api/v1/data-sources", { token, form });
}

const number = new Intl.NumberFormat("fr-FR", { minimumFractionDigits: 2, maximumFractionDigits: 2 });

function show(answer) {
  const width = Math.max(...answer.rows.map((row) => String(row[0]).length));
  const most = Math.max(...answer.rows.map((row) => Number(row[1])));
  const lines = answer.rows.map(([label, value]) => {
    const bar = "█".repeat(Math.max(1, Math.round((Number(value) / most) * 30)));
    return `  ${String(label).padEnd(width)}  ${number.format(Number(value)).padStart(14)}  ${bar}`;
  });
  console.log(`\nCompris : ${answer.interpretation.text}\n\n${answer.sql}\n\n${lines.join("\n")}\n\n${answer.summary}\n`);
}

// Every expected row is there once, to the cent; the order of equal rows is the engine's.
function isRight(rows, expected) {
  const given = new Map(rows.map((row) => [row[0], row[1]]));
  return rows.length === expected.length && expected.every(([label, value]) => given.get(label) === value);
}

try {
  const { access_token: token } = await signIn();
  const source = await demoSource(token);
  const expected = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8"));
  console.log(`Question : « ${expected.question} »`);
  const body = { data_source_id: source.id, question: expected.question, language: "fr" };
  const answer = await call("POST", "/api/v1/ai/query", { token, body });
  if (answer.status !== "answered") {
    console.error(`La question de démonstration n'a pas eu de réponse : ${answer.refusal?.message ?? answer.clarification?.question}`);
    process.exit(1);
  }
  show(answer);
  if (!isRight(answer.rows, expected.rows)) {
    console.error("La réponse n'est pas celle attendue :", JSON.stringify(expected.rows));
    process.exit(1);
  }
} catch (problem) {
  console.error(`La démonstration n'a pas abouti : ${problem.message}`);
  process.exit(1);
}
