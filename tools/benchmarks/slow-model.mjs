// Measures a running DataPilot while many questions wait for a slow language model, which it plays itself; prints
// Markdown. usage: node tools/benchmarks/slow-model.mjs API_URL SERVE_PID MODEL_PORT
import { readFileSync } from "node:fs";
import { Agent, createServer, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

const [api, servePid, modelPort] = process.argv.slice(2);
const questions = 200;
const thinks = 5000;
const sql = "SELECT region, SUM(montant) AS total FROM ventes GROUP BY region";

const chunk = (delta, reason = null) =>
  `data: ${JSON.stringify({ model: "lent", choices: [{ index: 0, delta, finish_reason: reason }] })}\n\n`;
const called = (name, args) =>
  chunk({ tool_calls: [{ index: 0, id: "call_1", function: { name, arguments: JSON.stringify(args) } }] }) +
  chunk({}, "tool_calls") +
  `data: ${JSON.stringify({ model: "lent", choices: [], usage: { prompt_tokens: 1200, completion_tokens: 80 } })}\n\n` +
  "data: [DONE]\n\n";

let asked = 0;
const model = createServer(async (incoming, outgoing) => {
  for await (const piece of incoming) void piece;
  asked += 1;
  await sleep(thinks);
  outgoing.writeHead(200, { "Content-Type": "text/event-stream" });
  outgoing.end(called("answer_with_sql", { sentence: "Total par région", sql, columns: [] }));
});
model.listen(Number(modelPort), "127.0.0.1");

function call(agent, method, path, { token, body, type } = {}) {
  const payload = body && (typeof body === "string" ? body : JSON.stringify(body));
  const headers = { Accept: "application/json" };
  if (token) headers.Authorization = `Bearer ${token}`;
  if (payload) Object.assign(headers, { "Content-Type": type ?? "application/json", "Content-Length": Buffer.byteLength(payload) });
  return new Promise((resolve, reject) => {
    const outgoing = request(api + path, { method, agent, headers }, (incoming) => {
      const parts = [];
      incoming.on("data", (part) => parts.push(part));
      incoming.on("end", () => {
        const text = Buffer.concat(parts).toString("utf8");
        if (incoming.statusCode >= 300) reject(new Error(`${path}: ${text}`));
        else resolve(text && JSON.parse(text));
      });
    });
    outgoing.on("error", reject);
    outgoing.end(payload);
  });
}

const at = (all, share) => all.toSorted((a, b) => a - b)[Math.floor(share * (all.length - 1))];
const ms = (value) => value.toFixed(1);
const resident = () => Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${servePid}/status`, "utf8"))[1]) / 1000;

const clients = new Agent({ keepAlive: true, maxSockets: questions });
const watcher = new Agent({ keepAlive: true, maxSockets: 1 });
const account = { tenant_name: "Modèle lent", email: "lent@datapilot.example", password: "mesures-datapilot-2025" };
const { access_token: token } = await call(clients, "POST", "/api/v1/auth/register", { body: account });
const boundary = "mesures";
const part = (head, text) => `--${boundary}\r\nContent-Disposition: form-data; ${head}\r\n\r\n${text}\r\n`;
const source = await call(clients, "POST", "/api/v1/data-sources", {
  token,
  type: `multipart/form-data; boundary=${boundary}`,
  body:
    part('name="name"', "Ventes") +
    part('name="files"; filename="ventes.csv"', "region;montant\nNord;10,5\nSud;20\n") +
    `--${boundary}--\r\n`,
});
const ask = () =>
  call(clients, "POST", "/api/v1/ai/query", {
    token,
    body: { data_source_id: source.id, question: "zorglub des régions", engine: "model" },
  });
const quick = (usage) => usage.total_ms - usage.model_ms - usage.sql_ms;

const idle = resident();
await ask();
const health = [];
let most = idle;
let waiting = true;
const watch = (async () => {
  while (waiting) {
    const start = performance.now();
    await call(watcher, "GET", "/healthz");
    health.push(performance.now() - start);
    most = Math.max(most, resident());
    await sleep(5);
  }
})();
const start = performance.now();
const answers = await Promise.all(Array.from({ length: questions }, ask));
const seconds = (performance.now() - start) / 1000;
waiting = false;
await watch;
const wrong = answers.filter((answer) => answer.status !== "answered" || answer.engine !== "model").length;
const own = answers.map((answer) => quick(answer.usage));

console.log(`\n## ${questions} questions at once, of a model that takes ${thinks / 1000} s\n`);
console.log("| | |\n| --- | --- |");
console.log(`| answered by the model | ${questions - wrong} of ${questions} in ${seconds.toFixed(1)} s (${asked} calls) |`);
console.log(`| \`/healthz\` p50, p99, most | ${ms(at(health, 0.5))} ms, ${ms(at(health, 0.99))} ms, ${ms(at(health, 1))} ms (${health.length} calls) |`);
console.log(`| own time (all but model and SQL) p50, p99 | ${ms(at(own, 0.5))} ms, ${ms(at(own, 0.99))} ms |`);
console.log(`| resident memory of serve, idle and at most | ${idle.toFixed(0)} Mo, ${most.toFixed(0)} Mo |`);
for (const agent of [clients, watcher]) agent.destroy();
model.close();
