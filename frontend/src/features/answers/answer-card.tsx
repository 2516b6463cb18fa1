"use client";

import { useId, useMemo, useRef, useState, type ReactNode } from "react";

import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { useLanguage } from "@/contexts/LanguageContext";
import { saveChartPicture } from "@/features/charts/picture/picture";
import { isDrawn, prepareChart } from "@/features/charts/prepare/chart";
import { legendOf } from "@/features/charts/prepare/legend";
import type { ChartType } from "@/features/charts/prepare/types";
import type { Answer, RunRequest } from "@/lib/contract";

import { AnswerDetails } from "./answer-details";
import { Clarification } from "./clarification";
import { EngineBadge } from "./engine-badge";
import { ExportMenu } from "./export-menu";
import { Headline } from "./headline";
import { IgnoredWords } from "./ignored-words";
import { InterpretationChips } from "./interpretation-chips";
import { QuestionHeading } from "./question-heading";
import { Refusal } from "./refusal";
import { Warnings } from "./warnings";

interface AnswerCardProps {
  answer: Answer;
  /** The data that it is an answer of. */
  dataSourceId: string;
  /** As a picture names it. */
  sourceName?: string;
  /** False for what the conversation has passed, and while a question is under way. */
  isOpen: boolean;
  onAsk: (question: string) => void;
  onChoose: (answer: Answer, choiceId: string) => void;
  /** Runs it again, changed; absent while a question is under way. */
  onRun?: (answer: Answer, change: RunRequest) => void;
  /** What the reader says of it, under an answer. */
  feedback?: ReactNode;
  /** What else can be done with an answer, told the form that it is shown in. */
  actions?: (type: ChartType | null) => ReactNode;
}

export function AnswerCard(props: AnswerCardProps) {
  const { answer, dataSourceId, sourceName, isOpen, onAsk, onChoose, onRun } = props;
  const { feedback, actions } = props;
  const { t, format } = useLanguage();
  const headingId = useId();
  const [pointedWords, setPointedWords] = useState("");
  const [exportError, setExportError] = useState<string | null>(null);
  const [wanted, setWanted] = useState<ChartType | null>(null);
  const figure = useRef<HTMLDivElement>(null);
  const chart = useMemo(
    () => prepareChart(answer, format, t("chart.missing"), wanted),
    [answer, format, t, wanted],
  );
  const answered = answer.status === "answered";
  const savePicture = async () => {
    if (!figure.current || !isDrawn(chart)) return;
    const when = format.dateTime(answer.asked_at);
    const source = [sourceName, when, t("app.name")].filter(Boolean).join(" · ");
    const words = { title: answer.question, legend: legendOf(chart), source };
    await saveChartPicture(figure.current, words, `${t("answer.export.file")}.png`);
  };

  return (
    <Card className="animate-enter">
      <article aria-labelledby={headingId}>
        <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-5 pt-5 sm:px-7 sm:pt-6">
          <div className="min-w-0 flex-1 basis-64">
            <QuestionHeading id={headingId} question={answer.question} words={pointedWords} />
          </div>
          {answered && (
            <div className="flex flex-wrap items-center gap-1">
              {answer.edited_from !== null && <Badge>{t("answer.edited")}</Badge>}
              <EngineBadge engine={answer.engine} model={answer.model} />
              {actions?.("type" in chart ? chart.type : null)}
              <ExportMenu
                answer={answer}
                dataSourceId={dataSourceId}
                onPicture={isDrawn(chart) ? savePicture : undefined}
                onError={setExportError}
              />
            </div>
          )}
        </header>

        <div className="grid gap-5 px-5 py-5 sm:px-7">
          {exportError && <Alert>{exportError}</Alert>}
          {answered && (
            <Headline answer={answer} chart={chart} figureRef={figure} onType={setWanted} />
          )}
          {answered && answer.summary && <p className="text-base text-pretty">{answer.summary}</p>}
          {answer.clarification && (
            <Clarification
              clarification={answer.clarification}
              onChoose={isOpen ? (choiceId) => onChoose(answer, choiceId) : undefined}
            />
          )}
          {answer.refusal && <Refusal refusal={answer.refusal} disabled={!isOpen} onAsk={onAsk} />}
          {answer.interpretation && answered && (
            <section className="grid gap-2.5">
              <p className="text-sm text-pretty text-ink-soft">
                <span className="text-ink-faint">{t("answer.understood")}</span>{" "}
                {answer.interpretation.text}
              </p>
              <InterpretationChips
                answer={answer}
                chips={answer.interpretation.chips}
                onPoint={setPointedWords}
                onEdit={onRun && ((edits) => onRun(answer, { edits }))}
              />
            </section>
          )}
          <IgnoredWords words={answer.interpretation?.ignored_words ?? []} />
          <Warnings warnings={answer.warnings} />
          {answer.truncated && (
            <p className="text-sm text-ink-faint">
              {t("answer.rows.truncated", { count: format.integer(answer.rows.length) })}
            </p>
          )}
        </div>

        {answered && (
          <AnswerDetails
            answer={answer}
            withRows={chart.kind !== "table"}
            onRunSql={onRun && ((sql) => onRun(answer, { sql }))}
          />
        )}
        {answered && feedback}
      </article>
    </Card>
  );
}
