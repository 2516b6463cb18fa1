"use client";

import { useState } from "react";

import { Input } from "@/components/ui/input";
import { useLanguage } from "@/contexts/LanguageContext";

import { EditorForm } from "./editor-form";
import type { EditorProps } from "./editor-props";
import { partOf } from "./prepare/choices";

const MOST = 1000;

export function LimitEditor({ choices, path, onApply, onRemove }: EditorProps) {
  const { t, format } = useLanguage();
  const part = partOf(choices, path, "limit");
  const [text, setText] = useState(String(part?.rows ?? 10));
  const rows = Number(text);
  const valid = Number.isInteger(rows) && rows >= 1 && rows <= MOST;
  return (
    <EditorForm onApply={valid ? () => onApply({ kind: "limit", rows }) : null} onRemove={onRemove}>
      <label className="grid gap-1 text-sm">
        {t("edit.limit.rows")}
        <Input
          type="number"
          min={1}
          max={MOST}
          value={text}
          aria-invalid={!valid || undefined}
          onChange={(event) => setText(event.target.value)}
          className="h-10 text-sm"
        />
      </label>
      {!valid && (
        <p role="alert" className="text-sm text-danger">
          {t("edit.limit.invalid", { most: format.integer(MOST) })}
        </p>
      )}
    </EditorForm>
  );
}
