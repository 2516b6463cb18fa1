"use client";

import { LoadError } from "@/components/load-error";
import { Skeleton } from "@/components/ui/skeleton";
import { useLanguage } from "@/contexts/LanguageContext";

import { RelationshipList } from "./relationship-list";
import { TableSection } from "./table-section";
import { useDataSourceSchema } from "./use-data-sources";

/** A few tables, one under the other. */
export function FileTables({ sourceId }: { sourceId: string }) {
  const { t, errorText } = useLanguage();
  const { data, error, mutate } = useDataSourceSchema(sourceId);
  if (!data && error !== undefined) {
    return (
      <LoadError
        text={errorText(error)}
        retryLabel={t("app.retry")}
        onRetry={() => void mutate()}
      />
    );
  }
  if (!data) return <Skeleton className="h-80" />;
  return (
    <>
      {data.tables.map((table) => (
        <TableSection
          key={table.name}
          sourceId={sourceId}
          table={table}
          relationships={data.relationships}
        />
      ))}
      <RelationshipList relationships={data.relationships} />
    </>
  );
}
