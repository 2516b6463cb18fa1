import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";

import { ConnectForm } from "@/features/connections/connect-form";
import {
  connectionSchema,
  emptyValues,
  inputOf,
  needsPassword,
  schemaNames,
  valuesOf,
} from "@/features/connections/prepare/connection-values";
import { storeToken } from "@/lib/auth";
import type { ConnectionReport } from "@/lib/contract";

import { renderPage } from "../support/render";
import { connection, serverSource, user } from "../support/samples";
import { endpoint, http, HttpResponse, problem, server } from "../support/server";

beforeEach(() => {
  storeToken("t1");
  server.use(http.get(endpoint("/auth/me"), () => HttpResponse.json(user)));
});

const filled = {
  ...emptyValues("postgresql"),
  name: "Gestion",
  host: "bdd.duval.fr",
  database: "gestion",
  user: "lecteur",
  password: "secret",
};

describe("the rules of a connection", () => {
  const wrong = (change: Partial<typeof filled>, stored = null as typeof connection | null) => {
    const result = connectionSchema(stored).safeParse({ ...filled, ...change });
    if (result.success) return [];
    return [...new Set(result.error.issues.map((issue) => issue.path.join(".")))];
  };

  it.each([
    [{}, []],
    [{ host: "10.0.0.7" }, []],
    [{ host: "2001:db8::1" }, []],
    [{ host: "" }, ["host"]],
    [{ host: "https://bdd.duval.fr" }, ["host"]],
    [{ host: "bdd.duval.fr:5432" }, ["host"]],
    [{ host: "a,b" }, ["host"]],
    [{ host: "/var/run" }, ["host"]],
    [{ port: "0" }, ["port"]],
    [{ port: "70000" }, ["port"]],
    [{ port: "cinq" }, ["port"]],
    [{ name: " " }, ["name"]],
    [{ ca: "not a certificate" }, ["ca"]],
    [{ password: "" }, []],
  ])("of %j blame %j", (change, fields) => {
    expect(wrong(change)).toEqual(fields);
  });

  it("want the password again where the connection goes elsewhere", () => {
    expect(wrong({ password: "" }, connection)).toEqual([]);
    for (const change of [
      { host: "autre.fr" },
      { port: "5433" },
      { user: "autre" },
      { tls: "require" as const },
      { ca: "-----BEGIN CERTIFICATE-----" },
    ]) {
      expect(wrong({ password: "", ...change }, connection)).toEqual(["password"]);
      expect(wrong(change, connection)).toEqual([]);
    }
    expect(needsPassword({ ...filled, database: "autre" }, connection)).toBe(false);
    expect(needsPassword(filled, { ...connection, has_password: false })).toBe(true);
  });

  it("send what the contract names, and no empty password", () => {
    expect(inputOf({ ...filled, schemas: "public, ventes,\npublic" })).toEqual({
      host: "bdd.duval.fr",
      port: 5432,
      database: "gestion",
      user: "lecteur",
      password: "secret",
      tls: { mode: "verify_full", ca_certificates: null },
      schemas: ["public", "ventes"],
    });
    expect(inputOf({ ...filled, password: "" })).not.toHaveProperty("password");
    const clear = inputOf({ ...filled, tls: "disable", ca: "-----BEGIN CERTIFICATE-----" });
    expect(clear.tls).toEqual({ mode: "disable", ca_certificates: null });
    expect(schemaNames(" ; ,\n")).toEqual([]);
  });

  it("give a stored connection back without a secret", () => {
    expect(valuesOf("Gestion", connection)).toMatchObject({ host: "bdd.duval.fr", password: "" });
    expect(emptyValues("mysql").port).toBe("3306");
  });
});

const field = (name: string | RegExp) => screen.getByLabelText(name);

async function fill() {
  await userEvent.type(field("Nom de ces données"), "Gestion");
  await userEvent.type(field("Serveur"), "bdd.duval.fr");
  await userEvent.type(field("Base de données"), "gestion");
  await userEvent.type(field("Utilisateur"), "lecteur");
  await userEvent.type(field("Mot de passe"), "secret");
}

const report: ConnectionReport = {
  ok: false,
  server_version: null,
  read_only_role_sql: null,
  checks: [
    { step: "name", outcome: "passed", code: null, message: "Le nom est connu." },
    { step: "network", outcome: "passed", code: null, message: "Le serveur répond." },
    { step: "tls", outcome: "passed", code: null, message: "" },
    {
      step: "login",
      outcome: "failed",
      code: "source_login_failed",
      message: "Le mot de passe est refusé. Vérifiez-le.",
    },
    { step: "database", outcome: "not_reached", code: null, message: "" },
    { step: "rights", outcome: "not_reached", code: null, message: "" },
  ],
};

