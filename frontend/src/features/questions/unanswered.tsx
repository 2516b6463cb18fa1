"use client";

import { RotateCw } from "lucide-react";

import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { useLanguage } from "@/contexts/LanguageContext";
import { SqlEditor } from "@/features/answers/editing/sql-editor";
import { ApiError } from "@/lib/api-error";

import type { Work } from "./work";

interface UnansweredProps {
  work: Work;
  /** What went wrong; null when the user stopped it. */
  error: unknown;
  onAgain: (work: Work) => void;
}

export function Unanswered({ work, error, onAgain }: UnansweredProps) {
  const { t, errorText } = useLanguage();
  const requestId = error instanceof ApiError && error.status >= 500 ? error.requestId : null;
  return (
    <Card className="grid justify-items-start gap-4 p-5 sm:p-7">
      <h2 className="text-lg font-semibold break-words sm:text-xl">{work.question}</h2>
      {error === null ? (
        <Alert tone="info" className="w-full">
          {t("ask.stopped")}
        </Alert>
      ) : (
        <Alert className="w-full">
          <p>{errorText(error)}</p>
          {requestId && <p className="text-xs">{t("app.request_id", { id: requestId })}</p>}
        </Alert>
      )}
      {"sql" in work.body ? (
        <div className="w-full">
          <SqlEditor sql={work.body.sql} onRun={(sql) => onAgain({ ...work, body: { sql } })} />
        </div>
      ) : (
        <Button variant="outline" size="sm" onClick={() => onAgain(work)}>
          <RotateCw aria-hidden />
          {t("ask.again")}
        </Button>
      )}
    </Card>
  );
}
