"use client";

import { useParams, useRouter, useSearchParams } from "next/navigation";

import { VerifiedQuestions } from "@/features/feedback/verified-questions";
import { SourcePage } from "@/features/schema-browser/source-page";
import { routes } from "@/features/shell/routes";

export default function Page() {
  const router = useRouter();
  const { id } = useParams<{ id: string }>();
  const isNew = useSearchParams().get("new") === "1";
  return (
    <div className="grid gap-10 pb-12">
      <SourcePage
        id={id}
        isNew={isNew}
        listHref={routes.sources}
        askHref={routes.askSource(id)}
        catalogHref={routes.catalog(id)}
        onDeleted={() => router.replace(routes.sources)}
      />
      <VerifiedQuestions sourceId={id} />
    </div>
  );
}
