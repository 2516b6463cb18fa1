"use client";

import { useState } from "react";

import { Alert } from "@/components/ui/alert";
import { AlertDialog, AlertDialogCancel, AlertDialogContent } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
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
  const [error, setError] = useState<string | null>(null);
  const [pending, setPending] = useState(false);

  const confirm = async () => {
    setPending(true);
    setError(null);
    try {
      await api.delete(dataSourcePath(source.id));
      onOpenChange(false);
      onDeleted();
    } catch (failure) {
      setError(errorText(failure));
    } finally {
      setPending(false);
    }
  };

  return (
    <AlertDialog open={open} onOpenChange={onOpenChange}>
      <AlertDialogContent
        title={t("sources.delete.title", { name: source.name })}
        description={t("sources.delete.text")}
      >
        {error && <Alert>{error}</Alert>}
        <div className="flex flex-wrap justify-end gap-2">
          <AlertDialogCancel asChild>
            <Button variant="outline">{t("app.cancel")}</Button>
          </AlertDialogCancel>
          <Button variant="danger" disabled={pending} onClick={() => void confirm()}>
            {pending && <Spinner />}
            {t("sources.delete.confirm")}
          </Button>
        </div>
      </AlertDialogContent>
    </AlertDialog>
  );
}
