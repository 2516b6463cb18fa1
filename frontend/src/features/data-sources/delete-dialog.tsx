"use client";

import { ConfirmDialog } from "@/components/confirm-dialog";
import { useLanguage } from "@/contexts/LanguageContext";
import { api } from "@/lib/api";
import type { DataSource } from "@/lib/contract";

import { dataSourcePath } from "./use-data-sources";

interface DeleteDialogProps {
  source: DataSource;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onDeleted: () => void;
}

export function DeleteDialog({ source, open, onOpenChange, onDeleted }: DeleteDialogProps) {
  const { t, errorText } = useLanguage();
  const remove = async () => {
    await api.delete(dataSourcePath(source.id));
    onDeleted();
  };
  return (
    <ConfirmDialog
      title={t("sources.delete.title", { name: source.name })}
      text={t("sources.delete.text")}
      confirmLabel={t("sources.delete.confirm")}
      cancelLabel={t("app.cancel")}
      open={open}
      onOpenChange={onOpenChange}
      onConfirm={remove}
      errorText={errorText}
    />
  );
}
