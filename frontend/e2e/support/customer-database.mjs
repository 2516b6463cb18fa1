import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { promisify } from "node:util";

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

/** An empty database and the user who owns it, on the server that `adminUrl` signs in to. */
async function makeDatabase(adminUrl, prefix) {
  const name = `${prefix}_${Date.now()}`;
  const password = randomBytes(12).toString("hex");
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`CREATE ROLE ${name} LOGIN PASSWORD '${password}'`);
  await admin.query(`GRANT ${name} TO CURRENT_USER`);
  await admin.query(`CREATE DATABASE ${name} OWNER ${name}`);
  await admin.end();
  const { hostname: host, port } = new URL(adminUrl);
  return { host, port, database: name, user: name, password };
}

async function rows(server, sql) {
  const client = new pg.Client({ ...server, port: Number(server.port) });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** A customer's small shop. */
export async function makeCustomerDatabase(adminUrl) {
  const server = await makeDatabase(adminUrl, "boutique");
  await rows(server, TABLES);
  return server;
}

/** The sample database of a video rental shop, and what its own server answers. */
export async function loadPagila(adminUrl, dump) {
  const server = await makeDatabase(adminUrl, "pagila");
  const { host, port, database, user, password } = server;
  // The dump names an owner that is not there, and copies rows in a way that only psql speaks.
  await promisify(execFile)(
    "psql",
    ["-q", "-h", host, "-p", port, "-U", user, "-f", dump, database],
    {
      env: { ...process.env, PGPASSWORD: password },
      maxBuffer: 64 << 20,
    },
  );
  return { ...server, rows: (sql) => rows(server, sql) };
}
