"use client";

import useSWR from "swr";

import { dataSourcePath } from "@/features/data-sources/use-data-sources";
import { api, type Download } from "@/lib/api";
import type {
  Definitions,
  SemanticLayer,
  SemanticLayerFigures,
  SemanticLayerPreview,
  SemanticLayerValidation,
} from "@/lib/contract";

import type { ImportFile } from "./prepare/import-file";

export function layerPath(sourceId: string): string {
  return `${dataSourcePath(sourceId)}/semantic-layer`;
}

/** Read once: from then on the page holds what it has become. */
export function useLayer(sourceId: string) {
  return useSWR<SemanticLayer, unknown>(
    layerPath(sourceId),
    (path: string) => api.get<SemanticLayer>(path),
    { revalidateOnFocus: false, revalidateOnReconnect: false },
  );
}

export type ExportForm = "json" | "yaml" | "osi";

const YAML = "application/yaml";

export const layerCalls = {
  read: (sourceId: string) => api.get<SemanticLayer>(layerPath(sourceId)),
  generate: (sourceId: string) => api.post<SemanticLayer>(`${layerPath(sourceId)}/generate`),
  save: (sourceId: string, definitions: Definitions, version: number) =>
    api.put<SemanticLayer>(layerPath(sourceId), { definitions, version }),
  importFile: (sourceId: string, file: ImportFile, version: number) =>
    api.putText<SemanticLayer>(layerPath(sourceId) + file.query, file.body, {
      "Content-Type": file.contentType,
      "If-Match": `"${version}"`,
    }),
  exportFile: (sourceId: string, form: ExportForm): Promise<Download> => {
    const name = `catalogue.${form === "osi" ? "osi.json" : form}`;
    const query = form === "osi" ? "?format=osi" : "";
    const accept = form === "yaml" ? YAML : "application/json";
    return api.download(layerPath(sourceId) + query, name, accept);
  },
};

const keptStill = {
  revalidateOnFocus: false,
  revalidateOnReconnect: false,
  shouldRetryOnError: false,
  keepPreviousData: true,
} as const;

/** What the server finds wrong with a draft; nothing is asked without one. */
export function useValidation(sourceId: string, draft: Definitions | null) {
  return useSWR<SemanticLayerValidation, unknown>(
    draft && [`${layerPath(sourceId)}/validate`, draft],
    ([path, definitions]: [string, Definitions]) =>
      api.post<SemanticLayerValidation>(path, { definitions }),
    keptStill,
  );
}

/** How questions are read now, and with a draft. */
export function usePreview(sourceId: string, definitions: Definitions, questions: string[]) {
  return useSWR<SemanticLayerPreview, unknown>(
    questions.length > 0 && [`${layerPath(sourceId)}/preview`, { definitions, questions }],
    ([path, body]: [string, object]) => api.post<SemanticLayerPreview>(path, body),
    keptStill,
  );
}

/** The first rows that a question gives with a draft; without one, with what is saved. */
export function useFigures(sourceId: string, question: string, draft: Definitions | null) {
  const body = { question, ...(draft && { definitions: draft }) };
  return useSWR<SemanticLayerFigures, unknown>(
    [`${layerPath(sourceId)}/figures`, body],
    ([path, asked]: [string, object]) => api.post<SemanticLayerFigures>(path, asked),
    { ...keptStill, keepPreviousData: false },
  );
}
