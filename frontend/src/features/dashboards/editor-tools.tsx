"use client";

import { Link2, Maximize2, Redo2, Undo2, type LucideIcon } from "lucide-react";

import { Button } from "@/components/ui/button";
import { useLanguage } from "@/contexts/LanguageContext";
import type { Dashboard, DashboardFilters } from "@/lib/contract";

import { AddMenu, type AddKind } from "./add/add-menu";
import { DashboardMenu } from "./dashboard-menu";
import { SaveStatus } from "./save-status";
import type { Editor } from "./use-editor";

interface EditorToolsProps {
  dashboardId: string;
  editor: Editor;
  /** Those of the moment. */
  filters: DashboardFilters;
  onWall: () => void;
  onShare: () => void;
  onAdd: (kind: AddKind) => void;
  onKeepFilters: () => void;
  onCopied: (copy: Dashboard) => void;
  onDeleted: () => void;
  onError: (error: unknown) => void;
}

export function EditorTools(props: EditorToolsProps) {
  const { dashboardId, editor, filters, onWall, onShare, onAdd, onKeepFilters } = props;
  const { onCopied, onDeleted, onError } = props;
  const { t } = useLanguage();
  const { draft, change } = editor;
  const otherFilters = JSON.stringify(filters) !== JSON.stringify(draft.filters);
  const rename = (name: string) => {
    change((now) => ({ ...now, name }));
    return Promise.resolve();
  };
  return (
    <>
      <SaveStatus state={editor.state} retry={editor.retry} />
      <IconButton icon={Undo2} label={t("save.undo")} run={editor.undo} off={!editor.canUndo} />
      <IconButton icon={Redo2} label={t("save.redo")} run={editor.redo} off={!editor.canRedo} />
      {otherFilters && (
        <Button variant="outline" size="sm" onClick={onKeepFilters}>
          {t("filters.keep")}
        </Button>
      )}
      <IconButton icon={Maximize2} label={t("dashboards.wall")} run={onWall} />
      <Button variant="outline" size="sm" onClick={onShare}>
        <Link2 aria-hidden />
        {t("share.title")}
      </Button>
      <AddMenu onAdd={onAdd} />
      <DashboardMenu
        dashboard={{ id: dashboardId, name: draft.name }}
        editor
        onRename={rename}
        onCopied={onCopied}
        onDeleted={onDeleted}
        onError={onError}
      />
    </>
  );
}

interface IconButtonProps {
  icon: LucideIcon;
  label: string;
  run: () => void;
  off?: boolean;
}

function IconButton({ icon: Icon, label, run, off = false }: IconButtonProps) {
  return (
    <Button
      variant="ghost"
      size="icon"
      aria-label={label}
      title={label}
      disabled={off}
      onClick={run}
    >
      <Icon aria-hidden />
    </Button>
  );
}
