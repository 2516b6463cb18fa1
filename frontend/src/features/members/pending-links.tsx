"use client";

import { useState } from "react";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { useLanguage } from "@/contexts/LanguageContext";
import type { AccountLink } from "@/lib/contract";

import { revokeLink, type useAccountLinks } from "./use-members";

/** The links that were handed over and not used yet. */
export function PendingLinks({ links }: { links: ReturnType<typeof useAccountLinks> }) {
  const { t, errorText } = useLanguage();
  const { items, error, hasMore, loadMore, reload } = links;
  if (error !== undefined) return <Alert>{errorText(error)}</Alert>;
  if (!items || items.length === 0) return null;
  return (
    <Card>
      <h2 className="px-5 pt-5 font-semibold sm:px-6">{t("members.pending")}</h2>
      <ul className="divide-y divide-line">
        {items.map((link) => (
          <PendingLink key={link.id} link={link} onRevoked={() => void reload()} />
        ))}
      </ul>
      {hasMore && (
        <div className="px-5 pb-5 sm:px-6">
          <Button variant="outline" onClick={loadMore}>
            {t("members.more")}
          </Button>
        </div>
      )}
    </Card>
  );
}

function PendingLink({ link, onRevoked }: { link: AccountLink; onRevoked: () => void }) {
  const { t, format, errorText } = useLanguage();
  const [error, setError] = useState<string | null>(null);
  const revoke = async () => {
    try {
      await revokeLink(link.id);
      onRevoked();
    } catch (failure) {
      setError(errorText(failure));
    }
  };
  return (
    <li className="grid gap-2 px-5 py-4 sm:px-6">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="grid min-w-0 gap-0.5">
          <p className="truncate font-medium">{link.email}</p>
          <p className="text-sm text-ink-soft">
            {t(`members.pending.${link.purpose}`, { role: t(`role.${link.role}`) })} ·{" "}
            {t("members.pending.until", { until: format.dateTime(link.expires_at) })}
          </p>
        </div>
        <Button
          variant="outline"
          size="sm"
          aria-label={t("members.pending.revoke_of", { email: link.email })}
          onClick={() => void revoke()}
        >
          {t("members.pending.revoke")}
        </Button>
      </div>
      {error && <Alert>{error}</Alert>}
    </li>
  );
}
