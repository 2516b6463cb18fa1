"use client";

import { useState, type SyntheticEvent } from "react";

import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Spinner } from "@/components/ui/spinner";
import { useLanguage } from "@/contexts/LanguageContext";
import type { ConversationSummary } from "@/lib/contract";

import { useConversationChanges } from "../use-conversations";

const MAX_TITLE = 200;

interface RenameConversationProps {
  conversation: ConversationSummary;
  onClose: () => void;
}

export function RenameConversation({ conversation, onClose }: RenameConversationProps) {
  const { t, errorText } = useLanguage();
  const { rename } = useConversationChanges();
  const [title, setTitle] = useState(conversation.title);
  const [error, setError] = useState<string>();
  const [pending, setPending] = useState(false);

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (title.trim() === "") {
      setError(t("history.title_required"));
      return;
    }
    setPending(true);
    try {
      await rename(conversation.id, title.trim());
      onClose();
    } catch (failure) {
      setError(errorText(failure));
      setPending(false);
    }
  };

  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent title={t("history.rename.title")}>
        <form className="grid gap-5" onSubmit={(event) => void submit(event)} noValidate>
          <Field label={t("history.rename.label")} error={error}>
            {(control) => (
              <Input
                {...control}
                value={title}
                maxLength={MAX_TITLE}
                onChange={(event) => setTitle(event.target.value)}
              />
            )}
          </Field>
          <div className="flex justify-end gap-2">
            <DialogClose asChild>
              <Button variant="outline">{t("app.cancel")}</Button>
            </DialogClose>
            <Button type="submit" disabled={pending}>
              {pending && <Spinner />}
              {t("app.save")}
            </Button>
          </div>
        </form>
      </DialogContent>
    </Dialog>
  );
}
