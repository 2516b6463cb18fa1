"use client";

import { ArrowLeft } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";

import { Card } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { useLanguage } from "@/contexts/LanguageContext";
import { KindPicker, type SourceKind } from "@/features/connections/kind-picker";
import { TryDemo } from "@/features/data-sources/try-demo";
import { UploadForm } from "@/features/data-sources/upload-form";
import { routes } from "@/features/shell/routes";
import type { DataSource } from "@/lib/contract";

const ConnectForm = dynamic(
  () => import("@/features/connections/connect-form").then((module) => module.ConnectForm),
  { loading: () => <Skeleton className="h-96" /> },
);

export default function NewSourcePage() {
  const { t } = useLanguage();
  const router = useRouter();
  const [kind, setKind] = useState<SourceKind>("csv");
  const open = (source: DataSource) => router.push(routes.newSource(source.id));
  return (
    <div className="grid w-full max-w-2xl gap-5 self-center pb-12">
      <Link
        href={routes.sources}
        className="inline-flex items-center gap-1.5 justify-self-start text-sm text-ink-soft hover:text-ink"
      >
        <ArrowLeft aria-hidden className="size-4" />
        {t("source.back")}
      </Link>
      <h1 className="text-2xl font-semibold">{t("connect.title")}</h1>
      <KindPicker value={kind} onChange={setKind} />
      <Card className="p-5 sm:p-7">
        {kind === "csv" ? (
          <UploadForm onDone={open} />
        ) : (
          <ConnectForm key={kind} type={kind} source={null} onDone={open} />
        )}
      </Card>
      {kind === "csv" && (
        <div className="grid justify-items-center gap-2 text-center">
          <p className="text-sm text-ink-soft">{t("demo.no_file")}</p>
          <TryDemo onDone={(source) => router.push(routes.askSource(source.id))} />
        </div>
      )}
    </div>
  );
}
