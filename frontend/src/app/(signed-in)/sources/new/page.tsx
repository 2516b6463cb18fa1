"use client";

import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";

import { Card } from "@/components/ui/card";
import { useLanguage } from "@/contexts/LanguageContext";
import { UploadForm } from "@/features/data-sources/upload-form";
import { routes } from "@/features/shell/routes";

export default function NewSourcePage() {
  const { t } = useLanguage();
  const router = useRouter();
  return (
    <div className="grid w-full max-w-2xl gap-5 self-center pb-12">
      <Link
        href={routes.sources}
        className="inline-flex items-center gap-1.5 justify-self-start text-sm text-ink-soft hover:text-ink"
      >
        <ArrowLeft aria-hidden className="size-4" />
        {t("source.back")}
      </Link>
      <h1 className="text-2xl font-semibold">{t("upload.title")}</h1>
      <Card className="p-5 sm:p-7">
        <UploadForm onDone={(source) => router.push(routes.newSource(source.id))} />
      </Card>
    </div>
  );
}
