"use client";

import { FileUp } from "lucide-react";
import { useId, useState, type DragEvent } from "react";

import { useLanguage } from "@/contexts/LanguageContext";
import { cn } from "@/lib/utils";

interface DropZoneProps {
  disabled: boolean;
  onFiles: (files: File[]) => void;
}

/** A label around a file input: a click, a key and a drop all end in `onFiles`. */
export function DropZone({ disabled, onFiles }: DropZoneProps) {
  const { t } = useLanguage();
  const id = useId();
  const [over, setOver] = useState(false);

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!disabled) onFiles([...event.dataTransfer.files]);
  };

  return (
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(!disabled);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        id={id}
        type="file"
        multiple
        accept=".csv,.tsv,.txt,text/csv,text/plain"
        disabled={disabled}
        aria-describedby={`${id}-formats`}
        className="peer sr-only"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
      <label
        htmlFor={id}
        className={cn(
          "grid cursor-pointer justify-items-center gap-3 rounded-2xl border-2 border-dashed border-line-strong/50 px-6 py-10 text-center transition-colors hover:border-accent hover:bg-accent-soft/50 peer-focus-visible:border-accent peer-focus-visible:outline-2 peer-focus-visible:outline-accent peer-disabled:cursor-not-allowed peer-disabled:opacity-55",
          over && "border-accent bg-accent-soft",
        )}
      >
        <span className="grid size-12 place-items-center rounded-full bg-accent-soft text-accent">
          <FileUp aria-hidden className="size-6" />
        </span>
        <span className="grid gap-1">
          <span className="text-base font-medium">
            {t(over ? "upload.drop.active" : "upload.drop")}
          </span>
          <span className="text-sm text-accent underline-offset-4">{t("upload.browse")}</span>
        </span>
      </label>
      <p id={`${id}-formats`} className="mt-2 text-sm text-ink-faint">
        {t("upload.formats")}
      </p>
    </div>
  );
}