describe("connecting a server", () => {
  it("names every field that is missing before anything is sent", async () => {
    renderPage(<ConnectForm type="postgresql" source={null} onDone={jest.fn()} />);
    await userEvent.click(screen.getByRole("button", { name: "Connecter" }));
    for (const name of ["Nom de ces données", "Serveur", "Base de données", "Utilisateur"]) {
      expect(field(name)).toBeInvalid();
      expect(field(name)).toHaveAccessibleDescription("Ce champ est obligatoire.");
    }
    expect(field("Port")).toHaveValue("5432");
  });

  it("tests each step and says what to do", async () => {
    const tests: unknown[] = [];
    server.use(
      http.post(endpoint("/data-sources/test"), async ({ request }) => {
        tests.push(await request.json());
        return HttpResponse.json(report);
      }),
    );
    renderPage(<ConnectForm type="postgresql" source={null} onDone={jest.fn()} />);
    await fill();
    await userEvent.click(screen.getByRole("button", { name: "Tester la connexion" }));
    const result = await screen.findByRole("region", { name: "Résultat du test" });
    const steps = within(result).getAllByRole("listitem");
    expect(steps).toHaveLength(6);
    expect(steps[3]).toHaveTextContent("Identification : échec");
    expect(steps[3]).toHaveTextContent("Le mot de passe est refusé. Vérifiez-le.");
    expect(steps[4]).toHaveTextContent("non atteint");
    expect(within(result).getByRole("status")).toHaveTextContent("n'aboutit pas");
    expect(tests).toEqual([
      expect.objectContaining({
        type: "postgresql",
        connection: expect.objectContaining({ password: "secret" }),
      }),
    ]);
  });

  it("shows the SQL of a role that can only read where this one can write", async () => {
    const checks = report.checks.map((check) => ({
      ...check,
      outcome: check.step === "rights" ? ("warned" as const) : ("passed" as const),
    }));
    server.use(
      http.post(endpoint("/data-sources/test"), () =>
        HttpResponse.json({
          ok: true,
          checks,
          server_version: "PostgreSQL 16.4",
          read_only_role_sql: "CREATE ROLE datapilot LOGIN;",
        }),
      ),
    );
    const copied = jest.fn().mockResolvedValue(undefined);
    renderPage(<ConnectForm type="postgresql" source={null} onDone={jest.fn()} />);
    await fill();
    Object.defineProperty(navigator, "clipboard", {
      value: { writeText: copied },
      configurable: true,
    });
    await userEvent.click(screen.getByRole("button", { name: "Tester la connexion" }));
    expect(await screen.findByText("CREATE ROLE datapilot LOGIN;")).toBeInTheDocument();
    expect(screen.getByText(/avec une réserve/)).toHaveTextContent("PostgreSQL 16.4");
    await userEvent.click(screen.getByRole("button", { name: "Copier" }));
    expect(copied).toHaveBeenCalledWith("CREATE ROLE datapilot LOGIN;");
  });

  it("puts the server's word on the field to look at", async () => {
    server.use(
      http.post(endpoint("/data-sources"), () =>
        problem(502, "source_database_missing", "Cette base n'existe pas.", [
          {
            field: "connection.database",
            code: "source_database_missing",
            message: "Cette base n'existe pas. Vérifiez son nom.",
          },
        ]),
      ),
    );
    const done = jest.fn();
    renderPage(<ConnectForm type="mysql" source={null} onDone={done} />);
    expect(field("Port")).toHaveValue("3306");
    expect(screen.queryByLabelText(/Schémas/)).not.toBeInTheDocument();
    await fill();
    await userEvent.click(screen.getByRole("button", { name: "Connecter" }));
    await waitFor(() =>
      expect(field("Base de données")).toHaveAccessibleDescription(/Vérifiez son nom/),
    );
    expect(done).not.toHaveBeenCalled();
  });

  it("hands the new source on", async () => {
    server.use(
      http.post(endpoint("/data-sources"), () => HttpResponse.json(serverSource, { status: 201 })),
    );
    const done = jest.fn();
    renderPage(<ConnectForm type="postgresql" source={null} onDone={done} />);
    await fill();
    await userEvent.click(screen.getByRole("button", { name: "Connecter" }));
    await waitFor(() => expect(done).toHaveBeenCalledWith(serverSource));
  });

  it("warns of a line in clear", async () => {
    renderPage(<ConnectForm type="postgresql" source={null} onDone={jest.fn()} />);
    await userEvent.selectOptions(field("Chiffrement de la connexion"), "Sans chiffrement");
    expect(screen.getByText(/en clair sur le réseau/)).toBeInTheDocument();
    expect(screen.queryByLabelText(/Certificat/)).not.toBeInTheDocument();
  });
});

describe("changing a connection", () => {
  it("keeps the password until the place it goes to changes", async () => {
    const patches: unknown[] = [];
    server.use(
      http.patch(endpoint(`/data-sources/${serverSource.id}`), async ({ request }) => {
        patches.push(await request.json());
        return HttpResponse.json(serverSource);
      }),
    );
    renderPage(<ConnectForm type="postgresql" source={serverSource} onDone={jest.fn()} />);
    expect(field("Mot de passe")).toHaveValue("");
    expect(field("Mot de passe")).toHaveAccessibleDescription(/garder le mot de passe actuel/);
    await userEvent.click(screen.getByRole("button", { name: "Enregistrer" }));
    await waitFor(() => expect(patches).toHaveLength(1));
    expect(JSON.stringify(patches[0])).not.toContain("password");

    await userEvent.clear(field("Serveur"));
    await userEvent.type(field("Serveur"), "autre.duval.fr");
    await userEvent.click(screen.getByRole("button", { name: "Enregistrer" }));
    await waitFor(() => expect(field("Mot de passe")).toBeInvalid());
    expect(patches).toHaveLength(1);
  });
});
