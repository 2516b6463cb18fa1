// What a deployment must hold, over HTTPS as the browser sees it, against the one at E2E_BASE_URL:
//   deployed.mjs first STATE   a newcomer registers, uploads, asks, pins the answer to a dashboard; nginx is held to what
//                              it promises
//   deployed.mjs again STATE   the same person, later: signs in, finds conversation and dashboard, asks again
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import http2 from "node:http2";

import { launchBrowser } from "./support/browser.mjs";

const base = process.env.E2E_BASE_URL ?? "https://localhost:8443";
const plain = process.env.E2E_PLAIN_URL ?? "http://localhost:8080";
const [stage, stateFile] = process.argv.slice(2);
const password = "une phrase de passe du parcours";

// The certificate of a test is nobody's; Node's own fetch is asked to take it.
process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";
process.removeAllListeners("warning");

const browser = await launchBrowser();
const context = await browser.newContext({ locale: "fr-FR", ignoreHTTPSErrors: true });
const page = await context.newPage();
const faults = [];
page.on("pageerror", (error) => faults.push(error.message));
page.on("console", (line) => {
  if (/Content Security Policy/.test(line.text())) faults.push(line.text());
});

async function step(name, run) {
  try {
    await run();
    console.log(`ok  ${name}`);
  } catch (error) {
    console.error(`not ok  ${name}; the page said:`);
    console.error((await page.locator("body").innerText()).slice(0, 1500));
    throw error;
  }
}

const spaces = (text) => text.replaceAll(/[\u00a0\u202f]/g, " ");

async function ask(question) {
  const before = await page.getByRole("article").count();
  await page.getByLabel("Posez une question").fill(question);
  await page.keyboard.press("Enter");
  const answer = page.getByRole("article").nth(before);
  await answer.getByText(/^Règles/).waitFor();
  return spaces(await answer.innerText());
}

/** The protocol that TLS agreed on. */
function protocolOf(url) {
  return new Promise((resolve, reject) => {
    const session = http2.connect(url, { rejectUnauthorized: false });
    session.once("error", reject);
    session.once("connect", () => {
      resolve(session.alpnProtocol);
      session.close();
    });
  });
}

