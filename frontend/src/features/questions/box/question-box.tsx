"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { ArrowUp, Square } from "lucide-react";
import { useId, type KeyboardEvent, type ReactNode } from "react";
import { useForm } from "react-hook-form";
import type { z } from "zod";

import { Button } from "@/components/ui/button";
import { useLanguage } from "@/contexts/LanguageContext";
import { isMessageKey } from "@/lib/i18n/dictionary";
import { cn } from "@/lib/utils";

import { MAX_QUESTION, questionSchema } from "./question-schema";

interface QuestionBoxProps {
  asking: boolean;
  isFollowUp: boolean;
  /** Resolves to whether an answer came; what was typed stays until then. */
  onAsk: (question: string) => Promise<boolean>;
  onStop: () => void;
  /** The chooser of the data source. */
  children: ReactNode;
}

export function QuestionBox({ asking, isFollowUp, onAsk, onStop, children }: QuestionBoxProps) {
  const { t, format } = useLanguage();
  const id = useId();
  const { register, handleSubmit, reset, formState } = useForm<z.infer<typeof questionSchema>>({
    resolver: zodResolver(questionSchema),
    defaultValues: { question: "" },
  });
  const message = formState.errors.question?.message;

  const submit = handleSubmit(async ({ question }) => {
    if (asking) return;
    if (await onAsk(question)) reset();
  });

  const onKeyDown = (event: KeyboardEvent) => {
    const composing = event.nativeEvent.isComposing;
    if (event.key === "Enter" && !event.shiftKey && !composing) {
      event.preventDefault();
      void submit();
    }
    if (event.key === "Escape" && asking) onStop();
  };

  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid min-w-0 gap-2">
      <div
        className={cn(
          "min-w-0 rounded-2xl border border-line-strong/50 bg-surface shadow-card transition-colors focus-within:border-accent",
          message && "border-danger focus-within:border-danger",
        )}
      >
        <label htmlFor={id} className="sr-only">
          {t("ask.label")}
        </label>
        <textarea
          id={id}
          rows={1}
          autoFocus
          readOnly={asking}
          placeholder={t(isFollowUp ? "ask.placeholder.follow_up" : "ask.placeholder")}
          aria-invalid={message ? true : undefined}
          aria-describedby={`${id}-note`}
          onKeyDown={onKeyDown}
          className="field-sizing-content block max-h-48 min-h-12 w-full min-w-0 resize-none bg-transparent px-4 pt-3.5 pb-1 text-base outline-none placeholder:text-ink-faint"
          {...register("question")}
        />
        <div className="flex items-center justify-between gap-3 p-2">
          <div className="min-w-0">{children}</div>
          {asking ? (
            <Button variant="outline" onClick={onStop}>
              <Square aria-hidden className="fill-current" />
              {t("ask.stop")}
            </Button>
          ) : (
            <Button type="submit">
              {t("ask.submit")}
              <ArrowUp aria-hidden />
            </Button>
          )}
        </div>
      </div>
      <p id={`${id}-note`} role={message ? "alert" : undefined} className="px-1 text-xs">
        {message && isMessageKey(message) ? (
          <span className="text-sm text-danger">
            {t(message, { max: format.integer(MAX_QUESTION) })}
          </span>
        ) : (
          <span className="hidden text-ink-faint sm:inline">{!isFollowUp && t("ask.hint")}</span>
        )}
      </p>
    </form>
  );
}
