"use client";

import { Skeleton } from "@/components/ui/skeleton";
import { useLanguage } from "@/contexts/LanguageContext";

/** The frame before it is known who is signed in. */
export function ShellSkeleton() {
  const { t } = useLanguage();
  return (
    <div
      className="min-h-dvh lg:grid lg:grid-cols-[17rem_minmax(0,1fr)]"
      role="status"
      aria-label={t("app.loading")}
    >
      <div className="hidden content-start gap-4 border-r border-line bg-surface p-4 lg:grid">
        <Skeleton className="h-9 w-36" />
        <Skeleton className="h-10" />
        <Skeleton className="h-10" />
        <Skeleton className="h-5 w-3/4" />
        <Skeleton className="h-5 w-2/3" />
      </div>
      <div className="mx-auto grid w-full max-w-4xl content-center gap-6 px-4 py-10 sm:px-8">
        <Skeleton className="mx-auto h-10 w-3/4 max-w-md" />
        <Skeleton className="h-28" />
        <Skeleton className="h-10 w-2/3" />
      </div>
    </div>
  );
}
