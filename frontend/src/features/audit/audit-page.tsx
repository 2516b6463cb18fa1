"use client";

import { ScrollText } from "lucide-react";
import { useState } from "react";

import { LoadError } from "@/components/load-error";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { Skeleton } from "@/components/ui/skeleton";
import { useLanguage } from "@/contexts/LanguageContext";
import type { AuditEntry } from "@/lib/contract";
import { usePages } from "@/lib/use-pages";

import { AuditRow } from "./audit-row";
import { ACTION_KINDS, kindLabel } from "./prepare/actions";

const LOG = "/audit-log";

/** Who did what, the newest first. */
export function AuditPage() {
  const { t } = useLanguage();
  const [kind, setKind] = useState("");
  return (
    <div className="grid gap-6">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <p className="max-w-prose text-sm text-ink-soft">{t("audit.text")}</p>
        <div className="w-56">
          <Field label={t("audit.kind")}>
            {(control) => (
              <NativeSelect
                {...control}
                value={kind}
                onChange={(event) => setKind(event.target.value)}
              >
                <option value="">{t("audit.kind.all")}</option>
                {ACTION_KINDS.map((each) => (
                  <option key={each} value={each}>
                    {t(kindLabel(each))}
                  </option>
                ))}
              </NativeSelect>
            )}
          </Field>
        </div>
      </div>
      <Entries path={kind === "" ? LOG : `${LOG}?action=${encodeURIComponent(kind)}`} />
    </div>
  );
}

function Entries({ path }: { path: string }) {
  const { t, errorText } = useLanguage();
  const { items, error, hasMore, isLoadingMore, loadMore, reload } = usePages<AuditEntry>(path);

  if (!items && error === undefined) {
    return (
      <div role="status" aria-label={t("app.loading")}>
        <Skeleton className="h-72" />
      </div>
    );
  }
  if (!items) {
    return (
      <LoadError
        text={errorText(error)}
        retryLabel={t("app.retry")}
        onRetry={() => void reload()}
      />
    );
  }
  if (items.length === 0) {
    return (
      <EmptyState icon={ScrollText} title={t("audit.empty.title")} text={t("audit.empty.text")} />
    );
  }
  return (
    <Card>
      <ul className="divide-y divide-line">
        {items.map((entry) => (
          <AuditRow key={entry.id} entry={entry} />
        ))}
      </ul>
      {hasMore && (
        <div className="px-5 pb-5 sm:px-6">
          <Button variant="outline" disabled={isLoadingMore} onClick={loadMore}>
            {t("audit.more")}
          </Button>
        </div>
      )}
    </Card>
  );
}