async function register() {
  const email = `deploiement-${Date.now()}@exemple.fr`;
  await page.goto(`${base}/register`);
  await page.getByLabel("Nom de l'entreprise").fill("Maison du Déploiement");
  await page.getByLabel("Adresse e-mail").fill(email);
  await page.getByLabel("Mot de passe", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Créer mon compte" }).click();
  await page.waitForURL(/\/sources\/new/);
  return email;
}

async function uploadAndAsk() {
  // More than nginx takes anywhere else: an upload has a limit of its own.
  const lines = Array.from({ length: 600_000 }, (_, n) => `${n % 2 ? "Nord" : "Sud"};${n % 100},5`);
  await page.locator("input[type=file]").setInputFiles({
    name: "ventes.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(`region;montant_ht\n${lines.join("\n")}\n`),
  });
  await page.getByRole("button", { name: "Envoyer 1 fichier" }).click();
  await page.waitForURL(/\/sources\/[^/]+\?new=1/);
  await page.getByRole("link", { name: "Poser une question" }).click();
  const said = await ask("Somme du montant ht");
  // 6 000 × (0.5 + 1.5 + … + 99.5)
  assert.match(said, /30 000 000/);
  await page.waitForURL(/conversation=/);
  return new URL(page.url()).pathname + new URL(page.url()).search;
}

async function showsTheTotal(dashboard) {
  if (dashboard) await page.goto(base + dashboard);
  const widget = page.getByRole("main").getByRole("article").first();
  await widget
    .getByText(/30\s000\s000/)
    .first()
    .waitFor();
}

async function pin() {
  const answer = page.getByRole("article").first();
  await answer.getByRole("button", { name: "Épingler", exact: true }).click();
  await page.getByRole("menuitem", { name: "Nouveau tableau de bord" }).click();
  await page.getByLabel("Nom du tableau de bord").fill("Suivi du déploiement");
  await page.keyboard.press("Enter");
  await answer.getByRole("link", { name: /Épinglé à/ }).click();
  await page.waitForURL(/\/dashboards\//);
  await showsTheTotal();
  return new URL(page.url()).pathname;
}

async function first() {
  const state = {};
  await step("a newcomer registers over HTTPS", async () => {
    state.email = await register();
  });
  await step("an upload of more than four megabytes is asked about", async () => {
    state.conversation = await uploadAndAsk();
  });
  await step("the answer is pinned to a dashboard, which shows it", async () => {
    state.dashboard = await pin();
  });
  await writeFile(stateFile, JSON.stringify(state));

  await step("plain HTTP leads to HTTPS, and HTTPS speaks HTTP/2", async () => {
    const answer = await fetch(`${plain}/questions?a=b`, { redirect: "manual" });
    assert.equal(answer.status, 308);
    assert.equal(answer.headers.get("location"), "https://localhost/questions?a=b");
    assert.equal(await protocolOf(base), "h2");
  });

  await step("the page bears HSTS, and a policy whose nonce is of each answer", async () => {
    const nonces = [];
    for (let i = 0; i < 2; i += 1) {
      const answer = await fetch(`${base}/login`);
      assert.match(answer.headers.get("strict-transport-security"), /max-age=63072000/);
      nonces.push(/'nonce-([^']+)'/.exec(answer.headers.get("content-security-policy"))[1]);
      assert.ok((await answer.text()).includes(`nonce="${nonces[i]}"`));
    }
    assert.notEqual(nonces[0], nonces[1]);
  });

  await step("what is named by its hash is kept for ever", async () => {
    const text = await (await fetch(`${base}/login`)).text();
    const script = /\/_next\/static\/[^"]+\.js/.exec(text)[0];
    const answer = await fetch(base + script);
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get("cache-control"), "public, max-age=31536000, immutable");
  });

  await step("no header from outside talks Next out of its middleware", async () => {
    const header = "x-middleware-subrequest";
    const value = "src/middleware:src/middleware:src/middleware:src/middleware:src/middleware";
    const answer = await fetch(`${base}/questions`, {
      headers: { [header]: value },
      redirect: "manual",
    });
    assert.equal(answer.status, 307);
    assert.match(answer.headers.get("location"), /\/login/);
  });

  await step("nginx refuses as the API does", async () => {
    const large = await fetch(`${base}/api/v1/workspaces`, {
      method: "POST",
      body: "x".repeat(5 << 20),
    });
    assert.equal(large.status, 413);
    assert.equal((await large.json()).code, "payload_too_large");
    const attempts = await Promise.all(
      Array.from({ length: 60 }, () =>
        fetch(`${base}/api/v1/auth/login`, { method: "POST", body: "{}" }),
      ),
    );
    const refused = attempts.find((answer) => answer.status === 429);
    assert.ok(refused, "60 attempts at once should be too many");
    assert.equal((await refused.json()).code, "throttled");
    assert.ok(refused.headers.get("retry-after"));
  });

  await step("the metrics and the database are not for the public", async () => {
    const answer = await fetch(`${base}/metrics`, { redirect: "manual" });
    assert.ok(!(await answer.text()).includes("datapilot_requests_total"));
  });
}

async function again() {
  const { email, conversation, dashboard } = JSON.parse(await readFile(stateFile, "utf8"));
  await step("the same person signs in", async () => {
    await page.goto(`${base}/login`);
    await page.getByLabel("Adresse e-mail").fill(email);
    await page.getByLabel("Mot de passe", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Se connecter" }).click();
    await page.waitForURL(/\/questions/);
  });
  await step("the conversation is there, and the data answer a new question", async () => {
    await page.goto(base + conversation);
    await page.getByRole("article").first().waitFor();
    assert.match(spaces(await page.getByRole("article").first().innerText()), /30 000 000/);
    const said = await ask("Somme du montant ht par région");
    assert.match(said, /Nord/);
  });
  await step("the dashboard shows its figure", () => showsTheTotal(dashboard));
}

try {
  await (stage === "again" ? again() : first());
  assert.deepEqual(faults, []);
} finally {
  await browser.close();
}
