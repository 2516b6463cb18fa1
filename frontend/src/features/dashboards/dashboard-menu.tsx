"use client";

import { Copy, Download, Ellipsis, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";

import { ConfirmDialog } from "@/components/confirm-dialog";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { useLanguage } from "@/contexts/LanguageContext";
import type { Dashboard } from "@/lib/contract";
import { saveFile } from "@/lib/save-file";

import { DashboardNameDialog } from "./dashboard-name-dialog";
import { useDashboardActions } from "./use-dashboards";

interface DashboardMenuProps {
  dashboard: { id: string; name: string };
  editor: boolean;
  /** Absent where the name is changed in its own place. */
  onRename?: (name: string) => Promise<void>;
  onCopied: (copy: Dashboard) => void;
  onDeleted: () => void;
  onError: (error: unknown) => void;
}

export function DashboardMenu(props: DashboardMenuProps) {
  const { dashboard, editor, onRename, onCopied, onDeleted, onError } = props;
  const { t, errorText } = useLanguage();
  const actions = useDashboardActions();
  const [dialog, setDialog] = useState<"rename" | "delete" | null>(null);
  const close = (open: boolean) => {
    if (!open) setDialog(null);
  };
  const run = (work: () => Promise<void>) => void work().catch(onError);

  const save = async () => {
    const file = await actions.exportFile(dashboard.id);
    saveFile(file.blob, file.fileName);
  };
  const remove = async () => {
    await actions.remove(dashboard.id);
    onDeleted();
  };
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button
            variant="ghost"
            size="icon"
            aria-label={t("dashboards.actions", { name: dashboard.name })}
          >
            <Ellipsis aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          {editor && onRename && (
            <DropdownMenuItem onSelect={() => setDialog("rename")}>
              <Pencil aria-hidden />
              {t("dashboards.rename")}
            </DropdownMenuItem>
          )}
          {editor && (
            <DropdownMenuItem
              onSelect={() => run(async () => onCopied(await actions.duplicate(dashboard.id)))}
            >
              <Copy aria-hidden />
              {t("dashboards.duplicate")}
            </DropdownMenuItem>
          )}
          <DropdownMenuItem onSelect={() => run(save)}>
            <Download aria-hidden />
            {t("dashboards.export")}
          </DropdownMenuItem>
          {editor && (
            <DropdownMenuItem className="text-danger" onSelect={() => setDialog("delete")}>
              <Trash2 aria-hidden />
              {t("dashboards.delete")}
            </DropdownMenuItem>
          )}
        </DropdownMenuContent>
      </DropdownMenu>
      {onRename && (
        <DashboardNameDialog
          title={t("dashboards.rename.title")}
          submitLabel={t("app.save")}
          initial={dashboard.name}
          open={dialog === "rename"}
          onOpenChange={close}
          onSubmit={async (name) => {
            await onRename(name);
            setDialog(null);
          }}
        />
      )}
      <ConfirmDialog
        title={t("dashboards.delete.title", { name: dashboard.name })}
        text={t("dashboards.delete.text")}
        confirmLabel={t("dashboards.delete.confirm")}
        cancelLabel={t("app.cancel")}
        errorText={errorText}
        open={dialog === "delete"}
        onOpenChange={close}
        onConfirm={remove}
      />
    </>
  );
}
