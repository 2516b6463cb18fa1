// The whole way of a newcomer in a real browser: register, upload, ask, follow up, find it again, export, sign out.
// Runs against a stack that is up at E2E_BASE_URL; its own file gives figures that are computed here a second time.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

import { makeCustomerDatabase } from "./support/customer-database.mjs";
import { launchBrowser } from "./support/browser.mjs";
import { register, spaces, visitor } from "./support/visitor.mjs";

const base = process.env.E2E_BASE_URL ?? "http://127.0.0.1:3000";
const REGIONS = ["Bretagne", "Occitanie", "Grand Est"];

/** A French export: `;`, decimal commas, dd/mm/yyyy; amounts in cents so that the sums here are exact. */
function makeSales() {
  const lines = ["date_commande;region;montant_ht"];
  const totals = new Map();
  for (let index = 0; index < 900; index += 1) {
    const region = REGIONS[index % REGIONS.length];
    const year = 2024 + (index % 2);
    const month = String((index % 12) + 1).padStart(2, "0");
    const cents = 1037 + ((index * 7919) % 250013);
    const amount = `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, "0")}`;
    lines.push(`15/${month}/${year};${region};${amount}`);
    if (year === 2025) totals.set(region, (totals.get(region) ?? 0) + cents);
  }
  return { csv: `${lines.join("\r\n")}\r\n`, totals };
}

const euros = (cents) =>
  new Intl.NumberFormat("fr-FR", { minimumFractionDigits: 2 }).format(cents / 100);

const sales = makeSales();
const browser = await launchBrowser();
const context = await browser.newContext({ locale: "fr-FR", acceptDownloads: true });
const page = await context.newPage();
const { faults, barriers, lastAnswer, step, lookWithAxe, ask, chartRows, countOf, describeServer } =
  visitor(page);

