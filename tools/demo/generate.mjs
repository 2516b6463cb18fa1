// Demo data: a French wholesaler of fine groceries, 2023 to 2025, the same bytes on every machine.
// usage: node tools/demo/generate.mjs FOLDER [--sample]
// Writes clients.csv, produits.csv (Windows-1252), commandes.csv, lignes_commande.csv and
// expected.json: the answers to known questions, counted here in whole cents. --sample is the small set
// that the page offers to newcomers: frontend/public/demo, without expected.json.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { categories, cities, clientNames, clientTypes, salespeople, streets } from "./words.mjs";

const sample = process.argv.includes("--sample");
const CLIENTS = sample ? 90 : 420;
const YEARS = sample ? [2024, 2025] : [2023, 2024, 2025];
const ORDERS_PER_DAY = sample ? [1.6, 2] : [11, 13, 15]; // it grows year after year
// Some months sell more: the end of the year above all.
const SEASON = [0.8, 0.85, 0.95, 1.0, 1.05, 1.0, 0.85, 0.6, 1.05, 1.1, 1.25, 1.5];

// mulberry32: a small generator with a fixed seed, so that every run makes the same files.
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const random = randomFrom(20251231);
const between = (low, high) => low + Math.floor(random() * (high - low + 1));
const pick = (all) => all[Math.floor(random() * all.length)];
const pickWeighted = (all) => {
  let rest = random() * all.reduce((sum, item) => sum + item.weight, 0);
  return all.find((item) => (rest -= item.weight) < 0) ?? all[all.length - 1];
};

const two = (n) => String(n).padStart(2, "0");
const frenchDate = (date) =>
  `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`;
const addDays = (date, days) => new Date(date.getTime() + days * 86_400_000);

// 1234567 cents → "12345,67"; with spaces → "12 345,67".
function frenchAmount(cents, spaces = false) {
  const whole = String(Math.floor(cents / 100));
  const grouped = spaces ? whole.replace(/\B(?=(\d{3})+$)/g, " ") : whole;
  return `${grouped},${two(cents % 100)}`;
}

