import { randomBytes } from "node:crypto";

import pg from "pg";

const TABLES = `
  CREATE TABLE clients (id bigint PRIMARY KEY, nom text NOT NULL, ville text);
  COMMENT ON TABLE clients IS 'Une ligne par client.';
  CREATE TABLE commandes (
    id bigint PRIMARY KEY,
    client_id bigint NOT NULL REFERENCES clients,
    dt_cmd date NOT NULL,
    mt_ht numeric(12,2)
  );
  INSERT INTO clients VALUES (1, 'Boulangerie Le Goff', 'Brest'), (2, 'SARL Petit & Fils', NULL);
  INSERT INTO commandes SELECT n, 1 + n % 2, date '2025-01-01' + n, n + 0.25
    FROM generate_series(1, 40) AS n;
  ANALYZE;`;

/** A customer's database and its user, on the server that `adminUrl` signs in to. */
export async function makeCustomerDatabase(adminUrl) {
  const name = `boutique_${Date.now()}`;
  const password = randomBytes(12).toString("hex");
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`CREATE ROLE ${name} LOGIN PASSWORD '${password}'`);
  await admin.query(`GRANT ${name} TO CURRENT_USER`);
  await admin.query(`CREATE DATABASE ${name} OWNER ${name}`);
  await admin.end();
  const { hostname: host, port } = new URL(adminUrl);
  const owner = new pg.Client({ host, port: Number(port), database: name, user: name, password });
  await owner.connect();
  await owner.query(TABLES);
  await owner.end();
  return { host, port, database: name, user: name, password };
}
