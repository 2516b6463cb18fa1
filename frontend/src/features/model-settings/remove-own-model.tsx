"use client";

import { useState } from "react";

import { Alert } from "@/components/ui/alert";
import { AlertDialog, AlertDialogCancel, AlertDialogContent } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { useLanguage } from "@/contexts/LanguageContext";

import { removeOwnModel } from "./use-model-settings";

/** Its key cannot be had back, so it asks first. */
export function RemoveOwnModel({ onRemoved }: { onRemoved: () => void }) {
  const { t, errorText } = useLanguage();
  const [open, setOpen] = useState(false);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string | null>(null);

  const remove = async () => {
    setPending(true);
    setError(null);
    try {
      await removeOwnModel();
      setOpen(false);
      onRemoved();
    } catch (failure) {
      setError(errorText(failure));
    } finally {
      setPending(false);
    }
  };
  return (
    <>
      <Button variant="ghost" onClick={() => setOpen(true)}>
        {t("model.own.remove")}
      </Button>
      <AlertDialog open={open} onOpenChange={setOpen}>
        <AlertDialogContent
          title={t("model.own.remove.title")}
          description={t("model.own.remove.text")}
        >
          {error && <Alert>{error}</Alert>}
          <div className="flex flex-wrap justify-end gap-2">
            <AlertDialogCancel asChild>
              <Button variant="outline">{t("app.cancel")}</Button>
            </AlertDialogCancel>
            <Button variant="danger" disabled={pending} onClick={() => void remove()}>
              {pending && <Spinner />}
              {t("model.own.remove")}
            </Button>
          </div>
        </AlertDialogContent>
      </AlertDialog>
    </>
  );
}
