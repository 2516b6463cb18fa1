"use client";

import { Compass } from "lucide-react";
import Link from "next/link";

import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { useLanguage } from "@/contexts/LanguageContext";

export default function NotFound() {
  const { t } = useLanguage();
  return (
    <main className="m-auto grid min-h-dvh max-w-xl content-center p-6">
      <EmptyState icon={Compass} title={t("app.not_found.title")} text={t("app.not_found.text")}>
        <Button asChild>
          <Link href="/">{t("app.not_found.home")}</Link>
        </Button>
      </EmptyState>
    </main>
  );
}
