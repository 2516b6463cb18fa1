"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { useSWRConfig } from "swr";

import { useAuth } from "@/contexts/AuthContext";
import { canEditSources } from "@/features/data-sources/can-edit";
import { FileTables } from "@/features/data-sources/file-tables";
import { SourceMenu } from "@/features/data-sources/source-menu";
import { SourceView } from "@/features/data-sources/source-view";
import { dataSourcePath, useDataSource } from "@/features/data-sources/use-data-sources";

import { SchemaBrowser } from "./schema-browser";
import { SyncBar } from "./sync-bar";

const ConnectionDialog = dynamic(() =>
  import("@/features/connections/connection-dialog").then((module) => module.ConnectionDialog),
);

/** More tables than this are browsed, fewer stand one under the other. */
const MOST_LISTED = 12;

interface SourcePageProps {
  id: string;
  isNew: boolean;
  listHref: string;
  askHref: string;
  catalogHref: string;
  onDeleted: () => void;
}

export function SourcePage(props: SourcePageProps) {
  const { id, isNew, listHref, askHref, catalogHref, onDeleted } = props;
  const { user } = useAuth();
  const { mutate: mutateAny } = useSWRConfig();
  const [editing, setEditing] = useState(false);
  const schemaPath = `${dataSourcePath(id)}/schema`;
  const source = useDataSource(id, () => {
    void mutateAny((key) => typeof key === "string" && key.includes(schemaPath));
  });
  const keep = (changed: NonNullable<typeof source.data>) =>
    void source.mutate(changed, { revalidate: false });
  const editor = canEditSources(user);
  return (
    <SourceView
      source={source.data}
      error={source.error}
      onRetry={() => void source.mutate()}
      isNew={isNew}
      listHref={listHref}
      askHref={askHref}
      catalogHref={catalogHref}
      actions={(shown) =>
        editor && (
          <>
            <SourceMenu
              source={shown}
              onRenamed={keep}
              onDeleted={onDeleted}
              {...(shown.type !== "csv" && { onEditConnection: () => setEditing(true) })}
            />
            {editing && (
              <ConnectionDialog
                source={shown}
                open={editing}
                onOpenChange={setEditing}
                onChanged={keep}
              />
            )}
          </>
        )
      }
    >
      {(shown) => (
        <>
          {shown.type !== "csv" && <SyncBar source={shown} canSync={editor} onStarted={keep} />}
          {shown.type === "csv" && shown.table_count <= MOST_LISTED ? (
            <FileTables sourceId={id} />
          ) : (
            <SchemaBrowser key={shown.synced_at} sourceId={id} />
          )}
        </>
      )}
    </SourceView>
  );
}
