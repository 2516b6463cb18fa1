"use client";

import dynamic from "next/dynamic";
import { useMemo, useState } from "react";

import { Alert } from "@/components/ui/alert";
import { Skeleton } from "@/components/ui/skeleton";
import { VerifiedQuestions } from "@/features/feedback/verified-questions";
import type { SemanticLayer } from "@/lib/contract";
import { useSettled } from "@/lib/use-settled";

import { CalendarView } from "./calendar-view";
import { CatalogContext } from "./catalog-context";
import { CatalogHeader } from "./catalog-header";
import { draftKey } from "./kept-draft";
import { found } from "./prepare/search";
import { problemsOfError } from "./prepare/problems";
import { ConflictAlert } from "./save/conflict-alert";
import { SaveBar } from "./save/save-bar";
import { TableList } from "./tables/table-list";
import { useDraft } from "./use-draft";
import { useValidation } from "./use-layer";
import { useWords } from "./use-words";
import { ViewTabs, type View } from "./view-tabs";

const loading = () => <Skeleton className="h-64" />;
const MetricList = dynamic(
  () => import("./metrics/metric-list").then((module) => module.MetricList),
  { loading },
);
const LinkView = dynamic(() => import("./links/link-view").then((module) => module.LinkView), {
  loading,
});
const EffectDialog = dynamic(() =>
  import("./save/effect-dialog").then((module) => module.EffectDialog),
);

const CHECK_DELAY = 600;

interface CatalogProps {
  layer: SemanticLayer;
  userId: string;
  canEdit: boolean;
  askHref: string;
  /** What to say first: of a layer that was just made. */
  said: string | null;
  onSaved: (layer: SemanticLayer) => void;
}

export function Catalog(props: CatalogProps) {
  const { layer: first, userId, canEdit, askHref, onSaved } = props;
  const { w } = useWords();
  const sourceId = first.data_source_id;
  const draft = useDraft(first, draftKey(userId, sourceId), onSaved);
  const { layer, definitions, changes } = draft;
  const [view, setView] = useState<View>("tables");
  const [search, setSearch] = useState("");
  const [shows, setShows] = useState(false);
  const [said, setSaid] = useState(props.said);

  const settled = useSettled(definitions, CHECK_DELAY);
  const isChanged = changes.length > 0;
  const validation = useValidation(sourceId, isChanged ? settled : null);
  const problems = isChanged
    ? [...(validation.data?.problems ?? []), ...problemsOfError(validation.error)]
    : layer.problems;
  const shown = useMemo(() => found(definitions, search), [definitions, search]);
  const { edit, remove, restore } = draft;

  return (
    <CatalogContext value={{ sourceId, definitions, canEdit, problems, edit, remove, restore }}>
      <CatalogHeader
        layer={layer}
        askHref={askHref}
        canEdit={canEdit}
        isChanged={isChanged}
        search={search}
        onSearch={setSearch}
        onMade={(made, text) => {
          draft.goOnFrom(made);
          setSaid(text);
        }}
      />
      {said !== null && !isChanged && <Alert tone="info">{said}</Alert>}
      {draft.isFoundAgain && <Alert tone="info">{w("draft.found_again")}</Alert>}
      {draft.hasConflict && <ConflictAlert draft={draft} />}
      <ViewTabs view={view} found={shown} problems={problems} onView={setView} />
      {view === "tables" && <TableList tables={shown.tables} isSearch={search.trim() !== ""} />}
      {view === "metrics" && <MetricList metrics={shown.metrics} />}
      {view === "links" && <LinkView links={shown.links} />}
      {view === "calendar" && <CalendarView />}
      {view === "questions" && <VerifiedQuestions sourceId={sourceId} />}
      {isChanged && (
        <SaveBar count={changes.length} onDiscard={draft.discard} onEffect={() => setShows(true)} />
      )}
      {shows && (
        <EffectDialog
          draft={draft}
          onClose={() => setShows(false)}
          onSaved={() => setSaid(w("save.done"))}
        />
      )}
    </CatalogContext>
  );
}
