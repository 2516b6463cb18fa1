"use client";

import { CircleAlert, FileText, X } from "lucide-react";

import { Button } from "@/components/ui/button";
import { useLanguage } from "@/contexts/LanguageContext";
import type { FieldError } from "@/lib/contract";

import type { ChosenFile } from "./file-checks";

interface ChosenFilesProps {
  files: ChosenFile[];
  /** What the server said of a file, by its name. */
  refused: FieldError[];
  disabled: boolean;
  onRemove: (file: File) => void;
}

export function ChosenFiles({ files, refused, disabled, onRemove }: ChosenFilesProps) {
  const { t, format } = useLanguage();
  if (files.length === 0) return null;
  return (
    <ul aria-label={t("upload.files")} className="grid gap-2">
      {files.map(({ file, problem }, index) => {
        const word = refused.find((error) => error.field === file.name)?.message;
        const message = problem ? t(problem) : word;
        return (
          <li
            key={`${file.name} ${index}`}
            className="flex items-start gap-3 rounded-xl border border-line py-2.5 pr-2 pl-4"
          >
            <FileText aria-hidden className="mt-1.5 size-4 shrink-0 text-ink-faint" />
            <div className="grid min-w-0 flex-1 gap-0.5 py-1 text-sm">
              <span className="flex justify-between gap-3">
                <span className="min-w-0 truncate font-medium">{file.name}</span>
                <span className="shrink-0 text-ink-faint tabular-nums">
                  {format.bytes(file.size)}
                </span>
              </span>
              {message && (
                <span className="flex items-start gap-1.5 text-danger">
                  <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
                  {message}
                </span>
              )}
            </div>
            <Button
              variant="ghost"
              size="icon"
              className="size-8"
              disabled={disabled}
              aria-label={t("upload.remove", { name: file.name })}
              onClick={() => onRemove(file)}
            >
              <X aria-hidden />
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
