"use client";

import { BadgeCheck } from "lucide-react";
import { useId } from "react";

import { LoadError } from "@/components/load-error";
import { Card } from "@/components/ui/card";
import { useAuth } from "@/contexts/AuthContext";
import { useLanguage } from "@/contexts/LanguageContext";

import { mayDeleteVerified } from "./may-verify";
import { useVerifiedQuestions } from "./use-feedback";
import { VerifiedQuestionLine } from "./verified-question-line";

/** The questions of a data source that somebody vouched for. */
export function VerifiedQuestions({ sourceId }: { sourceId: string }) {
  const { t, errorText } = useLanguage();
  const { user } = useAuth();
  const id = useId();
  const { data, error, mutate } = useVerifiedQuestions(sourceId);
  if (!data && error === undefined) return null;
  return (
    <section aria-labelledby={id} className="grid gap-3">
      <h2 id={id} className="flex items-center gap-2 text-lg font-semibold">
        <BadgeCheck aria-hidden className="size-5 text-accent" />
        {t("verified.title")}
      </h2>
      <p className="text-sm text-ink-soft">
        {t(data?.items.length === 0 ? "verified.empty" : "verified.text")}
      </p>
      {!data && (
        <LoadError
          text={errorText(error)}
          retryLabel={t("app.retry")}
          onRetry={() => void mutate()}
        />
      )}
      {data && data.items.length > 0 && (
        <Card>
          <ul className="divide-y divide-line">
            {data.items.map((question) => (
              <VerifiedQuestionLine
                key={question.id}
                sourceId={sourceId}
                question={question}
                mayDelete={mayDeleteVerified(user)}
                onDeleted={() => void mutate()}
              />
            ))}
          </ul>
        </Card>
      )}
    </section>
  );
}
