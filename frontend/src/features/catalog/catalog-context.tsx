"use client";

import { createContext, useContext } from "react";

import type { Definitions } from "@/lib/contract";

import type { Problem } from "./prepare/problems";
import type { DraftEditor } from "./use-draft";

interface CatalogValue extends Pick<DraftEditor, "edit" | "remove" | "restore"> {
  sourceId: string;
  definitions: Definitions;
  canEdit: boolean;
  problems: Problem[];
}

/** The catalog that is shown, for all parts of its page. */
export const CatalogContext = createContext<CatalogValue | null>(null);

export function useCatalog(): CatalogValue {
  const value = useContext(CatalogContext);
  if (!value) throw new Error("useCatalog needs a CatalogContext above it.");
  return value;
}
