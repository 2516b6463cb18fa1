// Measures a running DataPilot beside DuckDB alone, in one run, and prints Markdown.
// usage: node tools/bench/measure.mjs API_URL SERVE_PID DATA_FOLDER DEMO_FOLDER WORK_FOLDER DUCKDB_ALONE
import { execFileSync } from "node:child_process";
import { createReadStream, createWriteStream, readdirSync, readFileSync, statSync } from "node:fs";
import { Agent, request } from "node:http";
import { join } from "node:path";
import { openAsBlob } from "node:fs";
import { once } from "node:events";

const [api, servePid, dataFolder, demoFolder, workFolder, duckdbAlone] = process.argv.slice(2);
const questions = [
  "Quel est le chiffre d'affaires par région en 2025 ?",
  "Chiffre d'affaires par mois en 2024",
  "Combien de commandes par canal ?",
];
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

function call(method, path, token, body) {
  const payload = body && JSON.stringify(body);
  const headers = { Accept: "application/json" };
  if (token) headers.Authorization = `Bearer ${token}`;
  if (payload) Object.assign(headers, { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(payload) });
  return new Promise((resolve, reject) => {
    const outgoing = request(api + path, { method, agent, headers }, (incoming) => {
      const parts = [];
      incoming.on("data", (part) => parts.push(part));
      incoming.on("end", () => {
        const answer = JSON.parse(Buffer.concat(parts).toString("utf8"));
        if (incoming.statusCode >= 300) reject(new Error(`${path}: ${answer.code}: ${answer.message}`));
        else resolve(answer);
      });
    });
    outgoing.on("error", reject);
    outgoing.end(payload);
  });
}

