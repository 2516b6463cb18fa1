"use client";

import { useState, type SyntheticEvent } from "react";

import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { useLanguage } from "@/contexts/LanguageContext";

const LONGEST = 2000;

interface WrongReasonProps {
  pending: boolean;
  onSend: (comment: string) => void;
  onSkip: () => void;
}

/** What was wrong, in the reader's words; it may be left out. */
export function WrongReason({ pending, onSend, onSkip }: WrongReasonProps) {
  const { t } = useLanguage();
  const [comment, setComment] = useState("");
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const reason = comment.trim();
    if (reason === "") onSkip();
    else onSend(reason);
  };
  return (
    <form className="grid gap-3" onSubmit={submit}>
      <Field label={t("feedback.reason")} hint={t("feedback.reason.hint")}>
        {(control) => (
          <textarea
            {...control}
            rows={2}
            maxLength={LONGEST}
            value={comment}
            onChange={(event) => setComment(event.target.value)}
            className="w-full rounded-lg border border-line-strong/60 bg-surface px-3.5 py-2.5 text-sm placeholder:text-ink-faint focus-visible:border-accent focus-visible:outline-offset-0"
          />
        )}
      </Field>
      <div className="flex justify-end gap-2">
        <Button variant="ghost" size="sm" onClick={onSkip}>
          {t("feedback.reason.skip")}
        </Button>
        <Button type="submit" size="sm" disabled={pending}>
          {t("feedback.reason.send")}
        </Button>
      </div>
    </form>
  );
}
