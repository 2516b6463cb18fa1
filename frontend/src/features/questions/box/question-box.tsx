"use client";

import { ArrowUp, Square } from "lucide-react";
import {
  useId,
  useRef,
  useState,
  type ChangeEvent,
  type KeyboardEvent,
  type ReactNode,
  type SyntheticEvent,
} from "react";
import { flushSync } from "react-dom";

import { Button } from "@/components/ui/button";
import { useLanguage } from "@/contexts/LanguageContext";
import type { Completion } from "@/lib/contract";
import { cn } from "@/lib/utils";

import { BoxNote } from "./box-note";
import { CompletionList, optionId } from "./completion-list";
import { questionProblem } from "./prepare/question-problem";
import { cursorAfter, unknownWords } from "./prepare/typed";
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
  const area = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState("");
  const [cursor, setCursor] = useState(0);
  const [tried, setTried] = useState(false);
  const { tokens, completions } = useTypedText(dataSourceId, text, cursor);
  const list = useCompletionChoice(asking ? [] : completions);
  const recall = useRecall(past);
  const problem = tried ? questionProblem(text) : null;

  const submit = async () => {
    setTried(true);
    if (asking || questionProblem(text)) return;
    list.show(false);
    recall.leave();
    if (!(await onAsk(text.trim()))) return;
    setText("");
    setTried(false);
  };
  const fill = (question: string, at = question.length) => {
    // The browser would put the cursor at the end, once the text is there.
    flushSync(() => setText(question));
    area.current?.focus();
    area.current?.setSelectionRange(at, at);
    setCursor(at);
    list.show(false);
  };
  const take = (taken: Completion) => {
    fill(taken.text, cursorAfter(taken, text, cursor));
    list.show(taken.kind !== "question");
  };
  /** Whether the key was for the list or for the questions before. */
  const moved = (key: string): boolean => {
    const step = key === "ArrowDown" ? 1 : -1;
    if (list.isOpen) {
      list.move(step);
      return true;
    }
    const recalled = step === 1 ? recall.forward() : recall.back(text);
    if (recalled !== null) fill(recalled);
    return recalled !== null;
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const { key } = event;
    if ((key === "ArrowDown" || key === "ArrowUp") && moved(key)) event.preventDefault();
    if ((key === "Enter" || key === "Tab") && !event.shiftKey && list.chosen) {
      event.preventDefault();
      take(list.chosen);
    } else if (key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      void submit();
    }
    if (key === "Escape") {
      if (list.isOpen) list.show(false);
      else if (asking) onStop();
    }
  };
  const onChange = ({ target }: ChangeEvent<HTMLTextAreaElement>) => {
    setText(target.value);
    recall.leave();
    setCursor(target.selectionEnd);
    list.show(target.value.slice(0, target.selectionEnd).trim() !== "");
  };
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    void submit();
  };

  return (
    <form onSubmit={onSubmit} noValidate className="grid min-w-0 gap-2">
      <div
        className={cn(
          "relative min-w-0 rounded-2xl border border-line-strong/50 bg-surface shadow-card transition-colors focus-within:border-accent",
          problem && "border-danger focus-within:border-danger",
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
              ref={area}
              rows={1}
              autoFocus
              autoComplete="off"
              readOnly={asking}
              placeholder={t(isFollowUp ? "ask.placeholder.follow_up" : "ask.placeholder")}
              aria-invalid={problem ? true : undefined}
              aria-describedby={`${id}-note`}
              aria-autocomplete="list"
              aria-haspopup="listbox"
              aria-controls={list.isOpen ? `${id}-list` : undefined}
              aria-activedescendant={
                list.pointed === null ? undefined : optionId(`${id}-list`, list.pointed)
              }
              value={text}
              onChange={onChange}
              onSelect={({ currentTarget }) => setCursor(currentTarget.selectionEnd)}
              onBlur={() => list.show(false)}
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
            onTake={take}
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
        problem={problem}
        unknown={unknownWords(tokens)}
        hint={isFollowUp ? "" : t("ask.hint")}
      />
    </form>
  );
}
