"use client";

import dynamic from "next/dynamic";
import type { ReactNode } from "react";

import { Alert } from "@/components/ui/alert";
import { PopoverContent } from "@/components/ui/popover";
import { Skeleton } from "@/components/ui/skeleton";
import { useLanguage } from "@/contexts/LanguageContext";
import type { Answer, PlanChoices } from "@/lib/contract";

import { useChoices } from "./use-choices";

const PartEditor = dynamic(() => import("./part-editor"), { loading: () => <Waiting /> });

function Waiting() {
  const { t } = useLanguage();
  return (
    <div role="status" aria-label={t("app.loading")} className="grid gap-2">
      <Skeleton className="h-9" />
      <Skeleton className="h-28" />
    </div>
  );
}

interface ChipPopoverProps {
  answer: Answer;
  label: string;
  children: (choices: PlanChoices, Editor: typeof PartEditor) => ReactNode;
}

/** What stands in the popover of a chip once its choices have come. */
export function ChipPopover({ answer, label, children }: ChipPopoverProps) {
  return (
    <PopoverContent aria-label={label}>
      <Loaded answerId={answer.id}>{children}</Loaded>
    </PopoverContent>
  );
}

interface LoadedProps {
  answerId: string;
  children: ChipPopoverProps["children"];
}

/** Mounted with the content, and so only once a chip is opened. */
function Loaded({ answerId, children }: LoadedProps) {
  const { errorText } = useLanguage();
  const { data, error } = useChoices(answerId);
  if (data) return children(data, PartEditor);
  return error === undefined ? <Waiting /> : <Alert>{errorText(error)}</Alert>;
}
