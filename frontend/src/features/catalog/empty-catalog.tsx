"use client";

import { BookOpenText, Sparkles } from "lucide-react";
import { useState } from "react";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Spinner } from "@/components/ui/spinner";
import { useLanguage } from "@/contexts/LanguageContext";
import type { SemanticLayer } from "@/lib/contract";

import { layerCalls } from "./use-layer";
import { useWords } from "./use-words";

interface EmptyCatalogProps {
  sourceId: string;
  canEdit: boolean;
  onMade: (layer: SemanticLayer) => void;
}

/** Before anything was said of the data: one button makes a first version. */
export function EmptyCatalog({ sourceId, canEdit, onMade }: EmptyCatalogProps) {
  const { errorText } = useLanguage();
  const { w } = useWords();
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>();
  const generate = async () => {
    setPending(true);
    setError(undefined);
    try {
      onMade(await layerCalls.generate(sourceId));
    } catch (failure) {
      setError(failure);
      setPending(false);
    }
  };
  return (
    <EmptyState
      icon={BookOpenText}
      title={w("empty.title")}
      text={w(canEdit ? "empty.text" : "empty.viewer")}
    >
      {error !== undefined && <Alert>{errorText(error)}</Alert>}
      {canEdit && (
        <Button disabled={pending} onClick={() => void generate()}>
          {pending ? <Spinner /> : <Sparkles aria-hidden />}
          {w("empty.generate")}
        </Button>
      )}
    </EmptyState>
  );
}
