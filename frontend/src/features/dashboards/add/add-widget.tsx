"use client";

import dynamic from "next/dynamic";

import { useLanguage } from "@/contexts/LanguageContext";
import { prepareChart } from "@/features/charts/prepare/chart";
import type { ChartType } from "@/features/charts/prepare/types";
import type { Answer } from "@/lib/contract";

import type { AddKind } from "./add-menu";
import { AnswersDialog } from "./answers-dialog";

// Asking comes only to who asks.
const AskDialog = dynamic(() => import("./ask-dialog").then((it) => it.AskDialog), { ssr: false });

interface AddWidgetProps {
  /** Null while nothing is being added. */
  kind: AddKind | null;
  onClose: () => void;
  onAdd: (answer: Answer, type: ChartType | null) => Promise<void>;
}

/** Where an answer comes from that is to become a widget. */
export function AddWidget({ kind, onClose, onAdd }: AddWidgetProps) {
  const { t, format } = useLanguage();
  const close = (open: boolean) => {
    if (!open) onClose();
  };
  const addKnown = async (answer: Answer) => {
    const chart = prepareChart(answer, format, t("chart.missing"));
    await onAdd(answer, "type" in chart ? chart.type : null);
    onClose();
  };
  return (
    <>
      {kind === "question" && <AskDialog open onOpenChange={close} onAdd={onAdd} />}
      <AnswersDialog open={kind === "answer"} onOpenChange={close} onAdd={addKnown} />
    </>
  );
}
