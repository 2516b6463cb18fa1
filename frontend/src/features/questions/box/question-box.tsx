"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { ArrowUp, Square } from "lucide-react";
import { useId, useRef, type ChangeEvent, type KeyboardEvent, type ReactNode } from "react";
import { useForm, useWatch } from "react-hook-form";
import type { z } from "zod";

import { Button } from "@/components/ui/button";
import { useLanguage } from "@/contexts/LanguageContext";
import { cn } from "@/lib/utils";

import { BoxNote } from "./box-note";
import { CompletionList, optionId } from "./completion-list";
import { unknownWords } from "./prepare/typed";
import { questionSchema } from "./question-schema";
import { TypedWords } from "./typed-words";
import { useCompletionChoice } from "./use-completion-choice";
import { useRecall } from "./use-recall";
import { useTypedText } from "./use-typed-text";

const TEXT_LOOKS = "min-h-12 w-full min-w-0 px-4 pt-3.5 pb-1 text-base";

interface QuestionBoxProps {
  dataSourceId: string;
  asking: boolean;
  isFollowUp: boolean;
  /** Questions asked before, last first. */
  past: readonly string[];
  /** Resolves to whether an answer came; what was typed stays until then. */
  onAsk: (question: string) => Promise<boolean>;
  onStop: () => void;
  /** The chooser of the data source. */
  children: ReactNode;
}

export function QuestionBox(props: QuestionBoxProps) {
  const { dataSourceId, asking, isFollowUp, past, onAsk, onStop, children } = props;
  const { t, tn } = useLanguage();
  const id = useId();
  const area = useRef<HTMLTextAreaElement | null>(null);
  const form = useForm<z.infer<typeof questionSchema>>({
    resolver: zodResolver(questionSchema),
    defaultValues: { question: "" },
  });
  const text = useWatch({ control: form.control, name: "question" });
  const { tokens, completions } = useTypedText(dataSourceId, text);
  const list = useCompletionChoice(asking ? [] : completions);
  const recall = useRecall(past);
  const message = form.formState.errors.question?.message;

  const submit = form.handleSubmit(async ({ question }) => {
    if (asking) return;
    list.show(false);
    recall.leave();
    if (await onAsk(question)) form.reset();
  });
  const fill = (question: string, withList: boolean) => {
    form.setValue("question", question, { shouldValidate: form.formState.isSubmitted });
    area.current?.focus();
    area.current?.setSelectionRange(question.length, question.length);
    list.show(withList);
  };
  /** Whether the key was for the list or for the questions before. */
  const moved = (key: string): boolean => {
    const step = key === "ArrowDown" ? 1 : -1;
    if (list.isOpen) {
      list.move(step);
      return true;
    }
    const recalled = step === 1 ? recall.forward() : recall.back(text);
    if (recalled !== null) fill(recalled, false);
    return recalled !== null;
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const { key } = event;
    if ((key === "ArrowDown" || key === "ArrowUp") && moved(key)) event.preventDefault();
    if ((key === "Enter" || key === "Tab") && !event.shiftKey && list.chosen) {
      event.preventDefault();
      fill(list.chosen.text, list.chosen.kind !== "question");
    } else if (key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      void submit();
    }
    if (key === "Escape") {
      if (list.isOpen) list.show(false);
      else if (asking) onStop();
    }
  };
  const { ref, onChange, onBlur, name } = form.register("question");
  const typedOn = (event: ChangeEvent<HTMLTextAreaElement>) => {
    void onChange(event);
    recall.leave();
    // Completions are for the end of the text.
    const { selectionEnd, value } = event.target;
    list.show(value.trim() !== "" && selectionEnd === value.length);
  };

  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid min-w-0 gap-2">
      <div
        className={cn(
          "relative min-w-0 rounded-2xl border border-line-strong/50 bg-surface shadow-card transition-colors focus-within:border-accent",
          message && "border-danger focus-within:border-danger",
        )}
      >
        <label htmlFor={id} className="sr-only">
          {t("ask.label")}
        </label>
        <div className="max-h-48 overflow-y-auto rounded-t-2xl">
          <div className="relative">
            <TypedWords tokens={tokens} className={TEXT_LOOKS} />
            {/* A textbox of several lines may not be a combobox: it bears what a combobox says all the same. */}
            <textarea
              id={id}
              name={name}
              ref={(element) => {
                ref(element);
                area.current = element;
              }}
              rows={1}
              autoFocus
              autoComplete="off"
              readOnly={asking}
              placeholder={t(isFollowUp ? "ask.placeholder.follow_up" : "ask.placeholder")}
              aria-invalid={message ? true : undefined}
              aria-describedby={`${id}-note`}
              aria-autocomplete="list"
              aria-haspopup="listbox"
              aria-controls={list.isOpen ? `${id}-list` : undefined}
              aria-activedescendant={
                list.pointed === null ? undefined : optionId(`${id}-list`, list.pointed)
              }
              onChange={typedOn}
              onBlur={(event) => {
                void onBlur(event);
                list.show(false);
              }}
              onKeyDown={onKeyDown}
              className={cn(
                TEXT_LOOKS,
                "absolute inset-0 block h-full resize-none overflow-hidden bg-transparent outline-none placeholder:text-ink-faint",
              )}
            />
          </div>
        </div>
        {list.isOpen && (
          <CompletionList
            id={`${id}-list`}
            completions={completions}
            pointed={list.pointed}
            opensUp={isFollowUp}
            onPoint={list.point}
            onTake={(taken) => fill(taken.text, taken.kind !== "question")}
          />
        )}
        <p role="status" className="sr-only">
          {list.isOpen && tn("ask.completions.count", completions.length)}
        </p>
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
      <BoxNote
        id={`${id}-note`}
        message={message}
        unknown={unknownWords(tokens)}
        hint={isFollowUp ? "" : t("ask.hint")}
      />
    </form>
  );
}
