"use client";

import { RefreshCw } from "lucide-react";
import { useState } from "react";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { useLanguage } from "@/contexts/LanguageContext";
import { dataSourcePath } from "@/features/data-sources/use-data-sources";
import { api } from "@/lib/api";
import type { DataSource } from "@/lib/contract";

import { isStale } from "./prepare/age";
import { syncStep } from "./prepare/sync-step";

interface SyncBarProps {
  source: DataSource;
  /** Whether this user may begin a sync. */
  canSync: boolean;
  onStarted: (source: DataSource) => void;
}

/** When the schema was last read, and what there is to do about it. */
export function SyncBar({ source, canSync, onStarted }: SyncBarProps) {
  const { t, format, errorText } = useLanguage();
  const [error, setError] = useState<string | null>(null);
  const [now] = useState(() => Date.now());
  const syncing = source.status === "syncing";
  const sync = async () => {
    setError(null);
    try {
      onStarted(await api.post<DataSource>(`${dataSourcePath(source.id)}/sync`));
    } catch (failure) {
      setError(errorText(failure));
    }
  };
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {source.synced_at !== null && (
          <p className="text-sm text-ink-soft">
            {t("sync.last", { date: format.dateTime(source.synced_at) })}
          </p>
        )}
        {canSync && (
          <Button variant="outline" size="sm" disabled={syncing} onClick={() => void sync()}>
            <RefreshCw aria-hidden className={syncing ? "animate-spin" : undefined} />
            {t(syncing ? "sync.running" : "sync.start")}
          </Button>
        )}
      </div>
      {syncing && (
        <div className="grid gap-1.5">
          <Progress label={t("sync.progress")} value={source.sync?.progress ?? null} />
          <p className="text-sm text-ink-soft tabular-nums">{syncStep(source.sync, t, format)}</p>
        </div>
      )}
      {error !== null && <Alert>{error}</Alert>}
      {!syncing && source.sync_error && (
        <Alert>
          <p>{t("sync.failed")}</p>
          <p>{source.sync_error.message}</p>
        </Alert>
      )}
      {!syncing && !source.sync_error && isStale(source.synced_at, now) && (
        <Alert tone="notice">{t("sync.stale")}</Alert>
      )}
    </div>
  );
}
