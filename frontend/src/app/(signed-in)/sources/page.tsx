"use client";

import { Plus } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";

import { Button } from "@/components/ui/button";
import { useAuth } from "@/contexts/AuthContext";
import { useLanguage } from "@/contexts/LanguageContext";
import { canEditSources } from "@/features/data-sources/can-edit";
import { SourceList } from "@/features/data-sources/source-list";
import { routes } from "@/features/shell/routes";

export default function SourcesPage() {
  const { t } = useLanguage();
  const { user } = useAuth();
  const router = useRouter();
  return (
    <div className="grid gap-6 pb-12">
      <header className="flex flex-wrap items-start justify-between gap-4">
        <div className="grid gap-1">
          <h1 className="text-2xl font-semibold">{t("sources.title")}</h1>
          <p className="text-ink-soft">{t("sources.subtitle")}</p>
        </div>
        {canEditSources(user) && (
          <Button asChild>
            <Link href={routes.addSource}>
              <Plus aria-hidden />
              {t("sources.add")}
            </Link>
          </Button>
        )}
      </header>
      <SourceList
        addHref={routes.addSource}
        hrefOf={routes.source}
        onDemo={(source) => router.push(routes.askSource(source.id))}
      />
    </div>
  );
}
