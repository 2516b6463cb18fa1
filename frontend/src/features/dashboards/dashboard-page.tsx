"use client";

import dynamic from "next/dynamic";

import { LoadError } from "@/components/load-error";
import { Skeleton } from "@/components/ui/skeleton";
import { useAuth } from "@/contexts/AuthContext";
import { useLanguage } from "@/contexts/LanguageContext";

import { canEditDashboards } from "./can-edit";
import { ReadOnlyDashboard } from "./read-only-dashboard";
import { dashboardPath, sharedPath, useDashboard, useSharedDashboard } from "./use-dashboards";

/** Who may only look does not load what changes. */
const EditableDashboard = dynamic(
  () => import("./editable-dashboard").then((module) => module.EditableDashboard),
  { loading: () => <DashboardSkeleton /> },
);

interface DashboardPageProps {
  id: string;
  sharedHref: (token: string) => string;
  onOpen: (id: string) => void;
  onDeleted: () => void;
}

export function DashboardPage({ id, ...rest }: DashboardPageProps) {
  const { errorText, t } = useLanguage();
  const { user } = useAuth();
  const { data, error, mutate } = useDashboard(id);
  if (!data && error === undefined) return <DashboardSkeleton />;
  if (!data) {
    const retry = () => void mutate();
    return <LoadError text={errorText(error)} retryLabel={t("app.retry")} onRetry={retry} />;
  }
  if (!canEditDashboards(user)) {
    return <ReadOnlyDashboard dashboard={data} path={`${dashboardPath(id)}/data`} />;
  }
  return <EditableDashboard key={id} dashboard={data} {...rest} />;
}

/** What a link opens, for a member of the company. */
export function SharedDashboardPage({ token }: { token: string }) {
  const { errorText, t, format } = useLanguage();
  const { data, error, mutate } = useSharedDashboard(token);
  if (!data && error === undefined) return <DashboardSkeleton />;
  if (!data) {
    const retry = () => void mutate();
    return <LoadError text={errorText(error)} retryLabel={t("app.retry")} onRetry={retry} />;
  }
  return (
    <ReadOnlyDashboard
      dashboard={data.dashboard}
      path={`${sharedPath(token)}/data`}
      note={t("share.shown_until", { date: format.dateTime(data.expires_at) })}
    />
  );
}

function DashboardSkeleton() {
  const { t } = useLanguage();
  return (
    <div data-wide className="grid gap-5" role="status" aria-label={t("app.loading")}>
      <Skeleton className="h-9 w-64" />
      <div className="grid gap-4 md:grid-cols-2">
        <Skeleton className="h-72" />
        <Skeleton className="h-72" />
      </div>
    </div>
  );
}
