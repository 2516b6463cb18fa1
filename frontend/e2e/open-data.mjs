// The main job on data that nobody made up: monthly punctuality of French intercity trains as a file, and the PostgreSQL
// sample database « pagila » as a customer's server. Each figure is counted here, or by the server, a second time.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";

import { launchBrowser } from "./support/browser.mjs";
import { loadPagila } from "./support/customer-database.mjs";
import { register, visitor } from "./support/visitor.mjs";

const base = process.env.E2E_BASE_URL ?? "http://127.0.0.1:3000";
const shared = process.env.DATAPILOT_SHARED ?? new URL("../../../shared", import.meta.url).pathname;
const folder = path.join(shared, "data");
const trainsFile = path.join(folder, "fr_csv/regularite-mensuelle-intercites.csv");
const trains = await readFile(trainsFile, "utf8").catch(() => null);
if (trains === null) {
  console.log("skip  the journey on open data: no ../shared/data beside the project");
  process.exit(0);
}

/** What the chart's table says of a day between others that has no row. */
const NO_RENTAL = "—";
const DEPARTURE = 1;
const CANCELLED = 5;

/** Trains cancelled by town of departure, in one year. */
function cancelled(year) {
  const totals = new Map();
  for (const line of trains.trim().split(/\r?\n/).slice(1)) {
    const cells = line.split(";");
    if (!cells[0].startsWith(year)) continue;
    totals.set(cells[DEPARTURE], (totals.get(cells[DEPARTURE]) ?? 0) + Number(cells[CANCELLED]));
  }
  return totals;
}

const browser = await launchBrowser();
const context = await browser.newContext({ locale: "fr-FR" });
const page = await context.newPage();
const { faults, lastAnswer, step, ask, chartRows, countOf, describeServer } = visitor(page);

async function assertCancelled(year) {
  const expected = cancelled(year);
  const found = new Map(await chartRows());
  assert.equal(found.size, expected.size);
  for (const [town, trainCount] of expected)
    assert.equal(found.get(town), String(trainCount), town);
}

try {
  await page.goto(`${base}/register`);
  await register(
    page,
    "Amis du rail",
    `rail-${Date.now()}@exemple.fr`,
    "une phrase de passe des amis du rail",
  );

  await step("the file of the intercity trains is understood", async () => {
    await page.locator("input[type=file]").setInputFiles(trainsFile);
    await page.getByRole("button", { name: "Envoyer 1 fichier" }).click();
    await page.waitForURL(/\/sources\/[^/]+\?new=1/);
    await page.getByRole("table", { name: "Colonnes comprises" }).waitFor();
    await page.getByRole("link", { name: "Poser une question" }).click();
  });

  await step(
    "trains cancelled by town are counted right, and a follow-up asks of another year",
    async () => {
      await ask("Nombre de trains annulés par départ en 2023");
      await assertCancelled("2023");
      await ask("et en 2022 ?");
      await assertCancelled("2022");
    },
  );

  await step("the answer is pinned, and its dashboard is filtered by a click", async () => {
    await ask("Nombre de trains annulés par arrivée en 2022");
    for (const index of [1, 2]) {
      const answer = page.getByRole("article").nth(index);
      await answer.getByRole("button", { name: "Épingler", exact: true }).click();
      if (index === 1) {
        await page.getByRole("menuitem", { name: "Nouveau tableau de bord" }).click();
        await page.getByLabel("Nom du tableau de bord").fill("Intercités");
        await page.keyboard.press("Enter");
      }
      await answer.getByRole("link", { name: /Épinglé à/ }).waitFor();
    }
    await lastAnswer()
      .getByRole("link", { name: /Épinglé à/ })
      .click();
    await page.waitForURL(/\/dashboards\//);
    const widgets = page.getByRole("main").getByRole("article");
    const rows = widgets.nth(1).locator("figure table tbody tr");
    await rows.first().waitFor({ state: "attached" });
    const before = await rows.count();
    await widgets.first().locator("[data-drawing] g").first().click();
    await page.getByText("Ne plus filtrer").waitFor({ state: "attached" });
    const after = await countOf(rows, (count) => count !== before);
    assert.ok(after < before, "fewer towns are reached from one than from all");
  });

  const pagila = await loadPagila(
    process.env.DATAPILOT_DATABASE_OWNER_URL,
    path.join(folder, "sample_db/pagila_postgresql.sql"),
  );
  await step("the sample database is connected, and its rentals are counted right", async () => {
    await page.goto(new URL("/sources/new", page.url()).href);
    await describeServer("Vidéoclub", pagila);
    await page.getByRole("button", { name: "Connecter", exact: true }).click();
    await page.waitForURL(/\/sources\/[^/]+\?new=1/, { timeout: 60_000 });
    await page.getByRole("link", { name: "Poser une question" }).click();
    await ask("Nombre de locations par jour en juillet 2022");
    // The page asks for the days of Paris.
    const expected = await pagila.rows(`
      SELECT count(*)::int AS n FROM (SELECT rental_date AT TIME ZONE 'Europe/Paris' AS at FROM rental) AS r
      WHERE at >= '2022-07-01' AND at < '2022-08-01' GROUP BY at::date ORDER BY at::date`);
    assert.deepEqual(
      (await chartRows()).map(([, count]) => count).filter((count) => count !== NO_RENTAL),
      expected.map(({ n }) => String(n)),
    );
  });

  await step("no script failed on the way", () => assert.deepEqual(faults, []));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await browser.close();
}
