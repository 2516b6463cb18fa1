"use client";

import { FilterX } from "lucide-react";
import { useId, type ReactNode } from "react";

import { useLanguage } from "@/contexts/LanguageContext";
import { cn } from "@/lib/utils";

import type { DraftWidget } from "./prepare/draft";
import { isBeyond } from "./prepare/filters";
import { useSeen } from "./use-seen";
import type { WidgetState } from "./use-dashboard-data";
import { WidgetBody, type PickedPoint } from "./widget-body";

/** To find what a widget draws, for a picture of it. */
export function widgetElementId(id: string): string {
  return `widget-${id}`;
}

export interface WidgetCardProps {
  widget: DraftWidget;
  state: WidgetState;
  picked: string | null;
  onPick?: (point: PickedPoint) => void;
  onRetry: () => void;
  /** Before the title: what moves it. */
  handle?: ReactNode;
  /** After the title: what else can be done with it. */
  menu?: ReactNode;
  className?: string;
}

export function WidgetCard(props: WidgetCardProps) {
  const { widget, state, picked, onPick, onRetry, handle, menu, className } = props;
  const titleId = useId();
  const [ref, seen] = useSeen<HTMLElement>();
  const isText = widget.type === "text";
  const hasHeader = widget.title !== "" || handle !== undefined || menu !== undefined;
  return (
    <article
      ref={ref}
      id={widgetElementId(widget.id)}
      aria-labelledby={widget.title === "" ? undefined : titleId}
      className={cn(
        "group/widget flex h-full min-h-0 min-w-0 flex-col gap-2 rounded-2xl p-4",
        isText ? "border border-transparent" : "border border-line bg-surface shadow-card",
        isText && handle !== undefined && "border-dashed border-line",
        picked !== null && "border-accent",
        className,
      )}
    >
      {hasHeader && (
        <header className="flex min-h-7 items-center gap-1">
          {handle}
          <h2
            id={titleId}
            title={widget.title}
            className={cn(
              "min-w-0 flex-1 truncate",
              isText ? "text-lg font-semibold" : "text-sm font-medium",
            )}
          >
            {widget.title}
          </h2>
          {state.data && isBeyond(state.data) && <BeyondMark />}
          {menu}
        </header>
      )}
      <div className="@container min-h-0 flex-1">
        {seen && (
          <WidgetBody
            widget={widget}
            state={state}
            picked={picked}
            onPick={onPick}
            onRetry={onRetry}
          />
        )}
      </div>
    </article>
  );
}

function BeyondMark() {
  const { t } = useLanguage();
  return (
    <span title={t("widget.beyond")} className="shrink-0 text-ink-faint">
      <FilterX aria-hidden className="size-4" />
      <span className="sr-only">{t("widget.beyond")}</span>
    </span>
  );
}