async function upload(token, name, files) {
  const form = new FormData();
  form.set("name", name);
  for (const file of files) form.append("files", await openAsBlob(file), file.split("/").pop());
  const response = await fetch(`${api}/api/v1/data-sources`, {
    method: "POST",
    headers: { Authorization: `Bearer ${token}` },
    body: form,
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${answer.code}: ${answer.message}`);
  return answer;
}

const at = (sorted, share) => sorted[Math.floor(share * (sorted.length - 1))];
const sortedBy = (all, of) => all.map(of).sort((a, b) => a - b);
const ms = (value) => value.toFixed(2);
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(0)} Mo`;

function residentBytes(pid) {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  return Number(line[1]) * 1024;
}

function workerPids() {
  return readFileSync(`/proc/${servePid}/task/${servePid}/children`, "utf8").split(" ").filter(Boolean);
}

const memory = () =>
  `serve ${megabytes(residentBytes(servePid))}, workers ${workerPids().map((pid) => megabytes(residentBytes(pid))).join(" + ")}`;

function duckdbFile(sourceId) {
  const found = readdirSync(dataFolder, { recursive: true }).find(
    (path) => path.includes(sourceId) && path.endsWith(".duckdb"),
  );
  return join(dataFolder, found);
}

async function ask(token, sourceId, question) {
  const start = performance.now();
  const body = { data_source_id: sourceId, question, language: "fr", today: "2025-12-31" };
  const answer = await call("POST", "/api/v1/ai/query", token, body);
  if (answer.status !== "answered") throw new Error(`« ${question} » : ${answer.status}`);
  return { total: performance.now() - start, answer };
}

async function latency(token, sourceId) {
  console.log("\n## One client: where the time of `/ai/query` goes\n");
  console.log("| question | total p50 | total p99 | understanding p50 | SQL p50 | all but SQL p50 | DuckDB alone p50 | total / DuckDB |");
  console.log("| --- | --- | --- | --- | --- | --- | --- | --- |");
  for (const question of questions) {
    for (let i = 0; i < 20; i++) await ask(token, sourceId, question);
    const runs = [];
    for (let i = 0; i < 300; i++) runs.push(await ask(token, sourceId, question));
    const sql = runs[0].answer.sql;
    const alone = JSON.parse(execFileSync(duckdbAlone, ["query", duckdbFile(sourceId), sql, "300"]));
    const totals = sortedBy(runs, (run) => run.total);
    const rest = sortedBy(runs, (run) => run.total - run.answer.usage.sql_ms);
    const understanding = sortedBy(runs, (run) => run.answer.usage.understand_ms);
    const inSql = sortedBy(runs, (run) => run.answer.usage.sql_ms);
    console.log(
      `| ${question} | ${ms(at(totals, 0.5))} | ${ms(at(totals, 0.99))} | ${ms(at(understanding, 0.5))} | ${ms(at(inSql, 0.5))} | ` +
        `${ms(at(rest, 0.5))} | ${ms(alone.p50)} | ${(at(totals, 0.5) / alone.p50).toFixed(2)} |`,
    );
  }
}

async function throughput(token, sourceId) {
  console.log("\n## Questions a second\n\n| clients | questions a second | p50 ms | p99 ms |\n| --- | --- | --- | --- |");
  for (const clients of [1, 8, 64]) {
    const until = performance.now() + 5000;
    const times = [];
    const client = async (index) => {
      for (let i = index; performance.now() < until; i++) {
        times.push((await ask(token, sourceId, questions[i % questions.length])).total);
      }
    };
    const start = performance.now();
    await Promise.all(Array.from({ length: clients }, (_, index) => client(index)));
    const seconds = (performance.now() - start) / 1000;
    times.sort((a, b) => a - b);
    console.log(`| ${clients} | ${(times.length / seconds).toFixed(0)} | ${ms(at(times, 0.5))} | ${ms(at(times, 0.99))} |`);
  }
}

const years = [2023, 2024, 2025];
const widgetQuestions = [
  ...["région", "canal", "mois", "catégorie", "trimestre"].map((group) => `Chiffre d'affaires par ${group}`),
  ...["canal", "statut", "mois", "région", "ville"].map((group) => `Nombre de commandes par ${group}`),
].flatMap((question) => years.map((year) => `${question} en ${year}`));

// When the first widget and the last one had come.
function showDashboard(token, id, body) {
  const payload = JSON.stringify(body);
  const headers = { Authorization: `Bearer ${token}`, "Content-Type": "application/json", "Content-Length": Buffer.byteLength(payload) };
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const outgoing = request(`${api}/api/v1/dashboards/${id}/data`, { method: "POST", agent, headers }, (incoming) => {
      let text = "";
      let first = null;
      incoming.on("data", (part) => {
        text += part;
        if (first === null && text.includes('"event":"widget"')) first = performance.now() - start;
      });
      incoming.on("end", () => {
        const end = JSON.parse(text.trim().split("\n").at(-1));
        if (end.failed || end.widgets !== widgetQuestions.length) reject(new Error(JSON.stringify(end)));
        else resolve({ first, all: performance.now() - start });
      });
    });
    outgoing.on("error", reject);
    outgoing.end(payload);
  });
}

async function makeDashboard(token, sourceId) {
  const { id } = await call("POST", "/api/v1/dashboards", token, { name: "Mesures" });
  for (const question of widgetQuestions) {
    const { answer } = await ask(token, sourceId, question);
    await call("POST", `/api/v1/dashboards/${id}/widgets`, token, { answer_id: answer.id });
  }
  return id;
}

async function dashboard(token, sourceId) {
  const id = await makeDashboard(token, sourceId);
  console.log(`\n## A dashboard of ${widgetQuestions.length} widgets on the demo data\n`);
  console.log("| | first widget p50 | all p50 | all p99 |\n| --- | --- | --- | --- |");
  const filters = { period: null, conditions: [{ table: "clients", column: "Région", operator: "one_of", values: ["Bretagne"] }] };
  const ways = [
    ["computed", { refresh: true }],
    ["computed, with a filter", { refresh: true, filters }],
    ["from the cache", {}],
  ];
  for (const [name, body] of ways) {
    const runs = [];
    for (let i = 0; i < 30; i++) runs.push(await showDashboard(token, id, body));
    const first = sortedBy(runs, (run) => run.first);
    const all = sortedBy(runs, (run) => run.all);
    console.log(`| ${name} | ${ms(at(first, 0.5))} | ${ms(at(all, 0.5))} | ${ms(at(all, 0.99))} |`);
  }
  const start = performance.now();
  const { access_token: fresh } = await call("POST", "/api/v1/auth/login", null, { email: account.email, password: account.password });
  await call("GET", `/api/v1/dashboards/${id}`, fresh);
  await showDashboard(fresh, id, { refresh: true });
  console.log(`\nFrom the password to the last widget, computed: ${ms(performance.now() - start)} ms.`);
}

// The demo's lines again and again, until the file is this large.
async function largeFile(path, bytes) {
  const text = readFileSync(join(demoFolder, "lignes_commande.csv"), "utf8");
  const header = text.slice(0, text.indexOf("\n") + 1);
  const lines = text.slice(header.length);
  const out = createWriteStream(path);
  out.write(header);
  for (let size = 0; size < bytes; size += Buffer.byteLength(lines)) {
    if (!out.write(lines)) await once(out, "drain");
  }
  out.end();
  await once(out, "finish");
}

async function bigUpload(token) {
  const file = join(workFolder, "ventes.csv");
  await largeFile(file, 100e6);
  const size = statSync(file).size;
  await once(createReadStream(file).resume(), "end"); // both readers find it in the page cache
  const alone = JSON.parse(execFileSync(duckdbAlone, ["read", file]));
  const start = performance.now();
  const source = await upload(token, "100 Mo", [file]);
  const uploaded = performance.now() - start;
  await ask(token, source.id, "Somme du montant HT");
  const answered = performance.now() - start;
  console.log(`\n## A CSV of ${megabytes(size)} (${source.row_count} rows)\n\n| | ms | beside DuckDB |\n| --- | --- | --- |`);
  console.log(`| DuckDB alone: read_csv into a table | ${alone.ms.toFixed(0)} | 1.00 |`);
  console.log(`| upload to ready (received, typed, described) | ${uploaded.toFixed(0)} | ${(uploaded / alone.ms).toFixed(2)} |`);
  console.log(`| upload to first answer | ${answered.toFixed(0)} | ${(answered / alone.ms).toFixed(2)} |`);
}

const idle = memory();
const account = { tenant_name: "Mesures", email: "mesures@datapilot.example", password: "mesures-datapilot-2025" };
const { access_token: token } = await call("POST", "/api/v1/auth/register", null, account);
const files = ["clients.csv", "produits.csv", "commandes.csv", "lignes_commande.csv"].map((name) => join(demoFolder, name));
const source = await upload(token, "Démo", files);
await latency(token, source.id);
await throughput(token, source.id);
await dashboard(token, source.id);
const busy = memory();
await bigUpload(token);
console.log(`\n## Memory (resident)\n\n| when | |\n| --- | --- |\n| idle, just started | ${idle} |\n| after the questions | ${busy} |\n| after the large file | ${memory()} |`);
agent.destroy();