const email = `parcours-${Date.now()}@exemple.fr`;
const password = "une phrase de passe du parcours";
try {
  await step("a page behind sign-in leads to the sign-in page", async () => {
    await page.goto(`${base}/sources`);
    await page.waitForURL(/\/login\?next=%2Fsources/);
    await lookWithAxe();
  });

  await step("a newcomer registers", async () => {
    await page.getByRole("link", { name: "Créer un compte" }).click();
    await page.waitForURL(/\/register/);
    await lookWithAxe();
    await register(page, "Maison du Parcours", email, password);
  });

  await step("the form of a server names what is missing", async () => {
    await page.getByRole("radio", { name: /PostgreSQL/ }).check({ force: true });
    await page.getByRole("button", { name: "Connecter" }).click();
    await page.getByText("Ce champ est obligatoire.").first().waitFor();
    await lookWithAxe();
    await page.getByRole("radio", { name: /Fichiers/ }).check({ force: true });
  });

  await step("a file that is not a table is refused with a word", async () => {
    await page.locator("input[type=file]").setInputFiles({
      name: "entete.csv",
      mimeType: "text/csv",
      buffer: Buffer.from("date;region;montant\n"),
    });
    await page.getByRole("button", { name: "Envoyer 1 fichier" }).click();
    await page.getByRole("alert").first().waitFor();
    await lookWithAxe();
    await page.getByRole("button", { name: "Retirer entete.csv" }).click();
  });

  await step("an upload shows what was understood of each column", async () => {
    await page.locator("input[type=file]").setInputFiles({
      name: "ventes.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(sales.csv),
    });
    await page.getByRole("button", { name: "Envoyer 1 fichier" }).click();
    await page.waitForURL(/\/sources\/[^/]+\?new=1/);
    const columns = page.getByRole("table", { name: "Colonnes comprises" });
    await columns.getByText("virgule décimale").waitFor();
    await columns.getByText("jj/mm/aaaa").waitFor();
    await page.getByRole("button", { name: "Premières lignes" }).click();
    await page.getByRole("table", { name: /premières lignes/ }).waitFor();
    await lookWithAxe();
  });

  await step("a question gets the figures that are right", async () => {
    await page.getByRole("link", { name: "Poser une question" }).click();
    await page.getByRole("heading", { name: "Que voulez-vous savoir ?" }).waitFor();
    await lookWithAxe();
    await ask("Somme du montant ht par région en 2025");
    await page.waitForURL(/conversation=/);
    const found = new Map(await chartRows());
    assert.equal(found.size, sales.totals.size);
    for (const [region, cents] of sales.totals) {
      assert.ok(
        found.get(region)?.startsWith(spaces(euros(cents))),
        `${region}: ${found.get(region)}`,
      );
    }
    await lastAnswer()
      .getByText(/^Règles/)
      .waitFor();
    await lastAnswer().getByText("0 octet sorti").waitFor();
    await lastAnswer().getByRole("button", { name: "Voir le SQL" }).click();
    await lastAnswer().getByRole("button", { name: "Comment cette réponse" }).click();
    await lookWithAxe();
  });

  const box = page.getByLabel("Posez une question");
  const options = page.getByRole("option");

  await step("a question is completed by the keyboard as it is typed", async () => {
    await box.pressSequentially("Nombre de ventes par reg");
    await options.filter({ hasText: "region" }).first().waitFor();
    await lookWithAxe();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    assert.match(await box.inputValue(), /^Nombre de ventes par region $/);
    await box.pressSequentially("en 2025");
    await page.keyboard.press("Escape");
    assert.equal(await page.getByRole("article").count(), 1);
  });

  await step("a word that means nothing is named before it is sent", async () => {
    await box.fill("");
    await box.pressSequentially("montant par zorglub ");
    await page.getByText(/« zorglub » ne dit rien/).waitFor();
    await lookWithAxe();
    await box.fill("");
  });

  await step("the question before comes back by the arrow up", async () => {
    await box.press("ArrowUp");
    assert.equal(await box.inputValue(), "Somme du montant ht par région en 2025");
    await box.press("ArrowDown");
    assert.equal(await box.inputValue(), "");
  });

  await step("a follow-up changes the question before it", async () => {
    await ask("et en 2024 ?");
    await lastAnswer()
      .getByText(/^Règles/)
      .waitFor();
    assert.equal(await page.getByRole("article").count(), 2);
  });

  await step("a chip is changed in its place and run again, by the keyboard", async () => {
    const chip = lastAnswer().getByRole("button", { name: /^Mesure/ });
    await chip.focus();
    await page.keyboard.press("Enter");
    await page.getByLabel("Calcul").selectOption("average");
    await lookWithAxe();
    await page.getByRole("button", { name: "Appliquer" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("article").nth(2).waitFor();
    await lastAnswer().getByText("Modifié", { exact: true }).waitFor();
    await lastAnswer()
      .getByRole("button", { name: /^Mesure Moyenne de montant ht/ })
      .waitFor();
  });

  await step("a filter is added, and the figures are those of its rows", async () => {
    await lastAnswer().getByRole("button", { name: "Ajouter" }).click();
    await page.getByRole("button", { name: "Un filtre" }).click();
    await page.getByRole("option", { name: "region", exact: true }).click();
    await page.getByRole("option", { name: "Bretagne" }).click();
    await lookWithAxe();
    await page.getByRole("button", { name: "Appliquer" }).click();
    await page.getByRole("article").nth(3).waitFor();
    await lastAnswer()
      .getByRole("button", { name: /^Filtre region : Bretagne/ })
      .waitFor();
  });

  await step("SQL of one's own is run, or refused with the reason", async () => {
    await lastAnswer().getByRole("button", { name: "Voir le SQL" }).click();
    await lastAnswer().getByRole("button", { name: "Modifier" }).click();
    await page.getByLabel("SQL à exécuter").fill("DROP TABLE ventes");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("main").getByRole("alert").waitFor();
    await lookWithAxe();
    await page.getByLabel("SQL à exécuter").last().fill("SELECT count(*) AS lignes FROM ventes");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("article").nth(4).waitFor();
    await lastAnswer()
      .getByText(/^SQL à la main/)
      .waitFor();
    await lastAnswer().getByText("900", { exact: true }).first().waitFor();
  });

  await step("a question that nobody understands is refused with examples", async () => {
    await ask("Quelle sera la météo sur la lune ?");
    await lastAnswer().getByText("Je préfère ne pas répondre au hasard").waitFor();
    await lookWithAxe();
  });

  await step("the conversation is found again after a reload", async () => {
    await page.reload();
    await page.getByRole("article").nth(5).waitFor();
    await page.getByRole("link", { name: "Nouvelle question" }).click();
    await page.getByRole("heading", { name: "Que voulez-vous savoir ?" }).waitFor();
    const history = page.getByRole("region", { name: "Conversations récentes" });
    await history.getByRole("link", { name: /Somme du montant ht/ }).click();
    await page.getByRole("article").first().waitFor();
  });

  await step("an answer is pinned to a new dashboard, the next one in one click", async () => {
    const [first, second] = [0, 1].map((index) => page.getByRole("article").nth(index));
    await first.getByRole("button", { name: "Épingler", exact: true }).click();
    await page.getByRole("menuitem", { name: "Nouveau tableau de bord" }).click();
    await page.getByLabel("Nom du tableau de bord").fill("Suivi du parcours");
    await page.keyboard.press("Enter");
    await first.getByRole("link", { name: /Épinglé à/ }).waitFor();
    await second.getByRole("button", { name: "Épingler", exact: true }).click();
    await second.getByRole("link", { name: /Épinglé à/ }).waitFor();
    await lookWithAxe();
    await second.getByRole("link", { name: /Épinglé à/ }).click();
    await page.waitForURL(/\/dashboards\//);
  });

  const widgets = page.getByRole("main").getByRole("article");
  const rowsOf = (widget) => widget.locator("figure table tbody tr");

  await step("the dashboard shows the figures of both answers", async () => {
    await rowsOf(widgets.nth(1)).first().waitFor({ state: "attached" });
    const texts = (await rowsOf(widgets.first()).allTextContents()).map(spaces);
    for (const [region, cents] of sales.totals) {
      const figure = `${region}${spaces(euros(cents))}`;
      assert.ok(
        texts.some((text) => text.startsWith(figure)),
        `${figure} in ${texts}`,
      );
    }
    await lookWithAxe();
  });

  await step("a widget is resized by the keyboard, which is saved and can be undone", async () => {
    const width = async () => (await widgets.first().boundingBox()).width;
    const before = await width();
    await page
      .getByRole("button", { name: /^Déplacer/ })
      .first()
      .focus();
    await page.keyboard.press("Shift+ArrowLeft");
    await page.getByText(/colonnes sur/).waitFor({ state: "attached" });
    await page.getByText("Enregistré", { exact: true }).waitFor();
    await page.reload();
    await rowsOf(widgets.first()).first().waitFor({ state: "attached" });
    assert.ok((await width()) < before - 20, "the widget stayed narrower");
    await page
      .getByRole("button", { name: /^Déplacer/ })
      .first()
      .focus();
    await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("Control+z");
    await page.getByText("Enregistré", { exact: true }).waitFor();
  });

  await step("a click on a bar filters the other widgets, and again clears", async () => {
    await widgets.first().locator("[data-drawing] g").first().click();
    await page.getByText("Ne plus filtrer").waitFor({ state: "attached" });
    const others = rowsOf(widgets.nth(1));
    assert.equal(await countOf(others, (count) => count === 1), 1);
    assert.equal(await rowsOf(widgets.first()).count(), REGIONS.length);
    await lookWithAxe();
    await widgets.first().locator("[data-drawing] g").first().click();
    await page.getByText("Ne plus filtrer").waitFor({ state: "detached" });
  });

  await step("a link shows the dashboard, and nothing that changes it", async () => {
    await page.getByRole("button", { name: "Partager" }).click();
    await page.getByRole("button", { name: "Créer un lien" }).click();
    const address = page.getByRole("dialog").locator("code");
    await address.waitFor();
    await lookWithAxe();
    const dashboard = page.url();
    await page.goto(await address.innerText());
    await rowsOf(widgets.first()).first().waitFor({ state: "attached" });
    assert.equal(await page.getByRole("button", { name: "Ajouter" }).count(), 0);
    assert.equal(await page.getByRole("button", { name: /^Déplacer/ }).count(), 0);
    await page.goto(dashboard);
    await widgets.first().waitFor();
    await page.getByRole("link", { name: "Tableaux de bord" }).click();
    await page.getByRole("link", { name: "Suivi du parcours" }).waitFor();
    await lookWithAxe();
    const history = page.getByRole("region", { name: "Conversations récentes" });
    await history.getByRole("link", { name: /Somme du montant ht/ }).click();
    await page.getByRole("article").first().waitFor();
  });

  await step(
    "a colleague who is invited to look reads the dashboard, and can change nothing",
    async () => {
      const conversation = page.url();
      await page.goto(new URL("/settings/members", conversation).href);
      await page.getByLabel("Adresse e-mail").fill(`lecteur-${email}`);
      await page.getByRole("button", { name: "Créer l'invitation" }).click();
      const invitation = await page.getByRole("dialog").locator("code").innerText();
      await lookWithAxe();
      const colleague = await (await browser.newContext({ locale: "fr-FR" })).newPage();
      await colleague.goto(invitation);
      await lookWithAxe(colleague);
      await colleague.getByLabel("Mot de passe", { exact: true }).fill(`${password} lu`);
      await colleague.getByRole("button", { name: "Créer mon compte" }).click();
      await colleague.getByRole("link", { name: "Tableaux de bord" }).click();
      await colleague.getByRole("link", { name: "Suivi du parcours" }).click();
      const seen = colleague.getByRole("main").getByRole("article");
      await rowsOf(seen.nth(1)).first().waitFor({ state: "attached" });
      await lookWithAxe(colleague);
      const changes = /^(Ajouter|Déplacer|Partager|Supprimer)/;
      assert.equal(await colleague.getByRole("button", { name: changes }).count(), 0);
      await colleague.getByRole("link", { name: "Données", exact: true }).click();
      await colleague
        .getByRole("link", { name: /ventes/i })
        .first()
        .waitFor();
      assert.equal(await colleague.getByRole("link", { name: "Ajouter des données" }).count(), 0);
      await lookWithAxe(colleague);
      await colleague.context().close();
      await page.goto(conversation);
      await page.getByRole("article").first().waitFor();
    },
  );

  await step("an answer is exported as CSV for a French spreadsheet", async () => {
    const answer = page.getByRole("article").first();
    await answer.getByRole("button", { name: "Exporter" }).click();
    const download = page.waitForEvent("download");
    await page.getByRole("menuitem", { name: "CSV pour tableur" }).click();
    const file = await download;
    assert.match(file.suggestedFilename(), /\.csv$/);
    const text = await readFile(await file.path(), "utf8");
    assert.ok(text.startsWith("\ufeff"), "the file starts with a BOM");
    for (const [region, cents] of sales.totals) {
      const amount = (cents / 100).toFixed(2).replace(".", ",");
      assert.ok(text.includes(`${region};${amount}`), `${region};${amount} in:\n${text}`);
    }
  });

  await step("an answer is exported as a workbook, and its call is copied", async () => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const answer = page.getByRole("article").first();
    await answer.getByRole("button", { name: "Exporter" }).click();
    const download = page.waitForEvent("download");
    await page.getByRole("menuitem", { name: "Excel" }).click();
    const file = await download;
    assert.match(file.suggestedFilename(), /\.xlsx$/);
    const bytes = await readFile(await file.path());
    assert.equal(bytes.subarray(0, 2).toString(), "PK");
    await answer.getByRole("button", { name: "Exporter" }).click();
    await page.getByRole("menuitem", { name: "curl" }).click();
    await answer.getByRole("button", { name: "Appel copié" }).waitFor();
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^curl -s http/);
  });

  await step("a session that ends in the middle of typing loses nothing", async () => {
    await box.pressSequentially("et en 20");
    await context.clearCookies();
    await box.pressSequentially("24");
    const dialog = page.getByRole("dialog", { name: "Votre session a expiré" });
    await dialog.waitFor();
    await lookWithAxe();
    await dialog.getByLabel("Mot de passe", { exact: true }).fill(password);
    await dialog.getByRole("button", { name: "Se connecter" }).click();
    await dialog.waitFor({ state: "detached" });
    assert.equal(await box.inputValue(), "et en 2024");
    await box.fill("");
  });

  await step(
    "a server that goes away is told, and what was typed is there when it is back",
    async () => {
      const api = "**/api/v1/**";
      await page.route(api, (route) => route.fulfill({ status: 502, body: "" }));
      await box.fill("Nombre de ventes par region");
      await page.keyboard.press("Enter");
      await page.getByText(/Le serveur ne répond pas. Nouvel essai/).waitFor();
      await page.getByRole("button", { name: "Poser à nouveau" }).waitFor();
      assert.equal(await box.inputValue(), "Nombre de ventes par region");
      await page.unroute(api);
      await page.getByText(/Le serveur ne répond pas. Nouvel essai/).waitFor({ state: "detached" });
      const before = await page.getByRole("article").count();
      await page.getByRole("button", { name: "Poser à nouveau" }).click();
      await page.getByRole("article").nth(before).waitFor();
    },
  );

  await step("anything is reached by Ctrl+K", async () => {
    await page.keyboard.press("Control+k");
    const palette = page.getByRole("dialog", { name: "Aller à" });
    await palette.getByRole("option", { name: /Somme du montant ht/ }).waitFor();
    await lookWithAxe();
    await page.keyboard.type("nouvelle");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Que voulez-vous savoir ?" }).waitFor();
  });

  await step("a conversation is searched, renamed and deleted", async () => {
    const history = page.getByRole("region", { name: "Conversations récentes" });
    const search = history.getByLabel("Chercher une question");
    await search.fill("zorglub");
    await history.getByText("Aucune conversation avec « zorglub ».").waitFor();
    await search.fill("MÉTÉO lune");
    await history.getByRole("link", { name: /Somme du montant ht/ }).waitFor();
    await history.getByRole("button", { name: /^Actions pour Somme/ }).click();
    await page.getByRole("menuitem", { name: "Renommer" }).click();
    await page.getByLabel("Nouveau titre").fill("Montants par région");
    await lookWithAxe();
    await page.keyboard.press("Enter");
    await history.getByRole("link", { name: /^Montants par région/ }).waitFor();
    await history.getByRole("button", { name: "Actions pour Montants par région" }).click();
    await page.getByRole("menuitem", { name: "Supprimer" }).click();
    await page.getByRole("button", { name: "Supprimer définitivement" }).click();
    await history
      .getByRole("link", { name: /^Montants par région/ })
      .waitFor({ state: "detached" });
    await search.fill("");
  });

  await step("the catalog is generated, and each of its parts is shown", async () => {
    await page.getByRole("link", { name: "Données", exact: true }).click();
    await page.getByRole("link", { name: "Ventes", exact: true }).click();
    await page.getByRole("link", { name: "Catalogue" }).click();
    await page.getByRole("button", { name: "Générer le catalogue" }).click();
    await page.getByText(/1 table décrite, 3 colonnes/).waitFor();
    await page.getByText("Montant HT", { exact: true }).waitFor();
    await lookWithAxe();
    const parts = page.getByRole("navigation", { name: "Parties du catalogue" });
    await parts.getByRole("button", { name: "Mesures" }).click();
    await page.getByRole("button", { name: "Ajouter une mesure" }).click();
    await lookWithAxe();
    await page.getByRole("button", { name: "Annuler" }).click();
    for (const part of ["Liens", "Calendrier", "Questions vérifiées", "Tables"]) {
      await parts.getByRole("button", { name: part }).click();
      await lookWithAxe();
    }
  });

  await step("another word for a column is tried on questions before it is saved", async () => {
    await page.getByRole("button", { name: /^Modifier r[ée]gion$/i }).click();
    await page.getByLabel("Libellé").fill("Région de vente");
    const fields = page.getByRole("group", { name: "Modifier Région de vente" });
    await fields.getByLabel("Synonymes").fill("secteur");
    await page.keyboard.press("Enter");
    await lookWithAxe();
    await page.getByRole("button", { name: "Voir l'effet et enregistrer" }).click();
    const effect = page.getByRole("dialog", { name: "Effet de vos modifications" });
    await effect
      .getByRole("group", { name: "Aujourd'hui" })
      .first()
      .getByText("ne répond pas")
      .waitFor();
    const draft = effect.getByRole("group", { name: "Avec vos modifications" }).first();
    await draft.getByText("répond", { exact: true }).waitFor();
    await draft.getByRole("group", { name: "Premières lignes" }).waitFor();
    await lookWithAxe();
    await effect.getByRole("button", { name: "Enregistrer" }).click();
    await page.getByText(/Le catalogue est enregistré/).waitFor();
  });

  await step("a question with the new word gets the figures that are right", async () => {
    await page.getByRole("link", { name: "Poser une question" }).click();
    await page.getByRole("heading", { name: "Que voulez-vous savoir ?" }).waitFor();
    await ask("Somme du montant ht par secteur en 2025");
    const found = new Map(await chartRows());
    for (const [region, cents] of sales.totals) {
      assert.ok(
        found.get(region)?.startsWith(spaces(euros(cents))),
        `${region}: ${found.get(region)}`,
      );
    }
    await lastAnswer()
      .getByRole("button", { name: /région de vente/i })
      .waitFor();
  });

  const customer = await makeCustomerDatabase(process.env.DATAPILOT_DATABASE_OWNER_URL);
  const field = (name) => page.getByLabel(name, { exact: true });

  await step("a connection test says which step failed, and what to do", async () => {
    await page.getByRole("link", { name: "Données", exact: true }).click();
    await page.getByRole("link", { name: "Ajouter des données" }).click();
    await describeServer("Boutique", customer, "ce n'est pas le bon");
    await page.getByRole("button", { name: "Tester la connexion" }).click();
    const report = page.getByRole("region", { name: "Résultat du test" });
    await report.getByText("Identification : échec").waitFor();
    await lookWithAxe();
    await field("Mot de passe").fill(customer.password);
    await page.getByRole("button", { name: "Tester la connexion" }).click();
    await report.getByText("Droits : à surveiller").waitFor();
    await report.getByText(/CREATE ROLE/).waitFor();
  });

  await step("a customer's server is connected, and its tables are browsed", async () => {
    await page.getByRole("button", { name: "Connecter", exact: true }).click();
    await page.waitForURL(/\/sources\/[^/]+\?new=1/);
    await page.getByRole("option", { name: /^commandes/ }).click();
    const columns = page.getByRole("table", { name: "Colonnes comprises" });
    await columns.getByText("numeric(12,2)").waitFor();
    await columns.getByText("Clé primaire").waitFor();
    await columns.getByText("clients.id").waitFor();
    await lookWithAxe();
    await page.getByRole("searchbox", { name: "Chercher une table ou une colonne" }).fill("ville");
    await page.getByRole("option", { name: /^commandes/ }).waitFor({ state: "detached" });
    await page.getByText("Une ligne par client.").waitFor();
    await page.getByRole("button", { name: "Premières lignes" }).click();
    await page.getByText("Boulangerie Le Goff").waitFor();
  });

  await step("its schema is read again on request", async () => {
    await page.getByRole("button", { name: "Actualiser le schéma" }).click();
    await page.getByRole("button", { name: "Actualiser le schéma", disabled: false }).waitFor();
    await page.getByText(/Schéma lu le/).waitFor();
  });

  await step("a connection is changed without its password, unless it goes elsewhere", async () => {
    await page.getByRole("button", { name: "Actions pour Boutique" }).click();
    await page.getByRole("menuitem", { name: "Modifier la connexion" }).click();
    assert.equal(await field("Mot de passe").inputValue(), "");
    await field("Utilisateur").fill("quelqu_un_d_autre");
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await page.getByText(/saisissez à nouveau le mot de passe/).waitFor();
    await field("Utilisateur").fill(customer.user);
    await field("Nom de ces données").fill("Boutique du centre");
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await page.getByRole("heading", { name: "Boutique du centre" }).waitFor();
    await page.getByRole("button", { name: "Actions pour Boutique du centre" }).click();
    await page.getByRole("menuitem", { name: "Supprimer" }).click();
    await page.getByRole("button", { name: "Supprimer définitivement" }).click();
    await page.waitForURL(/\/sources$/);
  });

  await step("the data is renamed, then deleted after a second word", async () => {
    await page.getByRole("link", { name: "Données", exact: true }).click();
    await page.getByRole("button", { name: "Actions pour Ventes" }).click();
    await page.getByRole("menuitem", { name: "Renommer" }).click();
    await page.getByLabel("Nouveau nom").waitFor();
    await lookWithAxe();
    await page.getByLabel("Nouveau nom").fill("Ventes du parcours");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Actions pour Ventes du parcours" }).click();
    await page.getByRole("menuitem", { name: "Supprimer" }).click();
    await page.getByRole("button", { name: "Supprimer définitivement" }).click();
    await page.getByText("Aucune donnée pour l'instant").waitFor();
    await lookWithAxe();
  });

  await step("who has no file tries with demo data, and gets an answer", async () => {
    await page.getByRole("button", { name: /^Essayer avec des données/ }).click();
    await page.waitForURL(/\/questions\?source=/);
    await ask("Chiffre d'affaires par région en 2025");
    await lastAnswer()
      .getByText(/^Règles/)
      .waitFor();
  });

  await step("signing out closes every page, and signing in opens them again", async () => {
    await page.getByRole("button", { name: /^Mon compte/ }).click();
    await page.getByRole("menuitem", { name: "Se déconnecter" }).click();
    await page.waitForURL(/\/login/);
    await page.goto(`${base}/questions`);
    await page.waitForURL(/\/login/);
    await page.getByLabel("Adresse e-mail").fill(email);
    await page.getByLabel("Mot de passe", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Se connecter" }).click();
    await page.waitForURL(/\/questions/);
  });

  await step("axe found nothing on any page, in either theme", async () => {
    assert.equal(barriers.length, 0, barriers.join("\n"));
  });

  await step("nothing broke the content security policy, and no script failed", async () => {
    assert.deepEqual(faults, []);
  });
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await browser.close();
}
