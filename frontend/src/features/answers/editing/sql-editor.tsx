"use client";

import { Play } from "lucide-react";
import { useId, useState, type KeyboardEvent } from "react";

import { Button } from "@/components/ui/button";
import { useLanguage } from "@/contexts/LanguageContext";

import { SqlTokens } from "../sql-tokens-view";

interface SqlEditorProps {
  sql: string;
  disabled?: boolean;
  onRun: (sql: string) => void;
  onCancel?: () => void;
}

const TEXT_LOOKS =
  "col-start-1 row-start-1 m-0 p-4 font-mono text-[0.8125rem] leading-relaxed break-words whitespace-pre-wrap";

/** A plain text field over its own coloured copy: the browser's editing, undo and spelling stay what they are. */
export function SqlEditor({ sql, disabled = false, onRun, onCancel }: SqlEditorProps) {
  const { t } = useLanguage();
  const id = useId();
  const [text, setText] = useState(sql);
  const blank = text.trim() === "";
  const run = () => {
    if (!blank && !disabled) onRun(text);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      run();
    }
  };
  return (
    <div className="grid gap-3">
      <label htmlFor={id} className="sr-only">
        {t("edit.sql.label")}
      </label>
      <div className="grid max-h-96 overflow-y-auto rounded-xl border border-line-strong/60 bg-sunken focus-within:border-accent">
        <pre aria-hidden className={TEXT_LOOKS}>
          <SqlTokens sql={`${text}\n`} />
        </pre>
        <textarea
          id={id}
          autoFocus
          spellCheck={false}
          autoCapitalize="off"
          value={text}
          aria-describedby={`${id}-note`}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          className={`${TEXT_LOOKS} resize-none overflow-hidden bg-transparent text-transparent caret-ink outline-none selection:bg-accent/25`}
        />
      </div>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p id={`${id}-note`} className="text-xs text-ink-faint">
          {t("edit.sql.note")}
        </p>
        <span className="flex gap-2">
          {onCancel && (
            <Button variant="ghost" size="sm" onClick={onCancel}>
              {t("app.cancel")}
            </Button>
          )}
          <Button size="sm" disabled={blank || disabled} onClick={run}>
            <Play aria-hidden />
            {t("edit.sql.run")}
          </Button>
        </span>
      </div>
    </div>
  );
}
