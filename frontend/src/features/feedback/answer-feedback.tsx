"use client";

import { BadgeCheck, ThumbsDown, ThumbsUp } from "lucide-react";
import { useState } from "react";

import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { useAuth } from "@/contexts/AuthContext";
import { useLanguage } from "@/contexts/LanguageContext";
import type { Answer, FeedbackRequest } from "@/lib/contract";
import { cn } from "@/lib/utils";

import { mayVerify } from "./may-verify";
import { WrongReason } from "./wrong-reason";
import { giveFeedback } from "./use-feedback";

type Verdict = FeedbackRequest["verdict"];

/** Whether an answer was right, with a reason where it was not; and right ones are kept for next time. */
export function AnswerFeedback({ answer }: { answer: Answer }) {
  const { t, errorText } = useLanguage();
  const { user } = useAuth();
  const [verdict, setVerdict] = useState<Verdict | null>(answer.feedback?.verdict ?? null);
  const [asksReason, setAsksReason] = useState(false);
  const [isVerified, setVerified] = useState(false);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string | null>(null);

  const give = async (feedback: FeedbackRequest): Promise<boolean> => {
    setPending(true);
    setError(null);
    try {
      await giveFeedback(answer.id, feedback);
      setVerdict(feedback.verdict);
      if (feedback.verify) setVerified(true);
      return true;
    } catch (failure) {
      setError(errorText(failure));
      return false;
    } finally {
      setPending(false);
    }
  };
  const judge = async (next: Verdict) => {
    setAsksReason(next === "wrong");
    await give({ verdict: next });
  };
  const explain = async (comment: string) => {
    if (await give({ verdict: "wrong", comment })) setAsksReason(false);
  };

  const vote = (of: Verdict, Icon: typeof ThumbsUp) => (
    <Button
      variant="ghost"
      size="icon"
      aria-label={t(`feedback.${of}`)}
      aria-pressed={verdict === of}
      title={t(`feedback.${of}`)}
      disabled={pending}
      className={cn(verdict === of && "bg-sunken text-accent")}
      onClick={() => void judge(of)}
    >
      <Icon aria-hidden />
    </Button>
  );
  return (
    <div
      role="group"
      aria-label={t("feedback.title")}
      className="grid gap-3 border-t border-line px-5 py-3 sm:px-7"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 text-sm text-ink-soft">
        <span>{t("feedback.question")}</span>
        <span className="flex gap-1">
          {vote("right", ThumbsUp)}
          {vote("wrong", ThumbsDown)}
        </span>
        {pending && <Spinner />}
        {verdict === "right" && !isVerified && mayVerify(user, answer) && (
          <Button
            variant="outline"
            size="sm"
            disabled={pending}
            onClick={() => void give({ verdict: "right", verify: true })}
          >
            <BadgeCheck aria-hidden />
            {t("feedback.verify")}
          </Button>
        )}
        <span role="status" className="text-ink-faint">
          {isVerified
            ? t("feedback.verified")
            : verdict !== null && !asksReason && t("feedback.thanks")}
        </span>
      </div>
      {error && (
        <p role="alert" className="text-sm text-danger">
          {error}
        </p>
      )}
      {asksReason && (
        <WrongReason
          pending={pending}
          onSend={(comment) => void explain(comment)}
          onSkip={() => setAsksReason(false)}
        />
      )}
    </div>
  );
}
