"use client";

import { Link2, Trash2 } from "lucide-react";
import { useState } from "react";
import useSWR from "swr";

import { CopyableCode } from "@/components/copyable-code";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { Skeleton } from "@/components/ui/skeleton";
import { useLanguage } from "@/contexts/LanguageContext";
import { api } from "@/lib/api";
import type { DashboardLink, DashboardLinks, NewDashboardLink } from "@/lib/contract";

import { dashboardPath } from "./use-dashboards";

const DAYS = [1, 7, 30, 90, 365] as const;
const USUAL_DAYS = 30;

interface ShareDialogProps {
  dashboardId: string;
  hrefOf: (token: string) => string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Read-only links for the members of the company. */
export function ShareDialog({ dashboardId, hrefOf, open, onOpenChange }: ShareDialogProps) {
  const { t } = useLanguage();
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title={t("share.title")} description={t("share.text")}>
        <Links path={`${dashboardPath(dashboardId)}/links`} hrefOf={hrefOf} />
      </DialogContent>
    </Dialog>
  );
}

function Links({ path, hrefOf }: { path: string; hrefOf: (token: string) => string }) {
  const { t, errorText } = useLanguage();
  const links = useSWR<DashboardLinks, unknown>(path, () => api.get<DashboardLinks>(path));
  const [days, setDays] = useState<number>(USUAL_DAYS);
  const [made, setMade] = useState<NewDashboardLink | null>(null);
  const [error, setError] = useState<unknown>();

  const run = async (work: () => Promise<void>) => {
    setError(undefined);
    try {
      await work();
      await links.mutate();
    } catch (failure) {
      setError(failure);
    }
  };
  const make = () => run(async () => setMade(await api.post<NewDashboardLink>(path, { days })));
  const revoke = (link: DashboardLink) =>
    run(async () => {
      await api.delete(`${path}/${encodeURIComponent(link.id)}`);
      if (made?.id === link.id) setMade(null);
    });
  return (
    <div className="grid gap-5">
      {error !== undefined && <Alert>{errorText(error)}</Alert>}
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-40 flex-1">
          <Field label={t("share.days")}>
            {(control) => (
              <NativeSelect
                {...control}
                value={days}
                onChange={(event) => setDays(Number(event.target.value))}
              >
                {DAYS.map((choice) => (
                  <option key={choice} value={choice}>
                    {t(`share.days.${choice}`)}
                  </option>
                ))}
              </NativeSelect>
            )}
          </Field>
        </div>
        <Button onClick={() => void make()}>
          <Link2 aria-hidden />
          {t("share.make")}
        </Button>
      </div>
      {made && (
        <div className="grid gap-2" role="status">
          <p className="text-sm text-ink-soft">{t("share.once")}</p>
          <CopyableCode
            code={new URL(hrefOf(made.token), location.origin).href}
            copyLabel={t("answer.sql.copy")}
            copiedLabel={t("answer.sql.copied")}
          />
        </div>
      )}
      <LinkList links={links.data} error={links.error} onRevoke={(link) => void revoke(link)} />
    </div>
  );
}

interface LinkListProps {
  links: DashboardLinks | undefined;
  error: unknown;
  onRevoke: (link: DashboardLink) => void;
}

function LinkList({ links, error, onRevoke }: LinkListProps) {
  const { t, errorText, format } = useLanguage();
  if (!links && error === undefined) {
    return <Skeleton className="h-10" role="status" aria-label={t("app.loading")} />;
  }
  if (!links) return <Alert>{errorText(error)}</Alert>;
  if (links.items.length === 0) return <p className="text-sm text-ink-faint">{t("share.none")}</p>;
  return (
    <ul className="divide-y divide-line rounded-xl border border-line">
      {links.items.map((link) => (
        <li key={link.id} className="flex items-center justify-between gap-3 px-4 py-2 text-sm">
          <span>{t("share.until", { date: format.dateTime(link.expires_at) })}</span>
          <Button
            variant="ghost"
            size="sm"
            aria-label={t("share.revoke.of", { date: format.dateTime(link.expires_at) })}
            onClick={() => onRevoke(link)}
          >
            <Trash2 aria-hidden />
            {t("share.revoke")}
          </Button>
        </li>
      ))}
    </ul>
  );
}
