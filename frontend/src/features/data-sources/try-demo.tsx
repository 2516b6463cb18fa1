"use client";

import { FlaskConical } from "lucide-react";
import { useState } from "react";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { useLanguage } from "@/contexts/LanguageContext";
import { ApiError } from "@/lib/api-error";
import type { DataSource } from "@/lib/contract";

import { useUpload } from "./use-upload";

/** A small wholesaler, served with the page: see tools/demo/generate.mjs. */
const FILES = ["clients.csv", "produits.csv", "commandes.csv", "lignes_commande.csv"];

async function demoFile(name: string): Promise<File> {
  const response = await fetch(`/demo/${name}`);
  if (!response.ok) throw ApiError.client("network_unreachable", response.status);
  return new File([await response.blob()], name, { type: "text/csv" });
}

/** For who has no file at hand: the same way as any upload, with data that is made up. */
export function TryDemo({ onDone }: { onDone: (source: DataSource) => void }) {
  const { t, errorText } = useLanguage();
  const { state, start } = useUpload(onDone);
  const [fetching, setFetching] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const busy = fetching || state.phase === "sending" || state.phase === "reading";
  const failure = state.phase === "failed" ? state.error : error;

  const tryIt = async () => {
    setFetching(true);
    setError(null);
    try {
      await start(t("demo.name"), await Promise.all(FILES.map(demoFile)));
    } catch (failed) {
      setError(failed);
    } finally {
      setFetching(false);
    }
  };

  return (
    <div className="grid gap-2">
      <Button
        variant="outline"
        disabled={busy}
        onClick={() => void tryIt()}
        className="h-auto min-h-10 py-2 whitespace-normal"
      >
        {busy ? <Spinner /> : <FlaskConical aria-hidden />}
        {t(busy ? "demo.pending" : "demo.try")}
      </Button>
      {failure !== null && <Alert>{errorText(failure)}</Alert>}
    </div>
  );
}
