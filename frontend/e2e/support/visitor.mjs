import { axeFindings } from "./accessible.mjs";

export const spaces = (text) => text.replaceAll(/[\u00a0\u202f]/g, " ");

/** A person at a page: what they do there, and what went wrong meanwhile (`faults`) or would keep others out (`barriers`). */
export function visitor(page) {
  const faults = [];
  const barriers = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (line) => {
    if (/Content Security Policy/.test(line.text())) faults.push(line.text());
  });
  const lastAnswer = () => page.getByRole("article").last();
  return {
    faults,
    barriers,
    lastAnswer,

    async step(name, run) {
      try {
        await run();
        console.log(`ok  ${name}`);
      } catch (error) {
        const picture = new URL("../../screenshots/journey-failed.png", import.meta.url).pathname;
        await page.screenshot({ path: picture, fullPage: true }).catch(() => undefined);
        console.error(`not ok  ${name} (see ${picture}); the page said:`);
        console.error((await page.locator("body").innerText()).slice(0, 2000));
        throw error;
      }
    },

    async lookWithAxe(at = page) {
      for (const finding of await axeFindings(at)) barriers.push(`${at.url()} ${finding}`);
    },

    async ask(question) {
      const before = await page.getByRole("article").count();
      await page.getByLabel("Posez une question").fill(question);
      await page.keyboard.press("Enter");
      await page.getByRole("article").nth(before).waitFor();
    },

    /** Until the locator finds as many as `enough` says, or five seconds have passed. */
    async countOf(locator, enough) {
      const late = Date.now() + 5_000;
      let count = await locator.count();
      while (!enough(count) && Date.now() < late) {
        await page.waitForTimeout(100);
        count = await locator.count();
      }
      return count;
    },

    /** On the page where data is added: a PostgreSQL server of this machine. */
    async describeServer(name, server, password = server.password) {
      const field = (label) => page.getByLabel(label, { exact: true });
      await page.getByRole("radio", { name: /PostgreSQL/ }).check({ force: true });
      await field("Nom de ces données").fill(name);
      await field("Serveur").fill(server.host);
      await field("Port").fill(server.port);
      await field("Base de données").fill(server.database);
      await field("Utilisateur").fill(server.user);
      await field("Mot de passe").fill(password);
      await field("Chiffrement de la connexion").selectOption("disable");
    },

    /** The chart as a screen reader hears it: one array of cells for each row. */
    async chartRows() {
      const rows = await lastAnswer().locator("figure table tbody tr").all();
      return Promise.all(
        rows.map(async (row) => (await row.locator("th, td").allTextContents()).map(spaces)),
      );
    },
  };
}

/** On the page where one registers. */
export async function register(page, company, email, password) {
  await page.getByLabel("Nom de l'entreprise").fill(company);
  await page.getByLabel("Adresse e-mail").fill(email);
  await page.getByLabel("Mot de passe", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Créer mon compte" }).click();
  await page.waitForURL(/\/sources\/new/);
}
