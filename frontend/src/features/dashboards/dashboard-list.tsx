"use client";

import { LayoutDashboard } from "lucide-react";
import Link from "next/link";
import { useState, type ReactNode } from "react";

import { LoadError } from "@/components/load-error";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useAuth } from "@/contexts/AuthContext";
import { useLanguage } from "@/contexts/LanguageContext";
import type { DashboardSummary } from "@/lib/contract";

import { canEditDashboards } from "./can-edit";
import { DashboardMenu } from "./dashboard-menu";
import { NewDashboard } from "./new-dashboard";
import { useDashboards } from "./use-dashboards";

interface DashboardListProps {
  askHref: string;
  hrefOf: (id: string) => string;
  onOpen: (id: string) => void;
}

export function DashboardList({ askHref, hrefOf, onOpen }: DashboardListProps) {
  const { t, errorText } = useLanguage();
  const { user } = useAuth();
  const list = useDashboards();
  const [failure, setFailure] = useState<unknown>();
  const editor = canEditDashboards(user);
  return (
    <div className="grid gap-6 pb-12">
      <header className="flex flex-wrap items-start justify-between gap-4">
        <div className="grid gap-1">
          <h1 className="text-2xl font-semibold">{t("dashboards.title")}</h1>
          <p className="text-ink-soft">{t("dashboards.subtitle")}</p>
        </div>
        {editor && <NewDashboard onMade={({ id }) => onOpen(id)} onError={setFailure} />}
      </header>
      {failure !== undefined && <Alert>{errorText(failure)}</Alert>}
      <Cards
        list={list}
        editor={editor}
        askHref={askHref}
        hrefOf={hrefOf}
        onOpen={onOpen}
        onError={setFailure}
      />
    </div>
  );
}

interface CardsProps extends DashboardListProps {
  list: ReturnType<typeof useDashboards>;
  editor: boolean;
  onError: (error: unknown) => void;
}

function Cards({ list, editor, askHref, hrefOf, onOpen, onError }: CardsProps) {
  const { t, errorText } = useLanguage();
  const { dashboards, error, hasMore, isLoadingMore, loadMore, reload } = list;
  if (!dashboards && error === undefined) {
    return (
      <div className="grid gap-3 sm:grid-cols-2" role="status" aria-label={t("app.loading")}>
        <Skeleton className="h-28" />
        <Skeleton className="h-28" />
      </div>
    );
  }
  if (!dashboards) {
    const retry = () => void reload();
    return <LoadError text={errorText(error)} retryLabel={t("app.retry")} onRetry={retry} />;
  }
  if (dashboards.length === 0) {
    return (
      <EmptyState
        icon={LayoutDashboard}
        title={t("dashboards.empty.title")}
        text={t(editor ? "dashboards.empty.text" : "dashboards.empty.viewer")}
      >
        <Button asChild variant="outline">
          <Link href={askHref}>{t("dashboards.empty.ask")}</Link>
        </Button>
      </EmptyState>
    );
  }
  return (
    <div className="grid gap-3">
      <ul className="grid gap-3 sm:grid-cols-2">
        {dashboards.map((dashboard) => (
          <li key={dashboard.id}>
            <DashboardCard dashboard={dashboard} href={hrefOf(dashboard.id)}>
              <DashboardMenu
                dashboard={dashboard}
                editor={editor}
                onCopied={({ id }) => onOpen(id)}
                onDeleted={() => void reload()}
                onError={onError}
              />
            </DashboardCard>
          </li>
        ))}
      </ul>
      {hasMore && (
        <Button variant="outline" disabled={isLoadingMore} onClick={loadMore}>
          {t("dashboards.more")}
        </Button>
      )}
    </div>
  );
}

interface DashboardCardProps {
  dashboard: DashboardSummary;
  href: string;
  children: ReactNode;
}

function DashboardCard({ dashboard, href, children }: DashboardCardProps) {
  const { t, tn, format } = useLanguage();
  return (
    <Card className="relative flex h-full items-start gap-4 p-5 transition-colors hover:border-accent">
      <span className="grid size-11 shrink-0 place-items-center rounded-xl bg-accent-soft text-accent">
        <LayoutDashboard aria-hidden className="size-5" />
      </span>
      <div className="grid min-w-0 flex-1 gap-1">
        <Link
          href={href}
          className="font-semibold break-words after:absolute after:inset-0 after:rounded-2xl"
        >
          {dashboard.name}
        </Link>
        {dashboard.description && (
          <p className="line-clamp-2 text-sm text-ink-soft">{dashboard.description}</p>
        )}
        <p className="text-sm text-ink-faint">
          {tn("dashboards.widgets", dashboard.widget_count)} ·{" "}
          {t("dashboards.changed", { date: format.dateTime(dashboard.updated_at) })}
        </p>
      </div>
      <div className="relative -mt-1 -mr-2">{children}</div>
    </Card>
  );
}
