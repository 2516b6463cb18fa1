"use client";

import { Check, CloudAlert } from "lucide-react";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { useLanguage } from "@/contexts/LanguageContext";

import type { Editor } from "./use-editor";

/** Whether what is seen is what is kept. */
export function SaveStatus({ state, retry }: Pick<Editor, "state" | "retry">) {
  const { t } = useLanguage();
  const isBusy = state.phase === "pending" || state.phase === "saving";
  return (
    <span role="status" className="flex items-center gap-1.5 text-sm text-ink-faint">
      {isBusy && (
        <>
          <Spinner className="size-3.5" />
          {t("save.saving")}
        </>
      )}
      {state.phase === "saved" && (
        <>
          <Check aria-hidden className="size-4" />
          {t("save.saved")}
        </>
      )}
      {state.phase === "failed" && (
        <>
          <CloudAlert aria-hidden className="size-4 text-danger" />
          <span className="text-danger">{t("save.failed")}</span>
          <Button variant="link" size="inline" onClick={retry}>
            {t("app.retry")}
          </Button>
        </>
      )}
    </span>
  );
}

/** Somebody else saved meanwhile: both versions are there, and a person chooses. */
export function ConflictAlert({ keepMine, takeTheirs }: Pick<Editor, "keepMine" | "takeTheirs">) {
  const { t } = useLanguage();
  return (
    <Alert tone="danger">
      <p className="font-medium">{t("save.conflict")}</p>
      <p>{t("save.conflict.text")}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button size="sm" onClick={() => void takeTheirs()}>
          {t("save.conflict.theirs")}
        </Button>
        <Button variant="outline" size="sm" onClick={() => void keepMine()}>
          {t("save.conflict.mine")}
        </Button>
      </div>
    </Alert>
  );
}
