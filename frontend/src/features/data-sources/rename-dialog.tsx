"use client";

import { NameDialog } from "@/components/name-dialog";
import { useLanguage } from "@/contexts/LanguageContext";
import { api } from "@/lib/api";
import type { DataSource } from "@/lib/contract";

import { nameProblem } from "./source-name";
import { dataSourcePath } from "./use-data-sources";

interface RenameDialogProps {
  source: DataSource;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onRenamed: (source: DataSource) => void;
}

export function RenameDialog({ source, open, onOpenChange, onRenamed }: RenameDialogProps) {
  const { t, errorText } = useLanguage();
  const rename = async (name: string) => {
    const renamed = await api.patch<DataSource>(dataSourcePath(source.id), { name });
    onOpenChange(false);
    onRenamed(renamed);
  };
  return (
    <NameDialog
      title={t("sources.rename.title")}
      label={t("sources.rename.label")}
      initial={source.name}
      submitLabel={t("app.save")}
      cancelLabel={t("app.cancel")}
      problemOf={(name) => {
        const problem = nameProblem(name);
        return problem && t(problem);
      }}
      errorText={errorText}
      open={open}
      onOpenChange={onOpenChange}
      onSubmit={rename}
    />
  );
}