const cell = (value) => {
  const text = String(value);
  return /[;"\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
const csv = (header, rows) =>
  [header, ...rows].map((row) => row.map(cell).join(";")).join("\r\n") + "\r\n";

function makeClients() {
  const names = new Set();
  while (names.size < CLIENTS) {
    const { first, second } = clientNames;
    names.add(`${pick(first)} ${pick(second)}`);
  }
  return [...names].map((name, index) => {
    const city = pickWeighted(cities);
    return {
      code: `C${String(index + 1).padStart(4, "0")}`,
      name,
      type: pickWeighted(clientTypes).name,
      address: `${between(1, 120)} ${pick(streets)}`,
      ...city,
      since: addDays(new Date(Date.UTC(2015, 0, 1)), between(0, 2900)),
      salesperson: pick(salespeople),
      // A few clients buy much, most buy little; some never order.
      weight: index % 40 === 7 ? 0 : 1 / (1 + (index % 60)),
    };
  });
}

function makeProducts() {
  const products = [];
  for (const category of categories) {
    for (const [label, cents] of category.products) {
      for (const [format, factor] of category.formats) {
        products.push({
          reference: `P${String(products.length + 1).padStart(4, "0")}`,
          label: `${label} ${format}`,
          category: category.name,
          buyCents: Math.round(cents * factor * 0.62),
          sellCents: Math.round(cents * factor),
          vat: category.vat,
          stock: between(0, 900),
          weight: 0.3 + random() * 2,
        });
      }
    }
  }
  return products;
}

function makeOrders(clients, products) {
  const orders = [];
  const lines = [];
  const buyers = clients.filter((client) => client.weight > 0);
  YEARS.forEach((year, index) => {
    for (let day = new Date(Date.UTC(year, 0, 2)); day.getUTCFullYear() === year; day = addDays(day, 1)) {
      if (day.getUTCDay() === 0) continue;
      const wanted = ORDERS_PER_DAY[index] * SEASON[day.getUTCMonth()] * (0.7 + random() * 0.6);
      for (let n = Math.round(wanted); n > 0; n--) addOrder(day, pickWeighted(buyers));
    }
  });
  return { orders, lines };

  function addOrder(date, client) {
    const number = `CMD-${date.getUTCFullYear()}-${String(orders.length + 1).padStart(6, "0")}`;
    const late = date >= new Date(Date.UTC(2025, 11, 27));
    orders.push({
      number,
      client,
      date,
      shipped: late ? null : addDays(date, between(1, 6)),
      status: late ? "En préparation" : "Livrée",
      channel: pickWeighted([
        { name: "Commercial", weight: 5 },
        { name: "Web", weight: 4 },
        { name: "Téléphone", weight: 2 },
      ]).name,
      shippingCents: between(0, 3) === 0 ? 0 : between(900, 4900),
    });
    const chosen = new Set();
    for (let n = between(2, 7); n > 0; n--) chosen.add(pickWeighted(products));
    for (const product of chosen) {
      const quantity = between(1, 24);
      const discount = pick([0, 0, 0, 5, 5, 10, 15]);
      const priceCents = product.sellCents;
      lines.push({
        number,
        product,
        quantity,
        priceCents,
        discount,
        date,
        client,
        amountCents: Math.round((quantity * priceCents * (100 - discount)) / 100),
      });
    }
  }
}

// Exact answers, so that a start of the program can check itself.
function expectedAnswers(lines) {
  const byRegion = new Map();
  for (const line of lines) {
    if (line.date.getUTCFullYear() !== 2025) continue;
    const region = line.client.region;
    byRegion.set(region, (byRegion.get(region) ?? 0) + line.amountCents);
  }
  const rows = [...byRegion].map(([region, cents]) => [region, `${Math.floor(cents / 100)}.${two(cents % 100)}`]);
  rows.sort((a, b) => Number(b[1]) - Number(a[1]));
  return { question: "Quel est le chiffre d'affaires par région en 2025 ?", rows };
}

function toWindows1252(text) {
  const special = { "€": 0x80, "’": 0x92, "œ": 0x9c, "Œ": 0x8c };
  return Buffer.from([...text].map((c) => special[c] ?? c.charCodeAt(0)));
}

const folder = process.argv[2];
if (!folder || folder.startsWith("-")) {
  console.error("usage: node tools/demo/generate.mjs FOLDER");
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
const clients = makeClients();
const products = makeProducts();
const { orders, lines } = makeOrders(clients, products);
const utf8 = (text) => Buffer.from("\ufeff" + text, "utf8");
const write = (name, bytes) => writeFileSync(join(folder, name), bytes);

write("clients.csv", utf8(csv(
  ["Code client", "Raison sociale", "Type de client", "Adresse", "Code postal", "Ville", "Département", "Région", "Client depuis", "Commercial"],
  clients.map((c) => [c.code, c.name, c.type, c.address, c.postcode, c.city, c.department, c.region, frenchDate(c.since), c.salesperson]),
)));
write("produits.csv", toWindows1252(csv(
  ["Référence", "Libellé", "Catégorie", "Prix d'achat HT", "Prix de vente HT", "Taux TVA", "Stock"],
  products.map((p) => [p.reference, p.label, p.category, frenchAmount(p.buyCents), frenchAmount(p.sellCents), p.vat, p.stock]),
)));
write("commandes.csv", utf8(csv(
  ["Numéro commande", "Code client", "Date commande", "Date expédition", "Statut", "Canal", "Frais de port HT"],
  orders.map((o) => [o.number, o.client.code, frenchDate(o.date), o.shipped ? frenchDate(o.shipped) : "", o.status, o.channel, frenchAmount(o.shippingCents)]),
)));
write("lignes_commande.csv", utf8(csv(
  ["Numéro commande", "Référence produit", "Quantité", "Prix unitaire HT", "Remise %", "Montant HT"],
  lines.map((l) => [l.number, l.product.reference, l.quantity, frenchAmount(l.priceCents), l.discount, frenchAmount(l.amountCents, true)]),
)));
if (!sample) write("expected.json", JSON.stringify(expectedAnswers(lines), null, 2) + "\n");
console.log(`${clients.length} clients, ${products.length} produits, ${orders.length} commandes, ${lines.length} lignes`);
