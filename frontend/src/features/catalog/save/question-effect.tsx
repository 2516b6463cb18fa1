"use client";

import type { ReactNode } from "react";

import { Badge } from "@/components/ui/badge";
import type { Definitions, PreviewedQuestion, QuestionReading } from "@/lib/contract";

import { useWords } from "../use-words";

import { Figures } from "./figures";

interface QuestionEffectProps {
  read: PreviewedQuestion;
  sourceId: string;
  definitions: Definitions;
}

/** One question, read and answered twice. */
export function QuestionEffect({ read, sourceId, definitions }: QuestionEffectProps) {
  const { w } = useWords();
  const { question } = read;
  if (!read.changes) {
    return (
      <div className="grid gap-1.5">
        <p className="text-xs text-ink-faint">{w("effect.unchanged")}</p>
        <Reading reading={read.draft}>
          <Figures sourceId={sourceId} question={question} draft={definitions} />
        </Reading>
      </div>
    );
  }
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <div role="group" aria-label={w("effect.now")} className="grid content-start gap-1.5">
        <h3 className="text-xs text-ink-faint">{w("effect.now")}</h3>
        <Reading reading={read.now}>
          <Figures sourceId={sourceId} question={question} draft={null} />
        </Reading>
      </div>
      <div
        role="group"
        aria-label={w("effect.draft")}
        className="grid content-start gap-1.5 sm:border-l sm:border-line sm:pl-3"
      >
        <h3 className="text-xs font-medium text-accent-strong">{w("effect.draft")}</h3>
        <Reading reading={read.draft}>
          <Figures sourceId={sourceId} question={question} draft={definitions} />
        </Reading>
      </div>
    </div>
  );
}

interface ReadingProps {
  reading: QuestionReading;
  /** What it gives, where it answers. */
  children: ReactNode;
}

function Reading({ reading, children }: ReadingProps) {
  const { w } = useWords();
  const { status, interpretation, message, choices, definitions, sql } = reading;
  return (
    <div className="grid min-w-0 justify-items-start gap-1.5 text-sm">
      <Badge tone={status === "answered" ? "accent" : "notice"}>{w(`effect.${status}`)}</Badge>
      {interpretation !== null && <p className="break-words">{interpretation}</p>}
      {status === "answered" && children}
      {message !== null && <p className="break-words text-ink-soft">{message}</p>}
      {choices.length > 0 && <p className="break-words text-ink-soft">{choices.join(" · ")}</p>}
      {definitions.map(({ name, label, formula }) => (
        <p key={name} className="break-words text-ink-soft">
          {formula === null ? label : w("effect.formula", { label, formula })}
        </p>
      ))}
      {sql !== null && (
        <details className="w-full">
          <summary className="cursor-pointer text-xs text-ink-faint">{w("effect.sql")}</summary>
          <pre
            tabIndex={0}
            className="mt-1 max-h-40 overflow-auto rounded-lg bg-sunken p-2 font-mono text-xs whitespace-pre-wrap"
          >
            {sql}
          </pre>
        </details>
      )}
    </div>
  );
}
