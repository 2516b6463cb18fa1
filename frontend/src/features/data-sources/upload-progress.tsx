"use client";

import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { useLanguage } from "@/contexts/LanguageContext";

import type { UploadState } from "./use-upload";

interface UploadProgressProps {
  state: UploadState;
  onCancel: () => void;
}

export function UploadProgress({ state, onCancel }: UploadProgressProps) {
  const { t, format } = useLanguage();
  const fraction = state.phase === "sending" ? state.fraction : null;
  const label = t(fraction === null ? "upload.reading" : "upload.sending");
  return (
    <div className="grid gap-3 rounded-xl bg-sunken/60 p-4">
      <p className="flex justify-between text-sm" role="status">
        <span>{label}</span>
        {fraction !== null && (
          <span className="font-medium tabular-nums">
            {format.ratio(Math.floor(fraction * 100) / 100)}
          </span>
        )}
      </p>
      <Progress label={label} value={fraction} />
      <Button variant="outline" size="sm" className="justify-self-start" onClick={onCancel}>
        {t("app.cancel")}
      </Button>
    </div>
  );
}
