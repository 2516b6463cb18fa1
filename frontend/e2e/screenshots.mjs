// Pictures of every page, light and dark, on phones and on a desk, into the git-ignored folder `screenshots/`; fails where
// a page is wider than its window. Needs `npm run build` first. The pages show the scripted API, so that they never change.
import { mkdir } from "node:fs/promises";
import { launchBrowser } from "./support/browser.mjs";
import { NEW_SOURCE } from "./support/catalog-scenes.mjs";
import { startNext } from "./support/next-server.mjs";
import { serverSource, source } from "./support/scenes.mjs";
import { startScriptedApi } from "./support/scripted-api.mjs";

const folder = new URL("../screenshots/", import.meta.url).pathname;
// Only the scenes whose names begin so, and one size of them: `node e2e/screenshots.mjs dashboard desk`.
const [only, onlySize] = process.argv.slice(2);
const sizes = {
  narrow: { width: 320, height: 640 },
  phone: { width: 375, height: 812 },
  desk: { width: 1280, height: 860 },
};

const api = await startScriptedApi({ stepDelay: 60 });
const site = await startNext(api.url);
const browser = await launchBrowser();
const failures = [];
await mkdir(folder, { recursive: true });

async function ask(page, question) {
  await page.getByLabel("Posez une question").fill(question);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 2, name: question }).waitFor();
  await page.getByRole("button", { name: "Demander" }).waitFor();
}

/** Scrolled through once, as only what comes near the window is drawn. */
async function showDashboard(page, path) {
  await page.goto(site.url + path);
  await page.getByRole("article").first().waitFor();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  for (let y = 0; y < height; y += 500) {
    await page.evaluate((top) => window.scrollTo(0, top), y);
    await page.waitForTimeout(50);
  }
  await page.locator(".recharts-surface").first().waitFor();
  await page.evaluate(() => window.scrollTo(0, 0));
}

async function showCatalog(page, part) {
  await page.goto(`${site.url}/sources/${source.id}/catalog`);
  await page.getByRole("navigation", { name: "Parties du catalogue" }).waitFor();
  if (part) await page.getByRole("button", { name: part }).click();
}

