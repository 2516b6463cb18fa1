"use client";

import { api } from "@/lib/api";
import type { ConnectionReport, ConnectionTest, DataSource, ServerType } from "@/lib/contract";

import { inputOf, type ConnectionValues } from "./prepare/connection-values";

/** Nothing is kept by a test. Of a stored connection, the password may be left out. */
export function testConnection(
  type: ServerType,
  source: DataSource | null,
  values: ConnectionValues,
): Promise<ConnectionReport> {
  const body: ConnectionTest = {
    ...(source ? { data_source_id: source.id } : { type }),
    connection: inputOf(values),
  };
  return api.post<ConnectionReport>("/data-sources/test", body);
}

export function saveConnection(
  type: ServerType,
  source: DataSource | null,
  values: ConnectionValues,
): Promise<DataSource> {
  const name = values.name.trim();
  const connection = inputOf(values);
  if (!source) return api.post<DataSource>("/data-sources", { name, type, connection });
  const path = `/data-sources/${encodeURIComponent(source.id)}`;
  return api.patch<DataSource>(path, { name, connection });
}
