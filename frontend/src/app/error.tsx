"use client";

import { TriangleAlert } from "lucide-react";

import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { useLanguage } from "@/contexts/LanguageContext";

export default function CrashPage({ reset }: { error: Error; reset: () => void }) {
  const { t } = useLanguage();
  return (
    <main className="m-auto grid min-h-dvh max-w-xl content-center p-6">
      <EmptyState icon={TriangleAlert} title={t("app.crash.title")} text={t("app.crash.text")}>
        <Button onClick={reset}>{t("app.retry")}</Button>
      </EmptyState>
    </main>
  );
}
