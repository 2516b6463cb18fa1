"use client";

import { Check, Copy, Pencil } from "lucide-react";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { useLanguage } from "@/contexts/LanguageContext";

import { SqlEditor } from "./editing/sql-editor";
import { SqlTokens } from "./sql-tokens-view";

interface SqlViewProps {
  sql: string;
  /** Runs SQL in its place; absent where nothing can be run now. */
  onRun?: (sql: string) => void;
}

export function SqlView({ sql, onRun }: SqlViewProps) {
  const { t } = useLanguage();
  const [copied, setCopied] = useState(false);
  const [editing, setEditing] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(sql);
    setCopied(true);
  };
  if (editing) {
    return (
      <SqlEditor
        sql={sql}
        disabled={!onRun}
        onRun={(text) => onRun?.(text)}
        onCancel={() => setEditing(false)}
      />
    );
  }
  return (
    <div className="rounded-xl bg-sunken">
      <div className="flex justify-end gap-1 px-2 pt-2">
        {onRun && (
          <Button variant="ghost" size="sm" onClick={() => setEditing(true)}>
            <Pencil aria-hidden />
            {t("edit.sql")}
          </Button>
        )}
        <Button variant="ghost" size="sm" onClick={() => void copy()}>
          {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
          {t(copied ? "answer.sql.copied" : "answer.sql.copy")}
        </Button>
      </div>
      <pre
        tabIndex={0}
        className="overflow-x-auto px-4 pb-4 font-mono text-[0.8125rem] leading-relaxed break-words whitespace-pre-wrap"
      >
        <code>
          <SqlTokens sql={sql} />
        </code>
      </pre>
    </div>
  );
}
