"use client";

import { Database, FileSpreadsheet } from "lucide-react";
import { useId } from "react";

import { useLanguage } from "@/contexts/LanguageContext";
import type { DataSource } from "@/lib/contract";
import { cn } from "@/lib/utils";

export type SourceKind = DataSource["type"];

const KINDS: SourceKind[] = ["csv", "postgresql", "mysql"];

interface KindPickerProps {
  value: SourceKind;
  onChange: (kind: SourceKind) => void;
}

export function KindPicker({ value, onChange }: KindPickerProps) {
  const { t } = useLanguage();
  const name = useId();
  return (
    <fieldset>
      <legend className="mb-2 text-sm font-medium">{t("connect.kind")}</legend>
      <div className="grid gap-3 sm:grid-cols-3">
        {KINDS.map((kind) => {
          const Icon = kind === "csv" ? FileSpreadsheet : Database;
          return (
            <label
              key={kind}
              className={cn(
                "flex cursor-pointer items-center gap-3 rounded-xl border p-3.5 text-sm has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent",
                kind === value
                  ? "border-accent bg-accent-soft"
                  : "border-line bg-surface hover:border-accent",
              )}
            >
              <input
                type="radio"
                name={name}
                checked={kind === value}
                onChange={() => onChange(kind)}
                className="sr-only"
              />
              <Icon aria-hidden className="size-5 shrink-0 text-accent" />
              <span className="grid">
                <span className="font-medium">{t(`connect.kind.${kind}`)}</span>
                <span className="text-xs text-ink-soft">{t(`connect.kind.${kind}.text`)}</span>
              </span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
