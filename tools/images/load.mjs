// Work for a whole deployment, over HTTPS: companies that upload the demo data and ask about it, one of which uploads a
// large file meanwhile. Prints how fast it was, and how often all workers were taken, after which it is asked again as
// the answer says; fails when anything else is refused.
// usage: node tools/images/load.mjs URL DEMO_FOLDER SECONDS
import { readdirSync, readFileSync } from "node:fs";
import { Agent, request } from "node:https";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const [url, demoFolder, seconds] = process.argv.slice(2);
const companies = 4;
const peopleOfEach = 8;
const largeMegabytes = 100;
// nginx takes ten questions a second from an address.
const pause = 110;
const questions = [
  "Quel est le chiffre d'affaires par région en 2025 ?",
  "Chiffre d'affaires par mois en 2024",
  "Combien de commandes par canal ?",
];

let addresses = 1;
const agentOfOneMore = () =>
  new Agent({ keepAlive: true, maxSockets: 2, rejectUnauthorized: false, localAddress: `127.0.1.${addresses++}` });

let overloaded = 0;

async function call(agent, path, wishes) {
  for (;;) {
    const answer = await send(agent, path, wishes);
    if (answer.status < 300) return JSON.parse(answer.text);
    if (answer.status !== 503) throw new Error(`${path}: ${answer.status}: ${answer.text.slice(0, 500)}`);
    overloaded += 1;
    await sleep(Number(answer.retryAfter ?? 1) * 1000);
  }
}

function send(agent, path, { token, type = "application/json", body }) {
  const headers = { Accept: "application/json", "Content-Type": type, "Content-Length": Buffer.byteLength(body) };
  if (token) headers.Authorization = `Bearer ${token}`;
  return new Promise((resolve, reject) => {
    const outgoing = request(url + path, { method: "POST", agent, headers }, (incoming) => {
      const parts = [];
      incoming.on("data", (part) => parts.push(part));
      incoming.on("end", () => {
        const text = Buffer.concat(parts).toString("utf8");
        resolve({ status: incoming.statusCode, retryAfter: incoming.headers["retry-after"], text });
      });
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

function upload(agent, token, name, files) {
  const boundary = "a-boundary-that-no-file-holds";
  const part = (heading, content) => [Buffer.from(`--${boundary}\r\n${heading}\r\n\r\n`), content, Buffer.from("\r\n")];
  const body = Buffer.concat([
    ...part('Content-Disposition: form-data; name="name"', Buffer.from(name)),
    ...files.flatMap(({ file, content }) =>
      part(`Content-Disposition: form-data; name="files"; filename="${file}"`, content),
    ),
    Buffer.from(`--${boundary}--\r\n`),
  ]);
  return call(agent, "/api/v1/data-sources", { token, type: `multipart/form-data; boundary=${boundary}`, body });
}

async function company(number) {
  const agent = agentOfOneMore();
  const account = {
    tenant_name: `Charge ${number}`,
    email: `charge-${number}-${Date.now()}@exemple.fr`,
    password: "une phrase de passe de la charge",
  };
  const { access_token: token } = await call(agent, "/api/v1/auth/register", { body: JSON.stringify(account) });
  const files = readdirSync(demoFolder)
    .filter((file) => file.endsWith(".csv"))
    .map((file) => ({ file, content: readFileSync(join(demoFolder, file)) }));
  const { id } = await upload(agent, token, "Démonstration", files);
  return { agent, token, source: id };
}

async function person({ token, source }, until, times) {
  const agent = agentOfOneMore();
  for (let i = 0; performance.now() < until; i += 1) {
    const begun = performance.now();
    const body = { data_source_id: source, question: questions[i % questions.length], language: "fr", today: "2025-12-31" };
    const answer = await call(agent, "/api/v1/ai/query", { token, body: JSON.stringify(body) });
    if (answer.status !== "answered") throw new Error(`« ${body.question} » : ${answer.status}`);
    const took = performance.now() - begun;
    times.push(took);
    await sleep(Math.max(0, pause - took));
  }
}

async function largeUpload({ agent, token }) {
  const lines = readFileSync(join(demoFolder, "lignes_commande.csv"));
  const header = lines.subarray(0, lines.indexOf("\n") + 1);
  const rows = lines.subarray(header.length);
  const copies = Math.ceil((largeMegabytes * 1e6) / rows.length);
  const content = Buffer.concat([header, ...Array.from({ length: copies }, () => rows)]);
  const begun = performance.now();
  await upload(agent, token, "Grand fichier", [{ file: "grand.csv", content }]);
  return performance.now() - begun;
}

const known = await Promise.all(Array.from({ length: companies }, (_, number) => company(number)));
const times = [];
const begun = performance.now();
const people = known.flatMap((one) =>
  Array.from({ length: peopleOfEach }, () => person(one, begun + seconds * 1000, times)),
);
const [uploaded] = await Promise.all([largeUpload(known[0]), ...people]);
const took = (performance.now() - begun) / 1000;
times.sort((a, b) => a - b);
const at = (share) => times[Math.floor(share * (times.length - 1))].toFixed(0);
console.log(
  `${companies} entreprises, ${people.length} personnes : ${(times.length / took).toFixed(0)} questions par seconde, ` +
    `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms ; ${largeMegabytes} Mo envoyés et lus en ${(uploaded / 1000).toFixed(1)} s ; ` +
    `${overloaded} fois tous les programmes de travail étaient pris`,
);
