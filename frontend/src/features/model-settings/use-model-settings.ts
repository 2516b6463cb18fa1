"use client";

import useSWR from "swr";

import { api } from "@/lib/api";
import type { Egress, ModelSettings, ModelTrialReport, OwnModelInput } from "@/lib/contract";

const PATH = "/model-settings";
const OWN = `${PATH}/provider`;

export function useModelSettings() {
  return useSWR<ModelSettings, unknown>(PATH, (path: string) => api.get<ModelSettings>(path));
}

export function saveEgress(egress: Egress): Promise<ModelSettings> {
  return api.put<ModelSettings>(PATH, { egress });
}

export function saveOwnModel(input: OwnModelInput): Promise<ModelSettings> {
  return api.put<ModelSettings>(OWN, input);
}

/** Nothing is kept by a test. */
export function testOwnModel(input: OwnModelInput): Promise<ModelTrialReport> {
  return api.post<ModelTrialReport>(`${OWN}/test`, input);
}

export function removeOwnModel(): Promise<undefined> {
  return api.delete(OWN);
}
