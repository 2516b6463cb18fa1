import { z } from "zod";

import type { Connection, ConnectionInput, ServerType, TlsMode } from "@/lib/contract";
import type { MessageKey } from "@/lib/i18n/dictionary";

export const DEFAULT_PORT: Record<ServerType, number> = { postgresql: 5432, mysql: 3306 };
export const TLS_MODES: TlsMode[] = ["verify_full", "verify_ca", "require", "disable"];

// Messages are keys of the dictionary, put into words where they are shown.
const key = (message: MessageKey) => message;
const required = (most: number) =>
  z.string().trim().min(1, key("auth.invalid.required")).max(most, key("auth.invalid.too_long"));

const fields = z.object({
  name: required(200),
  host: required(253).regex(/^[^\s/@,:]+$|^[0-9a-fA-F:]+$/, key("connect.invalid.host")),
  port: z
    .string()
    .trim()
    .regex(/^\d{1,5}$/, key("connect.invalid.port"))
    .refine((text) => Number(text) >= 1 && Number(text) <= 65535, key("connect.invalid.port")),
  database: required(128),
  user: required(128),
  password: z.string().max(1024, key("auth.invalid.too_long")),
  tls: z.enum(["disable", "require", "verify_ca", "verify_full"]),
  ca: z
    .string()
    .trim()
    .max(65536, key("auth.invalid.too_long"))
    .refine(
      (text) => text === "" || text.includes("-----BEGIN CERTIFICATE-----"),
      key("connect.invalid.ca"),
    ),
  schemas: z
    .string()
    .refine((text) => schemaNames(text).length <= 50, key("connect.invalid.schemas")),
});

/** What the form holds: all text, as it was typed. */
export type ConnectionValues = z.infer<typeof fields>;

/** Names apart by commas or line ends. */
export function schemaNames(text: string): string[] {
  const names = text.split(/[,;\n]/).map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ""))];
}

export function emptyValues(type: ServerType): ConnectionValues {
  return {
    name: "",
    host: "",
    port: String(DEFAULT_PORT[type]),
    database: "",
    user: "",
    password: "",
    tls: "verify_full",
    ca: "",
    schemas: "",
  };
}

export function valuesOf(name: string, stored: Connection): ConnectionValues {
  return {
    name,
    host: stored.host,
    port: String(stored.port),
    database: stored.database,
    user: stored.user,
    password: "",
    tls: stored.tls.mode,
    ca: stored.tls.ca_certificates ?? "",
    schemas: stored.schemas.join(", "),
  };
}

function verifies(mode: TlsMode): boolean {
  return mode === "verify_ca" || mode === "verify_full";
}

/** A password goes only where its owner last sent it: another place wants it again. */
export function needsPassword(values: ConnectionValues, stored: Connection | null): boolean {
  if (!stored) return true;
  const same =
    values.host.trim() === stored.host &&
    Number(values.port) === stored.port &&
    values.user.trim() === stored.user &&
    values.tls === stored.tls.mode &&
    (!verifies(values.tls) || values.ca.trim() === (stored.tls.ca_certificates ?? "").trim());
  return !same || !stored.has_password;
}

/** The rules of the form; of a stored connection, the password may stay as it is. */
export function connectionSchema(stored: Connection | null) {
  return fields.refine(
    (values) => values.password !== "" || stored === null || !needsPassword(values, stored),
    { path: ["password"], message: key("connect.invalid.password_again") },
  );
}

export function inputOf(values: ConnectionValues): ConnectionInput {
  const certificates = verifies(values.tls) && values.ca.trim() !== "" ? values.ca.trim() : null;
  return {
    host: values.host.trim(),
    port: Number(values.port),
    database: values.database.trim(),
    user: values.user.trim(),
    ...(values.password !== "" && { password: values.password }),
    tls: { mode: values.tls, ca_certificates: certificates },
    schemas: schemaNames(values.schemas),
  };
}

/** The fields that the server may blame, by the names that it knows them by. */
export const FIELD_OF: Record<string, keyof ConnectionValues> = {
  name: "name",
  "connection.host": "host",
  "connection.port": "port",
  "connection.database": "database",
  "connection.user": "user",
  "connection.password": "password",
  "connection.tls": "tls",
  "connection.tls.mode": "tls",
  "connection.tls.ca_certificates": "ca",
  "connection.schemas": "schemas",
};