const scenes = {
  login: async (page) => page.goto(`${site.url}/login`),
  register: async (page) => {
    await page.goto(`${site.url}/register`);
    await page.getByLabel("Mot de passe", { exact: true }).fill("court");
    await page.getByRole("button", { name: "Créer mon compte" }).click();
  },
  sources: async (page) => page.goto(`${site.url}/sources`),
  source: async (page) => page.goto(`${site.url}/sources/1?new=1`),
  upload: async (page) => {
    await page.goto(`${site.url}/sources/new`);
    await page.locator("input[type=file]").setInputFiles([
      { name: "commandes_2025.csv", mimeType: "text/csv", buffer: Buffer.from("a;b\n1;2\n") },
      { name: "clients.xlsx", mimeType: "text/csv", buffer: Buffer.from("PK") },
    ]);
  },
  connect: async (page) => {
    await page.goto(`${site.url}/sources/new`);
    await page.getByText("PostgreSQL", { exact: true }).click();
    await page.getByLabel("Nom de ces données").fill("Gestion commerciale");
    await page.getByLabel("Serveur", { exact: true }).fill("bdd.maison-duval.fr");
    await page.getByLabel("Base de données").fill("gestion");
    await page.getByLabel("Utilisateur").fill("gestion");
    await page.getByLabel("Mot de passe", { exact: true }).fill("secret");
    await page.getByRole("button", { name: "Tester la connexion" }).click();
    await page.getByRole("region", { name: "Résultat du test" }).waitFor();
  },
  invitation: async (page) => {
    await page.goto(`${site.url}/link#Zk3v1mUq8cYw7p2NfLr5sT0xJb6dHa9GeQ4iVoRnMyE`);
    await page.getByRole("button", { name: "Créer mon compte" }).waitFor();
  },
  profile: async (page) => {
    await page.goto(`${site.url}/settings/profile`);
    await page.getByLabel("Nom affiché").waitFor();
  },
  members: async (page) => {
    await page.goto(`${site.url}/settings/members`);
    await page.getByText("Paul Henry").waitFor();
  },
  audit: async (page) => {
    await page.goto(`${site.url}/settings/audit`);
    await page.getByText("Question posée").waitFor();
  },
  usage: async (page) => {
    await page.goto(`${site.url}/settings/usage`);
    await page.getByRole("region", { name: "Votre entreprise" }).waitFor();
  },
  model: async (page) => {
    await page.goto(`${site.url}/settings/model`);
    await page.getByRole("button", { name: "Modifier" }).click();
    await page.getByRole("textbox", { name: "Clé", exact: true }).fill("fausse");
    await page.getByRole("button", { name: "Tester" }).click();
    await page.getByRole("region", { name: "Résultat du test" }).waitFor();
  },
  feedback: async (page) => {
    await page.goto(`${site.url}/questions`);
    await ask(page, "Chiffre d'affaires par région en 2025");
    await page.getByRole("button", { name: "Fausse" }).click();
    await page.getByLabel("Qu'est-ce qui ne va pas ?").waitFor();
  },
  tables: async (page) => {
    await page.goto(`${site.url}/sources/${serverSource.id}`);
    await page.getByRole("option", { name: /^commandes/ }).click();
    await page.getByText("Une ligne par commande").waitFor();
  },
  chip: async (page) => {
    await page.goto(`${site.url}/questions`);
    await ask(page, "Chiffre d'affaires par région en 2025");
    await page.getByRole("button", { name: /^Mesure/ }).click();
    await page.getByLabel("Calcul").waitFor();
  },
  period: async (page) => {
    await page.goto(`${site.url}/questions`);
    await ask(page, "Chiffre d'affaires par région en 2025");
    await page.getByRole("button", { name: /^Période/ }).click();
    await page.getByLabel("Du").waitFor();
  },
  filter: async (page) => {
    await page.goto(`${site.url}/questions`);
    await ask(page, "Chiffre d'affaires par région en 2025");
    await page.getByRole("button", { name: "Ajouter" }).click();
    await page.getByRole("button", { name: "Un filtre" }).click();
    await page.getByRole("option", { name: "Région" }).click();
  },
  sql: async (page) => {
    await page.goto(`${site.url}/questions`);
    await ask(page, "Quel est le chiffre d'affaires de 2025 ?");
    await page.getByRole("button", { name: "Voir le SQL" }).click();
    await page.getByRole("button", { name: "Modifier" }).click();
  },
  empty: async (page) => {
    await page.goto(`${site.url}/questions`);
    await page.getByRole("button", { name: /par mois/ }).waitFor();
  },
  typing: async (page) => {
    await page.goto(`${site.url}/questions`);
    const box = page.getByLabel("Posez une question");
    await box.fill("Chiffre d'affaires des commandes livrées en 2025 par zorglub r");
    await page.getByRole("option", { name: /Région/ }).waitFor();
  },
  palette: async (page) => {
    await page.goto(`${site.url}/questions`);
    await page.getByRole("button", { name: /par mois/ }).waitFor();
    await page.keyboard.press("Control+k");
    await page
      .getByRole("option", { name: /^Interroger/ })
      .first()
      .waitFor();
  },
  away: async (page) => {
    await page.goto(`${site.url}/questions`);
    await page.getByRole("button", { name: /par mois/ }).waitFor();
    await page.route("**/api/v1/**", (route) => route.fulfill({ status: 502, body: "" }));
    await page.getByLabel("Posez une question").fill("Chiffre d'affaires par région");
    await page.keyboard.press("Enter");
    await page.getByText(/Nouvel essai/).waitFor();
    await page.unroute("**/api/v1/**");
  },
  ranking: async (page) => {
    await page.goto(`${site.url}/questions`);
    await ask(page, "Chiffre d'affaires par région en 2025");
  },
  line: async (page) => {
    await page.goto(`${site.url}/questions`);
    await ask(page, "Chiffre d'affaires glissant par mois");
    await page.locator(".recharts-surface").first().waitFor();
  },
  columns: async (page) => {
    await page.goto(`${site.url}/questions`);
    await ask(page, "Combien de commandes par année ?");
    await page.locator(".recharts-surface").first().waitFor();
  },
  number: async (page) => {
    await page.goto(`${site.url}/questions`);
    await ask(page, "Quel est le chiffre d'affaires de 2025 ?");
    await page.getByRole("button", { name: "Voir le SQL" }).click();
    await page.getByRole("button", { name: "Comment cette réponse" }).click();
  },
  "chart-switch": async (page) => {
    await page.goto(`${site.url}/questions`);
    await ask(page, "Chiffre d'affaires par région en 2025");
    await page.getByRole("button", { name: "Barres", exact: true }).click();
    await page.locator(".recharts-surface").first().waitFor();
  },
  catalog: async (page) => {
    await showCatalog(page);
    await page.getByRole("button", { name: /^Commandes/ }).click();
    await page.getByRole("button", { name: "Modifier Montant HT" }).click();
  },
  "catalog-empty": async (page) => page.goto(`${site.url}/sources/${NEW_SOURCE}/catalog`),
  "catalog-metrics": async (page) => {
    await showCatalog(page, /^Mesures/);
    await page.getByRole("button", { name: "Modifier CA HT" }).click();
  },
  "catalog-conditions": async (page) => {
    await showCatalog(page, /^Mesures/);
    await page.getByRole("button", { name: "Modifier CA HT" }).click();
    await page.getByLabel("Condition 2.2, valeur 1").scrollIntoViewIfNeeded();
  },
  "catalog-links": async (page) => showCatalog(page, /^Liens/),
  "catalog-calendar": async (page) => showCatalog(page, /^Calendrier/),
  "catalog-effect": async (page) => {
    await showCatalog(page);
    await page.getByRole("searchbox", { name: "Chercher dans le catalogue" }).fill("region");
    await page.getByRole("button", { name: "Modifier Région", exact: true }).click();
    await page
      .getByRole("group", { name: "Modifier Région", exact: true })
      .getByLabel("Synonymes")
      .fill("zone,");
    await page.getByRole("button", { name: "Voir l'effet et enregistrer" }).click();
    await page.getByText("Lecture inchangée").first().waitFor();
    await page.getByText("D'autres lignes suivent.").first().waitFor();
  },
  dashboards: async (page) => page.goto(`${site.url}/dashboards`),
  dashboard: async (page) => showDashboard(page, "/dashboards/d1"),
  "dashboard-empty": async (page) => page.goto(`${site.url}/dashboards/d0`),
  "dashboard-picked": async (page) => {
    await showDashboard(page, "/dashboards/d1");
    await page.locator("#widget-regions g").nth(1).click();
    await page.getByText("Région : Auvergne-Rhône-Alpes").waitFor();
  },
  "dashboard-period": async (page) => {
    await showDashboard(page, "/dashboards/d1");
    await page.getByRole("button", { name: /^Période/ }).click();
  },
  "dashboard-widget": async (page) => {
    await showDashboard(page, "/dashboards/d1");
    await page.getByRole("button", { name: "Actions pour Chiffre d'affaires 2025" }).click();
    await page.getByRole("menuitem", { name: "Modifier" }).click();
    await page.getByLabel("Titre").waitFor();
  },
  "dashboard-share": async (page) => {
    await showDashboard(page, "/dashboards/d1");
    await page.getByRole("button", { name: "Partager" }).click();
    await page.getByRole("button", { name: "Créer un lien" }).click();
    await page.getByText(/shared/).waitFor();
  },
  "dashboard-wall": async (page) => {
    await showDashboard(page, "/shared/un-lien");
    await page.getByRole("button", { name: "Plein écran" }).click();
  },
  "dashboard-thirty": async (page) => showDashboard(page, "/dashboards/d30"),
  shared: async (page) => showDashboard(page, "/shared/un-lien"),
  clarification: async (page) => {
    await page.goto(`${site.url}/questions`);
    await ask(page, "Montant par client");
  },
  refusal: async (page) => {
    await page.goto(`${site.url}/questions`);
    await ask(page, "Quelle météo demain ?");
  },
  steps: async (page) => {
    await page.goto(`${site.url}/questions`);
    await page.getByLabel("Posez une question").fill("Chiffre d'affaires par région en 2025");
    await page.keyboard.press("Enter");
    await page.getByText("Tables : commandes").waitFor();
  },
};

try {
  for (const [sizeName, viewport] of Object.entries(sizes)) {
    if (onlySize && sizeName !== onlySize) continue;
    for (const colorScheme of ["light", "dark"]) {
      const context = await browser.newContext({ viewport, colorScheme, locale: "fr-FR" });
      const page = await context.newPage();
      page.on(
        "console",
        (line) =>
          line.type() === "error" && console.error("  console:", line.text(), line.location().url),
      );
      for (const [name, show] of Object.entries(scenes)) {
        if (only && !name.startsWith(only)) continue;
        await context.clearCookies();
        if (name !== "login" && name !== "register") {
          await context.addCookies([{ name: "dp_token", value: "scripted", url: site.url }]);
        }
        await show(page);
        if (name !== "steps") await page.waitForLoadState("networkidle");
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        if (overflow > 0)
          failures.push(`${name} at ${viewport.width} px is ${overflow} px too wide`);
        const path = `${folder}${name}-${sizeName}-${colorScheme}.png`;
        await page.screenshot({ path, fullPage: true });
      }
      await context.close();
    }
  }
} finally {
  await browser.close();
  await site.close();
  await api.close();
}

if (failures.length > 0) {
  console.error(failures.join("\n"));
  process.exitCode = 1;
}
