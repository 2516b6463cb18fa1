"use client";

import { useState } from "react";

import { Alert } from "@/components/ui/alert";
import { AlertDialog, AlertDialogCancel, AlertDialogContent } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { useLanguage } from "@/contexts/LanguageContext";
import type { ConversationSummary } from "@/lib/contract";

import { useConversationChanges } from "../use-conversations";

interface DeleteConversationProps {
  conversation: ConversationSummary;
  onClose: () => void;
  onDeleted?: () => void;
}

export function DeleteConversation({ conversation, onClose, onDeleted }: DeleteConversationProps) {
  const { t, errorText } = useLanguage();
  const { remove } = useConversationChanges();
  const [error, setError] = useState<string | null>(null);
  const [pending, setPending] = useState(false);

  const confirm = async () => {
    setPending(true);
    setError(null);
    try {
      await remove(conversation.id);
      onClose();
      onDeleted?.();
    } catch (failure) {
      setError(errorText(failure));
      setPending(false);
    }
  };

  return (
    <AlertDialog open onOpenChange={onClose}>
      <AlertDialogContent
        title={t("history.delete.title", { title: conversation.title })}
        description={t("history.delete.text")}
      >
        {error && <Alert>{error}</Alert>}
        <div className="flex flex-wrap justify-end gap-2">
          <AlertDialogCancel asChild>
            <Button variant="outline">{t("app.cancel")}</Button>
          </AlertDialogCancel>
          <Button variant="danger" disabled={pending} onClick={() => void confirm()}>
            {pending && <Spinner />}
            {t("history.delete.confirm")}
          </Button>
        </div>
      </AlertDialogContent>
    </AlertDialog>
  );
}
