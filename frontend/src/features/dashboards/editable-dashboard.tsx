"use client";

import { useState } from "react";

import { Alert } from "@/components/ui/alert";
import { useLanguage } from "@/contexts/LanguageContext";
import type { ChartType } from "@/features/charts/prepare/types";
import { api } from "@/lib/api";
import type { Answer, Dashboard } from "@/lib/contract";

import { AddWidget } from "./add/add-widget";
import type { AddKind } from "./add/add-menu";
import { DashboardView, type ViewTools } from "./dashboard-view";
import { EditorTools } from "./editor-tools";
import { FirstWidget } from "./first-widget";
import {
  placesOf,
  withFilters,
  withoutWidget,
  withPlaces,
  withWidget,
  type DraftWidget,
  type Place,
} from "./prepare/draft";
import { afterMove, freePlace, leastSize, type GridMove } from "./prepare/grid";
import { widgetForm } from "./prepare/widget-form";
import { ConflictAlert } from "./save-status";
import { ShareDialog } from "./share-dialog";
import type { WidgetState } from "./use-dashboard-data";
import { dashboardPath } from "./use-dashboards";
import { useEditor } from "./use-editor";
import { useUndoKeys } from "./use-undo-keys";
import { useWidgetPicture } from "./use-widget-picture";
import { WidgetDialog } from "./widget-dialog";
import { WidgetMenu } from "./widget-menu";

interface EditableDashboardProps {
  dashboard: Dashboard;
  sharedHref: (token: string) => string;
  onOpen: (id: string) => void;
  onDeleted: () => void;
}

export function EditableDashboard(props: EditableDashboardProps) {
  const { dashboard, sharedHref, onOpen, onDeleted } = props;
  const { t, errorText } = useLanguage();
  const editor = useEditor(dashboard);
  const { draft, change } = editor;
  const picture = useWidgetPicture(draft.name);
  const [edited, setEdited] = useState<{ widget: DraftWidget; state: WidgetState } | null>(null);
  const [adding, setAdding] = useState<AddKind | null>(null);
  const [sharing, setSharing] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const [said, setSaid] = useState("");
  useUndoKeys(editor.undo, editor.redo);

  const path = dashboardPath(dashboard.id);
  const add = (answer: Answer, type: ChartType | null) => {
    const form = widgetForm(type ?? "table");
    const { x, y, w, h } = freePlace(placesOf(draft.widgets), "", form.type);
    const body = { answer_id: answer.id, ...form, position: { lg: { x, y, w, h } } };
    return editor.afterwards(() => api.post(`${path}/widgets`, body));
  };
  const startAdding = (kind: AddKind) => {
    if (kind === "text") setEdited({ widget: newText(draft.widgets), state: NO_DATA });
    else setAdding(kind);
  };
  const duplicate = (widget: DraftWidget) => {
    const id = crypto.randomUUID();
    const free = freePlace(placesOf(draft.widgets), id, widget.type);
    const { w, h } = widget.position.lg;
    const lg = { x: 0, y: Math.max(...placesOf(draft.widgets).map(bottomOf), free.y), w, h };
    change((now) => withWidget(now, { ...widget, id, position: { lg } }));
  };
  const remove = (widget: DraftWidget) => {
    change((now) => withoutWidget(now, widget.id));
    setSaid(t("widget.deleted", { title: widget.title }));
  };
  const move = (widget: DraftWidget, by: GridMove) => {
    const before = placesOf(draft.widgets);
    const after = afterMove(before, widget.id, by, leastSize(widget.type));
    const place = after.find(({ id }) => id === widget.id);
    if (after !== before) change((now) => withPlaces(now, after));
    setSaid(after === before || !place ? t("widget.at_edge") : tellPlace(widget, by, place));
  };
  const tellPlace = (widget: DraftWidget, { kind }: GridMove, place: Place) =>
    kind === "move"
      ? t("widget.moved", { title: widget.title, column: place.x + 1, row: place.y + 1 })
      : t("widget.resized", { title: widget.title, columns: place.w, rows: place.h });

  const menuOf = (widget: DraftWidget, state: WidgetState, { refresh }: ViewTools) => (
    <WidgetMenu
      title={widget.title || t("widget.text")}
      onEdit={() => setEdited({ widget, state })}
      onDuplicate={() => duplicate(widget)}
      onRefresh={widget.type === "text" ? undefined : () => refresh([widget.id])}
      onPicture={picture(widget, state.data)}
      onDelete={() => remove(widget)}
    />
  );
  return (
    <>
      <DashboardView
        name={draft.name}
        path={`${path}/data`}
        widgets={draft.widgets}
        saved={editor.saved.widgets}
        filters={dashboard.filters}
        editing={{ onPlaces: (places) => change((now) => withPlaces(now, places)), onMove: move }}
        notice={
          <>
            {editor.state.phase === "conflict" && (
              <ConflictAlert keepMine={editor.keepMine} takeTheirs={editor.takeTheirs} />
            )}
            {failure !== undefined && <Alert>{errorText(failure)}</Alert>}
          </>
        }
        empty={<FirstWidget onAdd={startAdding} />}
        tools={({ onWall, filters }) => (
          <EditorTools
            dashboardId={dashboard.id}
            editor={editor}
            filters={filters}
            onWall={onWall}
            onShare={() => setSharing(true)}
            onAdd={startAdding}
            onKeepFilters={() => change((now) => withFilters(now, filters))}
            onCopied={({ id }) => onOpen(id)}
            onDeleted={onDeleted}
            onError={setFailure}
          />
        )}
        menuOf={menuOf}
      />
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
      <WidgetDialog
        widget={edited?.widget ?? null}
        data={edited?.state.data ?? null}
        onClose={() => setEdited(null)}
        onSave={(widget) => change((now) => withWidget(now, widget))}
      />
      <AddWidget kind={adding} onClose={() => setAdding(null)} onAdd={add} />
      <ShareDialog
        dashboardId={dashboard.id}
        hrefOf={sharedHref}
        open={sharing}
        onOpenChange={setSharing}
      />
    </>
  );
}

const NO_DATA: WidgetState = { data: null, error: undefined, isLoading: false };

const bottomOf = (place: Place) => place.y + place.h;

function newText(widgets: DraftWidget[]): DraftWidget {
  const id = crypto.randomUUID();
  const { x, y, w, h } = freePlace(placesOf(widgets), id, "text");
  return {
    id,
    type: "text",
    title: "",
    data_source_id: null,
    query: null,
    text: "",
    chart: null,
    comparison: "none",
    position: { lg: { x, y, w, h } },
  };
}
